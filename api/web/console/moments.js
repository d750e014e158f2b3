// Hours and waits as people say them.

import { word } from "./words.js";

export function lasting(milliseconds) {
  const minutes = Math.floor(milliseconds / 60000);
  if (minutes < 60) return word("minutes", { n: minutes });
  if (minutes < 24 * 60) {
    return word("hours", { h: Math.floor(minutes / 60), m: String(minutes % 60).padStart(2, "0") });
  }
  return word("days", { n: Math.floor(minutes / (24 * 60)) });
}

export const LONG_WAIT = 5 * 60000;

export const since = (moment, now = Date.now()) => Math.max(0, now - Date.parse(moment));

const CLOCK = new Intl.DateTimeFormat("fr-FR", { hour: "2-digit", minute: "2-digit", timeZone: "Europe/Paris" });
const DAY = new Intl.DateTimeFormat("fr-FR", { weekday: "long", day: "numeric", month: "long", year: "numeric", timeZone: "Europe/Paris" });

const MONTH = new Intl.DateTimeFormat("fr-FR", { month: "long", year: "numeric", timeZone: "Europe/Paris" });

export const clock = (moment) => CLOCK.format(new Date(moment));
export const dayOf = (date) => DAY.format(new Date(`${date}T12:00:00Z`));
// As a date field has it.
const PLAIN = new Intl.DateTimeFormat("sv-SE", { dateStyle: "short", timeZone: "Europe/Paris" });
export const today = () => PLAIN.format(new Date());

export const monthOf = (month) => MONTH.format(new Date(`${month}-15T12:00:00Z`));

// Rewrites every <… data-since="…"> of the page once in a while, with nothing else redrawn.
export function keepCounting(root = document, every = 15000) {
  const tick = () => {
    for (const node of root.querySelectorAll("[data-since]")) {
      const waited = since(node.dataset.since);
      node.textContent = lasting(waited);
      node.classList.toggle("long", waited > LONG_WAIT);
    }
  };
  setInterval(tick, every);
  return tick;
}
