// What may come next for a conversation: a supervisor's view, another person, the program again, or the end.

import { announce, byId, el } from "../shared/dom.js";
import { word } from "./words.js";
import { codesOf } from "./codes.js";

export function next({ api, me, ask, tell, gone }) {
  const transfer = byId("transfer-form");
  const ending = byId("close-form");
  const help = byId("ask-supervisor");
  let talk;
  let team = [];
  let drawn;

  function mates() {
    const free = team.filter((mate) => mate.id !== me().id && !mate.on_break && mate.role !== "admin" && mate.held < mate.capacity);
    const list = transfer.elements.to;
    const chosen = list.value;
    const choices = free.map((mate) => el("option", { value: mate.id }, `${mate.name} (${word("load", { n: mate.held, max: mate.capacity })})`));
    list.replaceChildren(el("option", { value: "" }, word("transfer_to")), ...choices);
    // Who was chosen and has left is nobody: the next in the list was chosen by no one.
    list.value = free.some((mate) => mate.id === chosen) ? chosen : "";
    byId("transfer-nobody").hidden = free.length > 0;
    transfer.hidden = free.length === 0;
  }

  const asked = () => word(team.some((mate) => mate.role === "supervisor" && mate.id !== me().id) ? "advice_done" : "advice_nobody");

  function outcomes() {
    const boxes = codesOf("closings").map(([code, label]) =>
      el("label", {}, el("input", { type: "radio", name: "outcome", value: code, required: true }), label),
    );
    byId("outcomes").replaceChildren(...boxes);
  }

  async function leave(action, sentence) {
    const about = talk;
    about.lettingGo(sentence);
    const worked = await tell(async () => {
      await action(about);
      gone(about, sentence);
    });
    if (!worked) about.lettingGo(undefined);
  }

  help.addEventListener("click", () =>
    tell(async () => {
      await api.help(talk.id);
      help.disabled = true;
      announce(asked());
    }),
  );

  transfer.addEventListener("submit", async (event) => {
    event.preventDefault();
    const { value } = transfer.elements.to;
    const { name } = team.find((mate) => mate.id === value);
    if (talk.unsent && !(await ask("transfer-unsent"))) return talk.focus();
    leave((about) => api.transfer(about.id, value), word("transfer_done", { name }));
  });

  byId("give-back").addEventListener("click", async () => {
    if (await ask("return")) leave((about) => api.giveBack(about.id), word("returned_here"));
  });

  ending.addEventListener("submit", async (event) => {
    event.preventDefault();
    const outcome = ending.elements.outcome.value;
    if (await ask("close")) leave((about) => api.close(about.id, outcome), word("closed_here"));
  });

  return {
    show(about) {
      talk = about;
      help.disabled = !about.known.mine || Boolean(about.known.case?.help_wanted);
      byId("help-wanted").hidden = !about.known.case?.help_wanted;
      byId("help-wanted").textContent = asked();
      byId("next-actions").disabled = about.over;
      mates();
      if (drawn !== about) outcomes();
      drawn = about;
    },
    team(list) {
      team = list;
      if (talk) mates();
    },
  };
}
