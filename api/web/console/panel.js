// What stands beside the conversation: five tabs, always about the current one.

import { byId } from "../shared/dom.js";
import { word } from "./words.js";
import { nextIndex } from "./roving.js";

export function panel({ parts }) {
  const tabs = [...byId("panel-tabs").querySelectorAll('[role="tab"]')];
  const pane = byId("panel");
  let talk;
  const fold = byId("panel-fold"); // only where the panel stands under the conversation
  let open = "alert";
  const met = new WeakSet();

  function draw() {
    pane.hidden = !talk;
    for (const tab of tabs) {
      const chosen = tab.dataset.panel === open;
      tab.setAttribute("aria-selected", String(chosen));
      tab.tabIndex = chosen ? 0 : -1;
      byId(tab.getAttribute("aria-controls")).hidden = !chosen;
    }
    if (!talk) return;
    parts.notes.mark(talk.known);
    parts[open].show(talk);
  }

  function unfold(on) {
    byId("panel-body").hidden = !on;
    fold.setAttribute("aria-expanded", String(on));
    fold.textContent = word(on ? "panel_fold" : "panel_unfold");
  }

  fold.addEventListener("click", () => unfold(byId("panel-body").hidden));
  matchMedia("(max-width: 68.7em)").addEventListener("change", () => unfold(true));

  function pick(name) {
    open = name;
    unfold(true);
    draw();
  }

  for (const tab of tabs) {
    tab.addEventListener("click", () => pick(tab.dataset.panel));
    tab.addEventListener("keydown", (event) => {
      const index = nextIndex(event.key, tabs.indexOf(tab), tabs.length);
      if (index < 0) return;
      event.preventDefault();
      tabs[index].focus();
      pick(tabs[index].dataset.panel);
    });
  }

  return {
    about(next) {
      talk = next;
      // Of a case that she has not seen yet, the alert.
      if (talk && !met.has(talk)) open = "alert";
      if (talk) met.add(talk);
      draw();
    },
    // by shortcut: open it and go there
    go(name) {
      if (!talk) return;
      pick(name);
      const first = byId(`panel-${name}`).querySelector("input:not(:disabled), select, textarea, summary, button");
      (first ?? tabs.find((tab) => tab.dataset.panel === name)).focus();
    },
    redraw: draw,
  };
}
