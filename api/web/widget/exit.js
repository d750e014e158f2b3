// On every public page: what the tab remembers, leaving at once without a trace, the cover.

import { announce, byId } from "../shared/dom.js";

const NAMES = ["token", "audience", "discreet", "visit"];

// Never a message. Where storage is refused, memory does.
export function tabStore(storage = () => globalThis.sessionStorage) {
  const held = new Map();
  let place;
  try {
    place = storage();
    place.setItem("f.", "");
    place.removeItem("f.");
  } catch {
    place = {
      getItem: (name) => held.get(name),
      setItem: (name, value) => held.set(name, value),
      removeItem: (name) => held.delete(name),
      clear: () => held.clear(),
    };
  }
  const key = (name) => {
    if (!NAMES.includes(name)) throw new RangeError(name);
    return `f.${name}`;
  };
  return {
    get: (name) => place.getItem(key(name)) ?? null,
    set: (name, value) => place.setItem(key(name), value),
    drop: (name) => place.removeItem(key(name)),
    clear: () => place.clear(),
  };
}

// Three within five seconds; how many are missing.
export function pressCounter(now = () => performance.now()) {
  let presses = [];
  return () => {
    const at = now();
    presses = [...presses.filter((earlier) => at - earlier < 5000), at];
    const left = 3 - presses.length;
    if (!left) presses = [];
    return left;
  };
}

// keepalive: finished without the page.
export function eraseBehind(token, get = fetch) {
  const headers = { Authorization: `Bearer ${token}` };
  return get("/v1/chat", { method: "DELETE", headers, keepalive: true, credentials: "omit", referrerPolicy: "no-referrer" });
}

// The whole window, where the browser lets a frame do it.
function depart(url) {
  try {
    top.location.replace(url);
  } catch {
    location.replace(url);
  }
}

export function exit({ store, stop = () => {}, tellHost = () => {}, back = () => {} }) {
  const button = byId("exit");
  const to = button.href;
  const dots = byId("escape");
  const page = document.documentElement;
  const press = pressCounter();
  let gone = false;
  let fade;

  // Blank first; nothing after that may keep her here.
  function go() {
    if (gone) return;
    gone = true;
    page.className = "gone";
    document.body.replaceChildren();
    document.title = "\u2060";
    try {
      const token = store.get("token");
      if (token) eraseBehind(token).catch(() => {});
      store.clear();
      stop();
      tellHost(to);
    } finally {
      depart(to);
    }
  }

  button.addEventListener("click", (event) => {
    event.preventDefault();
    go();
  });

  addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || event.repeat) return;
    const left = press();
    if (!left) return go();
    dots.hidden = false;
    dots.dataset.left = left;
    announce(left === 1 ? dots.dataset.once : dots.dataset.twice);
    clearTimeout(fade);
    fade = setTimeout(() => {
      dots.hidden = true;
    }, 5000);
  });

  // A page brought back as it was (bfcache) was left blank. It stays so if the exit was used meanwhile, here or further
  // on: the tab then no longer knows this visit.
  if (!store.get("visit")) store.set("visit", String(Math.random()));
  const visit = store.get("visit");
  addEventListener("pagehide", () => page.classList.add("gone"));
  addEventListener("pageshow", ({ persisted }) => {
    if (!persisted) return;
    if (gone || store.get("visit") !== visit) return location.replace("/");
    page.classList.remove("gone");
    back();
  });

  return go;
}

// When nobody touches the page for a while.
export function cover() {
  const sheet = byId("cover");
  const app = byId("app");
  let timer;
  let focused;

  function hide() {
    // It would stand above.
    document.querySelector("dialog[open]")?.close();
    focused = document.activeElement;
    sheet.hidden = false;
    app.inert = true;
    sheet.querySelector("button").focus();
  }

  function wait() {
    clearTimeout(timer);
    timer = setTimeout(hide, sheet.dataset.minutes * 60000);
  }

  sheet.addEventListener("click", () => {
    sheet.hidden = true;
    app.inert = false;
    focused?.focus?.({ preventScroll: true });
    wait();
  });
  for (const name of ["pointerdown", "keydown", "touchstart", "wheel"]) {
    addEventListener(name, () => sheet.hidden && wait(), { passive: true });
  }
  wait();
  return hide;
}

// In a frame, the site around leaves too, if the server allows its origin and it spoke first.
export function hostPage({ allowed, self = globalThis }) {
  let origin;
  if (self.parent !== self) {
    self.addEventListener("message", (event) => {
      if (event.source !== self.parent || !allowed.includes(event.origin) || event.data !== "fanal:hello") return;
      origin = event.origin;
    });
  }
  const tell = (message) => origin && self.parent.postMessage(message, origin);
  return {
    leave: (url) => tell({ fanal: "leave", url }),
    close: () => tell({ fanal: "close" }),
  };
}
