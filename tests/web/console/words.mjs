// The page's own sentences, where a browser would have them.

import { readFileSync } from "node:fs";
import { learn } from "../../../api/web/console/codes.js";
import { readWords } from "../../../api/web/console/words.js";

const file = new URL("../../../api/web/console/words.fr.json", import.meta.url);

export function speakFrench() {
  const textContent = readFileSync(file, "utf8");
  globalThis.document = { getElementById: () => ({ content: { textContent } }) };
  readWords();
  learn({ levels: { immediate: "Danger immédiat", high: "Grave" }, audiences: { young: "Jeune" }, ages: { "15_17": "15 à 17 ans" }, situations: { danger: "Danger" } });
}

export function memoryStorage(refuses = false) {
  const kept = new Map();
  return {
    get length() {
      return kept.size;
    },
    key: (index) => [...kept.keys()][index],
    getItem: (name) => kept.get(name) ?? null,
    setItem(name, value) {
      if (refuses) throw new Error("QuotaExceededError");
      kept.set(name, value);
    },
    removeItem: (name) => kept.delete(name),
  };
}
