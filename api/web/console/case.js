// What may be said of a case without a word of the visitor: categories, a code that colleagues can name aloud.

import { word } from "./words.js";
import { codeWord } from "./codes.js";

export const codeOf = (id) => id.replace(/[^a-z0-9]/gi, "").slice(0, 4).toUpperCase();

export function describe(one) {
  if (!one) return "";
  const who = one.audience ? codeWord("audiences", one.audience) : word("audience_none");
  return [who, one.age_band && codeWord("ages", one.age_band)].filter(Boolean).join(" · ");
}

export const who = (one) => (one?.audience ? codeWord("audiences", one.audience) : "");

export const place = (one) => (one?.department ? word("department", { code: one.department }) : "");

export const lineText = (line) => (line.struck || !line.text ? word("struck") : line.text);
