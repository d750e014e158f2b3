// Notes for the team about the current conversation; never shown to the visitor, erased with it.

import { announce, byId, el } from "../shared/dom.js";
import { word } from "./words.js";
import { clock } from "./moments.js";

const LONGEST = 2000;
const keyOf = (talk) => `note.${talk.id}`;

export function notes({ api, drafts, tell }) {
  const form = byId("note-form");
  const box = form.elements.namedItem("note");
  const left = byId("note-left");
  let talk;

  function count() {
    const room = LONGEST - box.value.length;
    left.textContent = room < 0 ? word("note_too_long", { n: -room }) : word("notes_left", { n: room });
    left.classList.toggle("wrong", room < 0);
  }

  function draw() {
    mark();
    byId("notes-list").replaceChildren(
      ...(talk.known.notes.length
        ? talk.known.notes.map((note) =>
            el("li", {}, el("p", { class: "who" }, `${note.by} `, el("time", { datetime: note.at }, clock(note.at))), el("p", { class: "said" }, note.text)),
          )
        : [el("li", { class: "none" }, word("notes_empty"))]),
    );
  }

  // The tab says that there is something to read.
  function mark(known = talk.known) {
    byId("tab-notes").textContent = word(known.notes.length ? "tab_notes_some" : "tab_notes", { n: known.notes.length });
  }

  box.addEventListener("input", () => {
    drafts.write(keyOf(talk), box.value);
    count();
  });

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const about = talk;
    const text = box.value.trim();
    if (!text) return box.focus();
    if (text.length > LONGEST) return announce(left.textContent);
    await tell(async () => {
      about.known.notes = [...about.known.notes, await api.note(about.id, text)];
      drafts.drop(keyOf(about));
      if (talk !== about) return;
      box.value = "";
      count();
      draw();
      announce(word("note_saved"));
    });
  });

  return {
    show(next) {
      if (talk !== next) box.value = drafts.read(keyOf(next));
      talk = next;
      count();
      draw();
    },
    mark,
    forget: (id) => drafts.drop(`note.${id}`),
  };
}
