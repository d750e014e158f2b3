// Asks before what cannot be undone. The harmless answer has the focus.

import { byId } from "../shared/dom.js";

export function confirm(name) {
  const dialog = byId(`confirm-${name}`);
  dialog.returnValue = "";
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => resolve(dialog.returnValue === "yes"), { once: true });
  });
}
