// The pages to read: the exit, the cover and the look, and the door taken, which tells the chat who writes, in this tab only and not
// in the address.

import { cover, discreet, exit, tabStore } from "./exit.js";

const store = tabStore();
for (const door of document.querySelectorAll("[data-audience]")) {
  door.addEventListener("click", (event) => {
    store.set("audience", door.dataset.audience);
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    // One place in the history: the exit takes it, and behind it is what was before us.
    event.preventDefault();
    location.replace(door.href);
  });
}
exit({ store });
cover();
discreet(store);
