// On another site: a button, and a frame once it is pressed, which may ask to be closed, or this page to leave.

(() => {
  const script = document.currentScript;
  const home = new URL(script.src).origin;
  const host = document.createElement("div");
  const root = host.attachShadow({ mode: "open" });
  const button = document.createElement("button");
  let frame;

  button.type = "button";
  button.textContent = script.dataset.label || "Fanal";
  button.setAttribute("aria-expanded", "false");
  button.style.cssText = `position: fixed; z-index: 2147483646; right: 16px; bottom: 16px; min-height: 48px; padding: 0 20px;
    border: 2px solid #f4bd5a; border-radius: 24px; background: #16303b; color: #fff; font: 600 16px/1 system-ui; cursor: pointer`;

  function open() {
    const small = matchMedia("(max-width: 600px), (max-height: 600px)").matches;
    const place = small
      ? "inset: 0; width: 100%; height: 100%"
      : "right: 16px; bottom: 76px; width: 400px; height: min(680px, 100vh - 96px); border-radius: 16px; box-shadow: 0 8px 40px #0004";
    frame = document.createElement("iframe");
    frame.title = "Fanal";
    frame.referrerPolicy = "no-referrer";
    frame.src = `${home}/chat?embed=1`;
    frame.style.cssText = `position: fixed; z-index: 2147483645; border: 0; background: #f5f2ec; ${place}`;
    frame.addEventListener("load", () => frame?.contentWindow.postMessage("fanal:hello", home));
    if (small) button.style.display = "none";
    button.setAttribute("aria-expanded", "true");
    root.append(frame);
    frame.focus();
  }

  function close() {
    frame.remove();
    frame = undefined;
    button.style.display = "";
    button.setAttribute("aria-expanded", "false");
    button.focus();
  }

  function leave(address) {
    const url = new URL(address, home);
    if (url.protocol !== "https:" && url.origin !== home) return;
    document.documentElement.replaceChildren();
    location.replace(url);
  }

  button.addEventListener("click", () => (frame ? close() : open()));
  addEventListener("message", ({ origin, source, data }) => {
    if (!frame || origin !== home || source !== frame.contentWindow) return;
    if (data?.fanal === "close") close();
    if (data?.fanal === "leave") leave(data.url);
  });

  root.append(button);
  (document.body ?? document.documentElement).append(host);
})();
