// The public pages: the door taken tells the chat who writes, in this tab only and not in the address.

import { byId } from "../shared/dom.js";
import { tabStore } from "./store.js";

const store = tabStore();
for (const door of document.querySelectorAll("[data-audience]")) {
  door.addEventListener("click", () => store.set("audience", door.dataset.audience));
}

byId("exit").addEventListener("click", (event) => {
  event.preventDefault();
  document.body.replaceChildren();
  store.clear();
  location.replace(event.target.href);
});
