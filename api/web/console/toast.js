// What did not work, in a sentence that stays until it is read or replaced; and what every action goes through.

import { byId } from "../shared/dom.js";
import { Problem } from "./problem.js";
import { word } from "./words.js";

const LONG_ENOUGH = 12000;

export function toast() {
  const box = byId("toast");
  let timer;

  function say(text) {
    clearTimeout(timer);
    byId("toast-words").textContent = text;
    box.hidden = false;
    timer = setTimeout(hide, LONG_ENOUGH);
  }

  function hide() {
    box.hidden = true;
    byId("toast-words").textContent = "";
  }

  byId("toast-close").addEventListener("click", hide);

  // True when it worked. An expired session speaks for itself: the sign-in opens over the page.
  return async function tell(action) {
    try {
      await action();
      return true;
    } catch (problem) {
      if (!(problem instanceof Problem)) throw problem;
      if (problem.status !== 401) say(problem.status === 0 ? word("no_network") : problem.detail || word("unexpected"));
      return false;
    }
  };
}
