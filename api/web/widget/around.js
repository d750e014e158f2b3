import { byId, el } from "../shared/dom.js";

const NEAR = 80;
const WRITING = 8000;
const GRACE = 2500; // short cuts need no telling
const TYPING_EVERY = 4000;
const SIDES = { taken: "person", waiting: "waiting", later: "later", returned: "bot", closed: "over" };

// Each a string or {tu, vous}.
let sentences = {};
let formal = false;

export function readWords() {
  sentences = JSON.parse(byId("words").content.textContent);
}

export function word(name, values = {}) {
  const found = sentences[name];
  const text = found?.tu ? found[formal ? "vous" : "tu"] : found;
  return (text ?? name).replace(/\{(\w+)\}/g, (_, key) => values[key] ?? "");
}

export const forms = (name) => (sentences[name]?.tu ? { "data-tu": sentences[name].tu, "data-vous": sentences[name].vous } : {});

export const audienceOf = (doorLabel) => sentences.doors?.[doorLabel];

export function address(audience) {
  formal = audience === "parent" || audience === "professional";
  for (const node of document.querySelectorAll("[data-vous]")) {
    node.dataset.tu ??= node.textContent;
    node.textContent = formal ? node.dataset.vous : node.dataset.tu;
  }
}

// What she reads stays in sight. On little screens the page scrolls, not the log (small.css).
export function sight(log, unread, seen) {
  const both = [log, document.documentElement];
  const left = () => Math.max(...both.map((one) => one.scrollHeight - one.scrollTop - one.clientHeight));
  const at = () => both.map((one) => one.scrollTop).join();
  const way = () => getComputedStyle(log).overflowY;
  const unseen = new Set(); // a person's words
  let was;
  let read; // none at the end
  let put; // where the page left her

  const toEnd = () => {
    for (const one of both) one.scrollTo(0, one.scrollHeight);
    put = at();
  };

  function bring(entry, block) {
    entry.scrollIntoView({ block });
    put = at();
  }

  // On screen, with nothing over it.
  function shows(entry) {
    const { left: x, bottom } = entry.getBoundingClientRect();
    return !document.hidden && entry.contains(document.elementFromPoint(x + 9, bottom - 9));
  }

  const below = (entries) => [...entries].find((entry) => entry.getBoundingClientRect().bottom > innerHeight / 2);

  function look() {
    for (const entry of unseen) if (shows(entry)) unseen.delete(entry) && seen(entry.rank);
    unread(left() > NEAR, below(unseen));
    // Else it was a keyboard, not she.
    if (way() === was) read = left() > 1 && below(log.children);
  }

  addEventListener("scroll", look, true);
  for (const name of ["click", "close", "visibilitychange"]) addEventListener(name, () => requestAnimationFrame(look), true);
  new ResizeObserver(() => {
    if (!read) toEnd();
    else if (way() !== was) bring(read);
    was = way();
    look();
  }).observe(log);
  return {
    here: (person) => left() < NEAR || (person && at() === put),
    next: () => (below(unseen) ? bring(below(unseen)) : toEnd()),
    bring,
    toEnd,
    look,
    unseen,
  };
}

export function presence() {
  const who = byId("presence");
  const writing = byId("typing");
  const lost = byId("lost");
  let side = "bot";
  let fade;
  let grace;

  function status(name) {
    if (!SIDES[name]) return;
    side = SIDES[name];
    who.dataset.side = side;
    who.replaceChildren(el("span", forms(`with_${side}`), word(`with_${side}`)));
    for (const one of document.querySelectorAll("[data-sides]")) one.hidden = !one.dataset.sides.includes(side);
  }

  return {
    status,
    typing(from, on) {
      if (from === "bot" && side === "person") return;
      clearTimeout(fade);
      writing.hidden = !on;
      byId("typing-who").textContent = word(`writing_${from}`);
      fade = setTimeout(() => {
        writing.hidden = true;
      }, WRITING);
    },
    connection(held) {
      if (held) lost.hidden = true;
      else if (grace) return;
      clearTimeout(grace);
      grace = !held && setTimeout(() => {
        lost.hidden = false;
      }, GRACE);
    },
  };
}

export function composer({ send, typing }) {
  const form = byId("composer");
  const box = byId("message");
  let told = 0;

  function put(text) {
    box.value = text;
    box.style.height = "auto";
    box.style.height = `${box.scrollHeight + 2}px`;
  }

  box.addEventListener("input", () => {
    put(box.value);
    const now = Date.now();
    if (!box.value.trim() || now - told < TYPING_EVERY) return;
    told = now;
    typing();
  });

  box.addEventListener("keydown", (event) => {
    // While a letter is being composed, Enter accepts it.
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    form.requestSubmit();
  });

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const text = box.value.trim();
    if (text) {
      put("");
      told = 0;
      send(text);
    }
    box.focus();
  });

  return {
    focus: () => box.focus({ preventScroll: true }),
    close(closed) {
      for (const control of form.elements) control.disabled = closed;
    },
    // Unless she has begun another.
    giveBack: (text) => box.value || put(text),
  };
}

export function menu(actions) {
  const button = byId("more");
  const list = byId("menu");

  function open(opened) {
    list.hidden = !opened;
    button.setAttribute("aria-expanded", String(opened));
  }

  button.addEventListener("click", () => open(list.hidden));
  addEventListener("click", ({ target }) => button.contains(target) || open(false));
  addEventListener("keydown", ({ key }) => {
    if (key !== "Escape" || list.hidden) return;
    open(false);
    button.focus();
  });

  for (const opener of document.querySelectorAll("[data-opens]")) {
    opener.addEventListener("click", () => byId(opener.dataset.opens).showModal());
  }
  for (const closer of document.querySelectorAll("[data-closes]")) {
    closer.addEventListener("click", () => closer.closest("dialog").close());
  }
  for (const [id, action] of Object.entries(actions)) byId(id)?.addEventListener("click", action);
}

// iOS does not keep the box above its keyboard.
export function fitScreen(screen = visualViewport) {
  screen.addEventListener("resize", () => {
    // Zoomed with two fingers.
    if (screen.scale > 1.05) return;
    document.documentElement.style.setProperty("--screen", `${Math.round(screen.height)}px`);
    if (screen.offsetTop) scrollTo(0, 0);
  });
}
