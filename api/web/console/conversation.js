// One conversation of the desk: its column on screen, what is known of it, what is being written in it.

import { announce, byId, icon } from "../shared/dom.js";
import { composer } from "./composer.js";
import { word } from "./words.js";
import { uncoverAll } from "./bubble.js";
import { codeOf, describe, place } from "./case.js";
import { log } from "./log.js";
import { badge } from "./risk.js";
import { sending } from "./sending.js";

const WRITING = 6000;

export function conversation({ id, api, me, drafts, maxText, on }) {
  const flags = new Map();
  const names = new Map(); // seq → who of the team wrote it
  const early = [];
  const known = { case: null, events: [], fired: [], notes: [], regrades: [] };
  const code = codeOf(id);
  const frame = byId("conversation-frame").content.cloneNode(true).firstElementChild;
  const find = (name) => frame.querySelector(`[data-part="${name}"]`);
  let state = "loading"; // loading | open | over
  let unread = 0;
  let letsGo; // what is said of it while she lets it go: the stream may tell its end before the answer comes
  let fade;

  const lines = log(find("log"), {
    flagOf: (seq) => flags.get(seq),
    byOf: (seq) => (names.get(seq) === me().name ? word("who_me") : names.get(seq)),
  });
  const form = find("composer");
  const box = form.elements.namedItem("message");
  const out = sending({
    say: (body) => api.say(id, body),
    log: lines,
    settled: () => on.changed(id),
    refused: insert,
  });
  composer(form, {
    send(text) {
      drafts.drop(id);
      out.text(text);
      on.changed(id);
    },
    typing: () => api.typing(id).catch(() => {}),
  });

  frame.dataset.conversation = id;
  frame.setAttribute("aria-label", word("case_name", { code }));
  box.id = `message-${id}`;
  find("composer-label").htmlFor = box.id;
  box.maxLength = maxText;
  box.value = drafts.read(id);
  box.addEventListener("input", () => drafts.write(id, box.value));
  frame.addEventListener("focusin", () => on.focused(id));
  frame.addEventListener("pointerdown", () => on.focused(id));
  find("uncover-all").addEventListener("click", uncover);
  find("dismiss").addEventListener("click", () => on.dismissed(id));

  // Under what is already written, never over it.
  function insert(text) {
    box.value = [box.value.trimEnd(), text].filter(Boolean).join("\n");
    box.dispatchEvent(new Event("input"));
    box.focus();
  }

  function uncover() {
    uncoverAll(frame);
    find("uncover-all").hidden = true;
  }

  function title() {
    find("risk").replaceChildren(badge(known.case?.level));
    find("about").textContent = [word("case_name", { code }), describe(known.case), place(known.case)].filter(Boolean).join(" · ");
    const watchers = known.case?.watched_by ?? [];
    find("watched").replaceChildren(...(watchers.length ? [icon("eye"), word("watched", { name: watchers.join(", ") })] : []));
  }

  function flag({ flagged, fired }) {
    for (const one of flagged ?? []) flags.set(one.seq, one);
    if (fired?.length) known.fired = [...known.fired, ...fired];
    find("uncover-all").hidden = !frame.querySelector('.uncover[aria-expanded="false"]') && !flags.size;
  }

  function show(event) {
    if (!lines.show(event)) return;
    known.events.push(event);
    if (event.from === "visitor") {
      typing(false);
      if (on.arrived(id, event)) unread += 1;
    }
    on.changed(id);
  }

  function typing(on_ = true) {
    clearTimeout(fade);
    find("typing").hidden = !on_;
    if (on_) fade = setTimeout(() => typing(false), WRITING);
  }

  return {
    id,
    code,
    frame,
    known,
    load(read) {
      state = "open";
      Object.assign(known, { case: read.case ?? known.case, notes: read.notes, regrades: read.regrades, fired: read.fired });
      known.mine = read.mine;
      known.events = read.events;
      for (const one of read.flagged) flags.set(one.seq, one);
      for (const [seq, name] of Object.entries(read.said_by)) names.set(Number(seq), name);
      lines.delivered(read.delivered);
      lines.redraw(read.events);
      early.splice(0).forEach(this.message);
      find("uncover-all").hidden = !flags.size;
      form.hidden = !read.mine;
      find("watching").hidden = read.mine;
      title();
      lines.toEnd();
    },
    message(arrived) {
      if (state === "loading") return early.push(arrived);
      if (arrived.by) names.set(arrived.event.seq, arrived.by);
      flag({ flagged: arrived.flagged && [arrived.flagged].flat(), fired: arrived.fired });
      show(arrived.event);
    },
    update(case_) {
      known.case = case_;
      title();
    },
    typing,
    delivered: lines.delivered,
    seen: lines.seen,
    end(sentence) {
      if (state === "over") return;
      state = "over";
      drafts.drop(id);
      typing(false);
      form.hidden = true;
      find("over").hidden = false;
      find("over-words").textContent = letsGo ?? sentence;
      announce(letsGo ?? sentence);
      on.changed(id);
    },
    lettingGo(sentence) {
      letsGo = sentence;
    },
    insert,
    card: out.card,
    again: out.again,
    uncoverNext() {
      const next = frame.querySelector('.uncover[aria-expanded="false"]');
      next?.click();
      next?.focus();
    },
    // By a colleague, with nothing new in it: to be looked at all the same.
    handed() {
      find("handed").hidden = false;
      unread += 1;
    },
    read() {
      unread = 0;
    },
    focus() {
      frame.scrollIntoView({ block: "nearest" }); // a phone shows the queue above it
      (form.hidden ? find("log") : box).focus({ preventScroll: true });
    },
    heard: (live) => find("log").setAttribute("aria-live", live ? "polite" : "off"),
    get unread() {
      return state === "over" ? 0 : unread;
    },
    get over() {
      return state === "over";
    },
    get unsent() {
      return state !== "over" && (out.unsent || box.value.trim() !== "");
    },
  };
}
