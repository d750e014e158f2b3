// How worried we must be, said three times: a word, a shape and a colour, so that no one of them has to be seen.

import { el, icon } from "../shared/dom.js";
import { codeWord } from "./codes.js";

export const LEVELS = ["immediate", "high", "concern", "none"];

export const known = (level) => (LEVELS.includes(level) ? level : "none");

export const levelWord = (level) => codeWord("levels", known(level));

export function badge(level) {
  const name = known(level);
  return el("span", { class: `risk risk-${name}` }, icon(`risk-${name}`), el("span", {}, levelWord(name)));
}

export const axesWords = (axes = []) => axes.map((axis) => codeWord("axes", axis));
