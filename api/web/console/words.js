// The console's own sentences stand in the page's <template>; the code knows only their names.

let sentences = {};

export function readWords() {
  sentences = JSON.parse(document.getElementById("words").content.textContent);
}

export const word = (name, values = {}) => (sentences[name] ?? name).replace(/\{(\w+)\}/g, (_, key) => values[key] ?? "");
