// The widget's own sentences stand in the page's <template>, as a string or {tu, vous}; here are only their names.

import { byId } from "../shared/dom.js";

let sentences = {};
let formal = false;

export function readWords(id = "words") {
  sentences = JSON.parse(byId(id).content.textContent);
}

export function word(name, values = {}) {
  const found = sentences[name];
  const text = typeof found === "string" ? found : found?.[formal ? "vous" : "tu"];
  return (text ?? name).replace(/\{(\w+)\}/g, (_, key) => values[key] ?? "");
}

// For what stays on screen when "tu" becomes "vous".
export const forms = (name) => (sentences[name]?.vous ? { "data-tu": sentences[name].tu, "data-vous": sentences[name].vous } : {});

export const audienceOf = (doorLabel) => sentences.doors?.[doorLabel];

// Adults are told "vous", by the sentences to come and by those of the page that have a second form.
export function address(audience, root = document) {
  formal = audience === "parent" || audience === "professional";
  for (const node of root.querySelectorAll("[data-vous]")) {
    node.dataset.tu ??= node.textContent;
    node.textContent = formal ? node.dataset.vous : node.dataset.tu;
  }
}
