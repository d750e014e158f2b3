// The band at the top: which view, whether one is there for new cases, the sound, the way out.

import { announce, byId } from "../shared/dom.js";
import { word } from "./words.js";

export function bar({ go, pause, mute, leave, help, enrol }) {
  const links = [...byId("views-nav").querySelectorAll("[data-view]")];
  const rest = byId("break");
  const noise = byId("sound");
  let allowed = [];

  function show(view) {
    const name = allowed.includes(view) ? view : allowed[0];
    for (const link of links) {
      if (link.dataset.view === name) link.setAttribute("aria-current", "page");
      else link.removeAttribute("aria-current");
      byId(`view-${link.dataset.view}`).hidden = link.dataset.view !== name;
    }
    history.replaceState(null, "", `#${name}`);
    go(name);
  }

  for (const link of links) link.addEventListener("click", () => show(link.dataset.view));
  rest.addEventListener("click", () => pause(rest.getAttribute("aria-pressed") !== "true"));
  noise.addEventListener("click", () => mute(noise.getAttribute("aria-pressed") === "true"));
  byId("logout").addEventListener("click", leave);
  byId("enrol").addEventListener("click", enrol);
  byId("help").addEventListener("click", help);

  return {
    show,
    person({ name, role, on_break, totp }) {
      byId("who-am-i").textContent = name;
      allowed = links.filter((link) => link.dataset.roles.split(" ").includes(role)).map((link) => link.dataset.view);
      for (const link of links) link.parentNode.hidden = !allowed.includes(link.dataset.view);
      byId("enrol").hidden = totp;
      rest.hidden = role === "admin";
      this.onBreak(on_break);
    },
    onBreak(on) {
      rest.setAttribute("aria-pressed", String(on));
      rest.textContent = word(on ? "break_end" : "break_start");
      byId("state").textContent = rest.hidden ? "" : word(on ? "on_break" : "available");
      document.body.classList.toggle("on-break", on);
    },
    sound(on) {
      noise.setAttribute("aria-pressed", String(on));
      noise.textContent = word(on ? "sound_on" : "sound_off");
    },
    // Advice that a colleague waits for, beside the name of the view that shows it.
    asked(count) {
      byId("asked").textContent = count ? word("asked", { n: count }) : "";
    },
    tellBreak: (on) => announce(word(on ? "break_told" : "break_over")),
  };
}
