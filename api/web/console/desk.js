// The counsellor's desk: what the stream tells, who waits, and the conversations that are open.

import { announce } from "../shared/dom.js";
import { word } from "./words.js";
import { newcomers, risen } from "./alerts.js";
import { conversation } from "./conversation.js";
import { codeOf, describe } from "./case.js";
import { levelWord } from "./risk.js";

export function desk({ api, drafts, me, maxText, tell, attention, tabs, queue, panel, notes, changed }) {
  const talks = new Map();
  const opening = new Set();
  const lately = drafts.current(); // what was worked on before the page came anew
  let known;

  const shown = (talk) => tabs.isShown(talk) && document.visibilityState === "visible";
  const mine = (one) => one.taken_by === me().name;
  const wanted = (told) => (me().role === "supervisor" ? (told?.taken ?? []).filter((one) => one.help_wanted && !mine(one)) : []);

  function pick(id, focus = true) {
    const talk = talks.get(id);
    if (!talk) return;
    talk.read();
    tabs.show(talk);
    tabs.draw();
    drafts.working(id);
    panel.about(talk);
    if (focus) talk.focus();
    changed();
  }

  function make(id) {
    const talk = conversation({
      id,
      api,
      me,
      drafts,
      maxText,
      on: {
        focused: () => tabs.current !== talk && pick(id, false),
        dismissed: () => dismiss(talk),
        arrived(_id, event) {
          const looking = shown(talk) && document.hasFocus();
          if (!looking || tabs.current !== talk) attention.message(event);
          if (tabs.current !== talk) announce(word("new_message", { code: talk.code }));
          return !looking;
        },
        changed() {
          if (talk === tabs.current) panel.redraw();
          tabs.draw();
          changed();
        },
      },
    });
    talks.set(id, talk);
    tabs.add(talk);
    return talk;
  }

  function dismiss(talk) {
    if (!talk.known.mine && !talk.over) tell(() => api.unview(talk.id));
    drop(talk);
  }

  function drop(talk) {
    talks.delete(talk.id);
    tabs.remove(talk);
    panel.about(tabs.current);
    changed();
  }

  // The answer of `get` is a whole conversation; what the stream brings meanwhile waits in the talk.
  async function open(id, get, { focus = true, handed = false } = {}) {
    if (opening.has(id)) return;
    opening.add(id);
    const before = talks.get(id);
    if (before?.over) dismiss(before);
    const first = tabs.current === undefined;
    let talk = talks.get(id);
    const fresh = !talk;
    talk ??= make(id);
    const worked = await tell(async () => talk.load(await get()));
    opening.delete(id);
    if (!worked && fresh) return drop(talk); // a colleague was faster: there is no view to end
    if (worked && handed) talk.handed();
    // Several open at once after a reload, and answer in any order: the first is shown until the one of before is there.
    if (focus || lately === id || (first && tabs.current === talk)) pick(id, focus);
    tabs.draw(); // how grave it is, and who writes, is known only now
    changed();
  }

  // Entrusted to her by a colleague: with no column here, with one that she only looks through, or with one of before.
  function handed(one) {
    const talk = talks.get(one.conversation);
    if (!mine(one) || opening.has(one.conversation)) return false;
    return !talk || (talk.over ? talk.known.case?.taken_at !== one.taken_at : !talk.known.mine);
  }

  // What isn't hers any more went to somebody else while the line was cut.
  async function reread(talk) {
    try {
      talk.load(await api.read(talk.id));
    } catch (problem) {
      if (problem.status !== 404) throw problem;
      gone(talk);
    }
  }

  // Of what she holds, how many have something new and stand at this level.
  const unread = (level) => [...talks.values()].filter((talk) => talk.unread && talk.known.mine && talk.known.case?.level === level).length;

  function gone(talk) {
    notes.forget(talk.id);
    talk.end(word("left_here"));
  }

  function heard({ event, data }) {
    const told = JSON.parse(data || "{}");
    const talk = talks.get(told.conversation);
    if (event === "queue") news(told);
    else if (event === "message") talk?.message(told);
    else if (event === "typing") talk?.typing();
    else if (event === "delivered") talk?.delivered(told.seq);
    else if (event === "seen") talk?.seen(told.seq);
    else if (event === "over" && talk) gone(talk);
  }

  function news(told) {
    const arrived = newcomers(known?.waiting, told.waiting);
    const given = told.taken.filter(handed);
    const first = !known; // what was hers before the page came is no news
    const worse = risen(known?.taken, told.taken).filter(mine);
    const asked = wanted(told).filter((one) => known && !wanted(known).some((before) => before.conversation === one.conversation));
    known = told;
    queue.show(told);
    for (const one of told.waiting) talks.get(one.conversation)?.update(one);
    for (const one of told.taken) {
      const talk = talks.get(one.conversation);
      if (talk && !talk.over) talk.update(one);
    }
    for (const one of given) open(one.conversation, () => api.read(one.conversation), { focus: false, handed: !first });
    if (worse.length) {
      attention.danger();
      announce(word("in_danger_now", { code: codeOf(worse[0].conversation) }));
    } else if (arrived.length) {
      const [one] = arrived;
      attention.newCase(one);
      announce(word(one.released ? "case_back" : "new_case", { risk: levelWord(one.level), audience: describe(one) }));
    } else if (given.length && !first) {
      attention.newCase(given[0]);
      announce(word("handed_to_you", { risk: levelWord(given[0].level) }));
    } else if (asked.length) {
      attention.newCase(asked[0]);
      announce(word("advice_wanted", { name: asked[0].taken_by }));
    }
    panel.redraw();
    tabs.draw();
    changed();
  }

  return {
    heard,
    pick,
    take: (id) => open(id, () => api.take(id)),
    view: (id) => open(id, () => api.view(id)),
    isOpen: (id) => talks.has(id) && !talks.get(id).over,
    // Back after a cut: what was written goes out; what was said meanwhile is read again where the stream can't replay it.
    back(missed) {
      for (const talk of talks.values()) {
        if (talk.over) continue;
        talk.again();
        if (missed && talk.known.mine) tell(() => reread(talk));
      }
    },
    seen() {
      if (tabs.current?.unread && document.visibilityState === "visible") pick(tabs.current.id, false);
    },
    get holds() {
      return [...talks.values()].some((talk) => talk.known.mine && !talk.over);
    },
    get unsent() {
      return [...talks.values()].some((talk) => talk.unsent);
    },
    get counts() {
      return {
        grave: (known?.waiting_by_level.immediate ?? 0) + unread("immediate"),
        asked: wanted(known).length,
        waiting: known?.waiting.length ?? 0,
        unread: [...talks.values()].reduce((sum, talk) => sum + talk.unread, 0),
      };
    },
  };
}
