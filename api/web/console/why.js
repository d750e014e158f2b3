// Why the case is graded as it is: what was passed on, the sentences that fired, and another grade with its reason.

import { announce, byId, el, icon } from "../shared/dom.js";
import { word } from "./words.js";
import { lineText } from "./case.js";
import { clock } from "./moments.js";
import { axesWords, badge, levelWord, LEVELS } from "./risk.js";
import { sentenceAround } from "./sentence.js";

export function why({ api, tell }) {
  const form = byId("regrade");
  const levels = byId("regrade-levels");
  const drawnFor = { talk: undefined, print: "" };
  let talk;

  function fired({ fired: all, events }) {
    const texts = new Map(events.map((event) => [event.seq, event]));
    // A sentence may have been sent twice: one row a message.
    const sentences = new Map();
    for (const one of all) {
      const found = sentenceAround(texts.get(one.seq)?.text ?? "", one.start, one.end);
      const key = JSON.stringify([one.seq, found.join("")]);
      const row = sentences.get(key) ?? { event: texts.get(one.seq), found, axes: one.axes };
      sentences.set(key, row);
    }
    return [...sentences.values()].map(({ event, found: [before, hit, after], axes }) =>
      el(
        "li",
        {},
        el(
          "details",
          {},
          el("summary", {}, icon("eye-off"), `${word("flagged")} `, event ? word("why_at", { time: clock(event.at) }) : ""),
          el("blockquote", {}, before, el("mark", {}, hit), after),
        ),
        axes.length ? el("p", { class: "axes" }, axesWords(axes).join(" · ")) : null,
      ),
    );
  }

  function levelChoice(level) {
    return el("label", {}, el("input", { type: "radio", name: "level", value: level, required: true }), badge(level));
  }

  function draw() {
    const { case: one, regrades } = talk.known;
    byId("why-now").replaceChildren(badge(one?.level), el("p", { class: "axes" }, axesWords(one?.axes).join(" · ")));
    byId("why-grades").replaceChildren(
      ...(regrades.length ? regrades.map((grade) => el("li", {}, graded(grade))) : [el("li", {}, word("grade_by_screen"))]),
    );
    byId("why-lines").replaceChildren(
      ...(one?.lines ?? []).map((line) => el("li", { class: line.struck ? "struck" : null }, lineText(line))),
    );
    byId("why-passed").hidden = !one?.lines?.length;
    const reasons = fired(talk.known);
    byId("why-fired").replaceChildren(...(reasons.length ? reasons : [el("li", {}, word("why_none"))]));
    levels.replaceChildren(...LEVELS.filter((level) => level !== one?.level).map(levelChoice));
  }

  const graded = (grade) =>
    word("grade_by", { time: clock(grade.at), name: grade.by, before: levelWord(grade.before), after: levelWord(grade.after), reason: grade.reason });

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const about = talk;
    const reason = form.elements.reason.value.trim();
    await tell(async () => {
      const grade = await api.regrade(about.id, form.elements.level.value, reason);
      about.known.regrades = [...about.known.regrades, grade];
      if (about.known.case) about.update({ ...about.known.case, level: grade.after });
      form.elements.reason.value = "";
      if (talk === about) this_.show(about, true);
      announce(word("grade_saved", { risk: levelWord(grade.after) }));
    });
  });

  const this_ = {
    show(next, again = false) {
      const { case: one, regrades, fired: all } = next.known;
      const print = JSON.stringify([one?.level, one?.axes, one?.lines, regrades.length, all.length]);
      if (!again && drawnFor.talk === next && drawnFor.print === print) return;
      if (drawnFor.talk !== next) form.reset();
      Object.assign(drawnFor, { talk: next, print });
      talk = next;
      draw();
    },
  };
  return this_;
}
