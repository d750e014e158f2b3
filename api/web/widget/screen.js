// What someone beside her can see: a cover when nobody touches the page, another look, and a box that stays in sight.

// Nobody has touched the page for a while: it is covered. One tap or key brings it back.
export function idle({ minutes, app, cover }) {
  let timer;
  let back;

  function hide() {
    // A dialog would stand above the cover.
    document.querySelector("dialog[open]")?.close();
    back = document.activeElement;
    cover.hidden = false;
    app.inert = true;
    cover.querySelector("button").focus();
  }

  function wait() {
    clearTimeout(timer);
    timer = setTimeout(hide, minutes * 60000);
  }

  function show() {
    cover.hidden = true;
    app.inert = false;
    back?.focus?.({ preventScroll: true });
    wait();
  }

  cover.addEventListener("click", show);
  for (const name of ["pointerdown", "keydown", "touchstart", "wheel"]) {
    addEventListener(name, () => cover.hidden && wait(), { passive: true });
  }
  wait();
  return { hide, show };
}

// Another title, another icon, no name in the corner.
export function discreet({ button, store, title, icon, brand, page = document }) {
  const link = page.querySelector("link[rel=icon]");
  const usual = { title: page.title, icon: link.getAttribute("href"), brand: brand.textContent };

  function wear(on) {
    page.title = on ? title : usual.title;
    link.setAttribute("href", on ? icon : usual.icon);
    brand.textContent = on ? title : usual.brand;
    page.documentElement.classList.toggle("discreet", on);
    button.setAttribute("aria-pressed", String(on));
  }

  button.addEventListener("click", () => {
    const on = button.getAttribute("aria-pressed") !== "true";
    if (on) store.set("discreet", "1");
    else store.drop("discreet");
    wear(on);
  });
  wear(store.get("discreet") === "1");
}

// Keeps the box to write in above the on-screen keyboard, where the browser does not do it alone (iOS).
export function fitScreen(viewport = globalThis.visualViewport, root = document.documentElement) {
  if (!viewport) return;
  const fit = () => {
    // Zoomed in with two fingers: the layout must not shrink under them.
    if (viewport.scale > 1.05) return;
    root.style.setProperty("--screen", `${Math.round(viewport.height)}px`);
    if (viewport.offsetTop) scrollTo(0, 0);
  };
  viewport.addEventListener("resize", fit);
  fit();
}
