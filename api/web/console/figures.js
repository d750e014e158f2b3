// Counters by month. What is too small to be told without pointing at somebody stays unsaid.

import { byId, el } from "../shared/dom.js";
import { word } from "./words.js";
import { codeWord } from "./codes.js";
import { monthOf } from "./moments.js";

export function figures({ api, tell }) {
  const row = (one) =>
    el("tr", {}, el("td", {}, monthOf(one.month)), el("th", { scope: "row" }, codeWord("counters", one.name)), el("td", {}, one.value === null ? word("too_few") : String(one.value)));

  return {
    open: () =>
      tell(async () => {
        const { counters } = await api.stats();
        byId("figures-list").replaceChildren(...counters.map(row));
        byId("figures-none").hidden = counters.length > 0;
      }),
  };
}
