// Prepared phrases: found by situation or word, put into the answer to be edited. Nothing is sent from here.

import { announce, byId, el } from "../shared/dom.js";
import { word } from "./words.js";
import { codeWord } from "./codes.js";

export const folded = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").replaceAll("’", "'").toLowerCase();

export function matching(phrases, asked) {
  const words = folded(asked).split(/\s+/).filter(Boolean);
  return phrases.filter(({ situation, text }) => {
    const whole = folded(`${codeWord("situations", situation)} ${text}`);
    return words.every((one) => whole.includes(one));
  });
}

export function phrases({ api, tell }) {
  const search = byId("phrase-search");
  let all;
  let talk;

  function draw() {
    const found = matching(all ?? [], search.value);
    const groups = grouped(found);
    byId("phrase-list").replaceChildren(
      ...[...groups].map(([situation, list]) =>
        el("section", {}, el("h3", {}, codeWord("situations", situation)), el("ul", {}, list.map(row))),
      ),
      ...(found.length ? [] : [el("p", { class: "none" }, word("phrases_empty"))]),
    );
  }

  function row(phrase) {
    const insert = () => {
      talk.insert(phrase.text);
      announce(word("phrase_inserted"));
    };
    return el("li", {}, el("p", { class: "said" }, phrase.text), el("button", { type: "button", class: "small", click: insert }, word("phrase_insert")));
  }

  search.addEventListener("input", draw);

  return {
    async show(next) {
      talk = next;
      if (!all) await tell(async () => (all = await api.phrases()));
      draw();
    },
    changed() {
      all = undefined;
    },
  };
}

function grouped(list) {
  const groups = new Map();
  for (const one of list) groups.set(one.situation, [...(groups.get(one.situation) ?? []), one]);
  return groups;
}
