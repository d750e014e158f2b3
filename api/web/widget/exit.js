// On every public page.

import { announce, byId } from "../shared/dom.js";

const NAMES = ["token", "audience", "discreet", "visit"];

// What the tab remembers; never a message.
export function tabStore(storage = () => globalThis.sessionStorage) {
  const held = new Map();
  let place;
  try {
    place = storage();
    place.setItem("f.", "");
    place.removeItem("f.");
  } catch {
    held.set("f.visit", "-"); // nothing tells whether she left
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

// Out of a frame, too, where the browser lets it.
function depart(url) {
  try {
    top.location.replace(url);
  } catch {
    location.replace(url);
  }
}

export function exit({ store, back = () => {} }) {
  const { href: to, textContent: label } = byId("exit");
  const ways = document.querySelectorAll("#exit, [data-exit]");
  const said = byId("announcer").dataset;
  const page = document.documentElement;
  let press = pressCounter();
  let gone = false;
  let fade;
  let tabs; // they leave too, unless storage is refused
  try {
    tabs = new BroadcastChannel("fanal");
    tabs.onmessage = go;
  } catch {}

  function away() {
    page.className = "gone";
    depart(to);
  }

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
      tabs?.postMessage("leave");
      dispatchEvent(new Event("leave"));
    } finally {
      depart(to);
    }
  }

  // Over nothing else.
  function sign(text) {
    for (const way of ways) way.textContent = text;
  }

  for (const way of ways) {
    way.addEventListener("click", (event) => {
      event.preventDefault();
      event.stopPropagation(); // or it uncovers
      go();
    });
  }

  // In a row: what is opened in between was closed by the last.
  addEventListener("click", () => {
    press = pressCounter();
    sign(label);
  });

  addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || event.repeat) return;
    const left = press();
    if (!left) return go();
    sign(said.presses.replace("#", left));
    announce(said[left]);
    clearTimeout(fade);
    fade = setTimeout(sign, 5000, label);
  });

  // Left blank for the bfcache. The exit was used if the tab has forgotten this visit: nothing is shown again.
  if (!store.get("visit")) {
    gone = performance.getEntriesByType("navigation")[0]?.type === "back_forward";
    if (gone) away();
    else store.set("visit", String(Math.random()));
  }
  const visit = store.get("visit");
  addEventListener("pagehide", () => page.classList.add("gone"));
  addEventListener("pageshow", ({ persisted }) => {
    if (!persisted) return;
    if (gone || store.get("visit") !== visit) return away();
    page.classList.remove("gone");
    back();
  });
  return gone;
}

export function cover() {
  const sheet = byId("cover");
  const app = byId("app");
  const button = sheet.querySelector("button");
  const { plainTitle } = sheet.dataset;
  const label = button.textContent;
  let title;
  let count;
  let timer;
  let focused;

  function sign(text) {
    document.title = plainTitle + text;
    button.textContent = label + text;
  }

  function hide() {
    if (!sheet.hidden) return;
    title = document.title;
    count = 0;
    sign("");
    document.querySelector("dialog[open]")?.close();
    focused = document.activeElement;
    sheet.hidden = false;
    app.inert = true;
    button.focus();
  }

  function wait() {
    clearTimeout(timer);
    timer = setTimeout(hide, sheet.dataset.minutes * 60000);
  }

  sheet.addEventListener("click", () => {
    sheet.hidden = true;
    app.inert = false;
    document.title = title;
    focused?.focus?.({ preventScroll: true });
    wait();
  });
  for (const name of ["pointerdown", "keydown", "wheel"]) {
    addEventListener(name, () => sheet.hidden && wait(), { passive: true });
  }
  wait();
  return {
    hide,
    came() {
      if (sheet.hidden) return;
      sign(` (${++count})`);
      announce(button.textContent);
    },
  };
}

export function discreet(store) {
  const button = byId("discreet");
  const brand = byId("brand");
  const mark = document.querySelector(".brand .mark");
  const icon = document.querySelector("link[rel=icon]");
  const usual = { title: document.title, icon: icon.href };
  const { plainTitle, plainIcon } = byId("cover").dataset;

  function wear() {
    const on = Boolean(store.get("discreet"));
    document.title = brand.textContent = on ? plainTitle : usual.title;
    icon.setAttribute("href", on ? plainIcon : usual.icon);
    mark.toggleAttribute("hidden", on);
    button?.setAttribute("aria-pressed", on);
  }

  button?.addEventListener("click", () => {
    if (store.get("discreet")) store.drop("discreet");
    else store.set("discreet", "1");
    wear();
  });
  wear();
}
