// <script src="https://…/widget.js" async data-label="…"></script> on another site: a button, and a frame when it is
// pressed. Nothing is stored or read here. The frame may ask this page to close it, or to leave.

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
  dress(button, {
    position: "fixed", right: "16px", bottom: "16px", zIndex: "2147483646", minHeight: "48px", padding: "0 20px",
    border: "2px solid #f4bd5a", borderRadius: "24px", background: "#16303b", color: "#fff",
    font: "600 16px/1 system-ui, sans-serif", cursor: "pointer",
  });

  function dress(node, look) {
    Object.assign(node.style, look);
  }

  function open() {
    frame = document.createElement("iframe");
    frame.title = "Fanal";
    frame.referrerPolicy = "no-referrer";
    frame.src = `${home}/chat?embed=1`;
    const small = matchMedia("(max-width: 600px), (max-height: 600px)").matches;
    dress(frame, {
      position: "fixed", zIndex: "2147483645", border: "0", background: "#f4f1ea", colorScheme: "normal",
      ...(small
        ? { inset: "0", width: "100%", height: "100%" }
        : { right: "16px", bottom: "76px", width: "400px", height: "min(680px, calc(100vh - 96px))", borderRadius: "16px", boxShadow: "0 8px 40px #0004" }),
    });
    frame.addEventListener("load", () => frame?.contentWindow.postMessage("fanal:hello", home));
    if (small) button.style.display = "none";
    root.append(frame);
    button.setAttribute("aria-expanded", "true");
    frame.focus();
  }

  function close() {
    frame?.remove();
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
  addEventListener("message", (event) => {
    if (!frame || event.origin !== home || event.source !== frame.contentWindow) return;
    if (event.data?.fanal === "close") close();
    if (event.data?.fanal === "leave") leave(event.data.url);
  });

  root.append(button);
  (document.body ?? document.documentElement).append(host);
})();
