// The prepared phrases of the whole team. Those shipped with the service are read here and changed by its editors.

import { announce, byId, el } from "../shared/dom.js";
import { word } from "./words.js";
import { codesOf, codeWord } from "./codes.js";

export function library({ api, tell, changed }) {
  const form = byId("library-form");
  let all = [];
  let edited;

  function row(phrase) {
    const name = phrase.text.slice(0, 40);
    return el(
      "li",
      {},
      el("p", { class: "who" }, codeWord("situations", phrase.situation)),
      el("p", { class: "said" }, phrase.text),
      phrase.shipped
        ? el("p", { class: "about" }, word("shipped"))
        : el(
            "p",
            { class: "row" },
            el("button", { type: "button", class: "small", "aria-label": word("edit_named", { name }), click: () => edit(phrase) }, word("edit")),
            el("button", { type: "button", class: "small", "aria-label": word("remove_named", { name }), click: () => remove(phrase) }, word("remove")),
          ),
    );
  }

  function draw() {
    const own = [...all].sort((a, b) => Number(a.shipped) - Number(b.shipped));
    byId("library-list").replaceChildren(...own.map(row));
    situations();
  }

  function situations() {
    const known = new Map(codesOf("situations"));
    for (const one of all) known.set(one.situation, codeWord("situations", one.situation));
    const list = form.elements.namedItem("situation");
    const chosen = list.value;
    list.replaceChildren(...[...known].map(([code, label]) => el("option", { value: code }, label)));
    if (chosen) list.value = chosen;
  }

  function edit(phrase) {
    edited = phrase;
    form.elements.namedItem("situation").value = phrase.situation;
    form.elements.namedItem("text").value = phrase.text;
    form.elements.namedItem("text").focus();
  }

  const remove = (phrase) =>
    tell(async () => {
      await api.dropPhrase(phrase.id);
      await load();
      announce(word("saved"));
    });

  async function load() {
    situations(); // a phrase can be added while the others are on their way
    all = await api.phrases();
    changed();
    draw();
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const phrase = { situation: form.elements.namedItem("situation").value, text: form.elements.namedItem("text").value.trim() };
    tell(async () => {
      await api.addPhrase(phrase);
      // The new one is safe before the old one goes.
      if (edited) await api.dropPhrase(edited.id);
      edited = undefined;
      form.elements.namedItem("text").value = "";
      await load();
      announce(word("saved"));
    });
  });

  return { open: () => tell(load) };
}
