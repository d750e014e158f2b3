// A card as the desk needs it: what the visitor has in front of her, on a few lines, with nothing to press.

import { el } from "../shared/dom.js";
import { word } from "./words.js";

// What came by itself is folded: it must not push the words it answers out of sight.
export function cardSummary(card, { folded = false } = {}) {
  const title = card.title ?? word("card");
  const rows = [
    ...(card.lines ?? []).map((line) => (line.struck ? word("struck") : line.text)),
    ...(card.steps ?? []),
    ...(card.helplines ?? []).map((line) => [line.name, line.number].filter(Boolean).join(" · ")),
    ...(card.services ?? []).map((service) => service.name),
    ...(card.places ?? []).map((place) => place.label ?? place.name),
    ...(card.signs ?? []).map((sign) => sign.label ?? sign),
  ].filter((row) => typeof row === "string" && row);
  const list = rows.length > 0 && el("ul", {}, rows.map((row) => el("li", {}, row)));
  if (folded && list) return el("details", { class: "card" }, el("summary", { class: "card-title" }, title), list);
  return el("div", { class: "card" }, el("p", { class: "card-title" }, title), list);
}
