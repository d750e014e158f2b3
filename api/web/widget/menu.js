// The "more" menu and the page's dialogs.

import { byId } from "../shared/dom.js";

export function menu({ back, quit, person, noPerson, hide, close, erase }) {
  const button = byId("more");
  const list = byId("menu");

  function open(opened) {
    list.hidden = !opened;
    button.setAttribute("aria-expanded", String(opened));
  }

  button.addEventListener("click", () => open(list.hidden));
  list.addEventListener("click", () => open(false));
  addEventListener("click", (event) => {
    if (!list.contains(event.target) && !button.contains(event.target)) open(false);
  });
  addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || list.hidden) return;
    open(false);
    button.focus();
  });

  for (const opener of document.querySelectorAll("[data-opens]")) {
    opener.addEventListener("click", () => byId(opener.dataset.opens).showModal());
  }
  for (const closer of document.querySelectorAll("[data-closes]")) {
    closer.addEventListener("click", () => closer.closest("dialog").close());
  }

  byId("code-form").addEventListener("submit", async (event) => {
    event.preventDefault();
    const box = byId("receipt");
    byId("code-problem").textContent = await back(box.value.trim());
    box.value = "";
    if (!byId("code-problem").textContent) byId("code").close();
  });

  const on = (id, action) => byId(id)?.addEventListener("click", action);
  on("ask-person", person);
  on("leave-person", noPerson);
  on("hide-now", hide);
  on("close-frame", close);
  on("quit-from-help", quit);
  on("erase-now", () => {
    byId("erase").close();
    erase();
  });
}
