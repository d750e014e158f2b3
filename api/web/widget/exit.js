// Leaving at once: first nothing is left to read, then the server erases, the tab forgets, the address is replaced.
// A page brought back from the browser's memory stays blank.

import { announce, byId } from "../shared/dom.js";
import { word } from "./words.js";

// How many presses are still needed: three within five seconds.
export function pressCounter({ needed = 3, within = 5000, now = () => performance.now() } = {}) {
  let presses = [];
  return function press() {
    const at = now();
    presses = [...presses.filter((earlier) => at - earlier < within), at];
    if (presses.length < needed) return needed - presses.length;
    presses = [];
    return 0;
  };
}

// From a frame the whole window leaves, where the browser allows it.
function depart(url) {
  try {
    top.location.replace(url);
  } catch {
    location.replace(url);
  }
}

export function exit({ to, button, erase, forget, tellHost, leave = depart }) {
  let gone = false;

  function go() {
    if (gone) return;
    gone = true;
    document.documentElement.className = "gone";
    document.body.replaceChildren();
    document.title = "\u2060";
    erase();
    forget();
    tellHost(to);
    leave(to);
  }

  button.addEventListener("click", (event) => {
    event.preventDefault();
    go();
  });

  const press = pressCounter();
  const dots = byId("escape");
  let fade;
  addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || event.repeat) return;
    const left = press();
    if (!left) return go();
    dots.hidden = false;
    dots.dataset.left = left;
    announce(word(left === 1 ? "escape_once" : "escape_more", { left }));
    clearTimeout(fade);
    fade = setTimeout(() => {
      dots.hidden = true;
    }, 5000);
  });

  addEventListener("pageshow", (event) => gone && event.persisted && leave(to));

  return go;
}

// In another site's frame, that site leaves too. We speak only to an origin that the server allows, that is our parent
// and that spoke first.

export function hostPage({ allowed, self = globalThis }) {
  let origin;
  if (self.parent !== self) {
    self.addEventListener("message", (event) => {
      if (event.source !== self.parent || !allowed.includes(event.origin) || event.data !== "fanal:hello") return;
      origin = event.origin;
      self.parent.postMessage({ fanal: "ready" }, origin);
    });
  }
  const tell = (message) => origin && self.parent.postMessage(message, origin);
  return {
    leave: (url) => tell({ fanal: "leave", url }),
    close: () => tell({ fanal: "close" }),
  };
}
