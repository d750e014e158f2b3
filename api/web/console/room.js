// Everything behind the sign-in, tied together for one person and her role.

import { announce, byId } from "../shared/dom.js";
import { word } from "./words.js";
import { sound, titleFor } from "./alerts.js";
import { bar } from "./bar.js";
import { board } from "./board.js";
import { confirm } from "./confirm.js";
import { desk } from "./desk.js";
import { figures } from "./figures.js";
import { hours } from "./hours.js";
import { idle } from "./idle.js";
import { library } from "./library.js";
import { line } from "./line.js";
import { keepCounting } from "./moments.js";
import { nearby } from "./nearby.js";
import { next } from "./next.js";
import { notes as notesOf } from "./notes.js";
import { panel as panelOf } from "./panel.js";
import { people } from "./people.js";
import { phrases } from "./phrases.js";
import { queue as queueOf } from "./queue.js";
import { shortcuts } from "./shortcuts.js";
import { tabs as tabsOf } from "./tabs.js";
import { why } from "./why.js";

export function room({ api, tell, drafts, person, maxText, lost, enrol }) {
  const me = () => person;
  const supervises = person.role === "supervisor";
  const listens = person.role !== "admin";
  const ear = sound();
  let onBreak = person.on_break;
  let leaving = false;

  const notes = notesOf({ api, drafts, tell });
  const library_ = phrases({ api, tell });
  const nextSteps = next({ api, me, ask: confirm, tell, gone });
  const tabs = tabsOf({ pick: (id) => table.pick(id) });
  const panel = panelOf({ parts: { alert: why({ api, tell }), notes, phrases: library_, nearby: nearby({ api, tell }), next: nextSteps } });
  const queue = queueOf({ take: (id) => table.take(id), view: supervises && view });
  const overview = board({ view, isOpen: (id) => table.isOpen(id) });
  const attention = {
    newCase: (one) => onBreak || ear.ring(one.level),
    danger: () => ear.ring("immediate"), // of one's own, on a break too
    message: () => ear.ring("message"),
  };
  const table = desk({ api, drafts, me, maxText, tell, attention, tabs, queue, panel, notes, changed });

  const pages = {
    desk: table.seen,
    hours: hours({ api, tell }).open,
    phrases: library({ api, tell, changed: library_.changed }).open,
    people: people({ api, tell, me, ask: confirm }).open,
    figures: figures({ api, tell }).open,
  };
  const top = bar({ go: (name) => pages[name]?.(), pause, mute, leave, help: () => byId("shortcuts").showModal(), enrol: () => tell(enrol) });

  const stream = line({
    heard(message) {
      if (message.event === "queue") {
        const news = JSON.parse(message.data);
        nextSteps.team(news.team);
        if (supervises) overview.show(news);
      }
      table.heard(message);
    },
    beat() {
      api.presence(onBreak).catch(() => {});
      table.back(false); // a message may fail alone, on a line that holds
    },
    held(on, { again, missed }) {
      byId("lost").hidden = on;
      // Only now: what is said of a message that went out before would be missed.
      if (on) table.back(again && missed);
    },
    ended: lost,
  });

  const rest = idle({
    minutes: person.idle_minutes,
    warn(left) {
      byId("idle-words").textContent = word("leaving_idle", { n: left });
      if (!byId("idle").open) byId("idle").showModal();
    },
    calm: () => byId("idle").close(),
    leave: signOut,
  });

  function view(id) {
    top.show("desk");
    table.view(id);
  }

  function gone(talk, sentence) {
    notes.forget(talk.id);
    talk.end(sentence);
  }

  function changed() {
    const counts = table.counts;
    document.title = titleFor({ ...counts, onBreak });
    top.asked(counts.asked);
  }

  function pause(on) {
    return tell(async () => {
      await api.presence(on);
      onBreak = on;
      top.onBreak(on);
      top.tellBreak(on);
      changed();
    });
  }

  function mute(on) {
    ear.mute(on);
    top.sound(!on);
  }

  async function leave() {
    if (table.holds ? await confirm("leave-open") : !table.unsent || (await confirm("leave"))) signOut();
  }

  // The drafts stay in this tab for the same person.
  async function signOut() {
    leaving = true;
    await tell(api.logout);
    location.reload();
  }

  const goTo = (name) => () => {
    top.show("desk");
    panel.go(name);
  };
  const numbered = Object.fromEntries(
    Array.from({ length: 9 }, (_, index) => [`conversation_${index + 1}`, () => tabs.nth(index + 1) && table.pick(tabs.nth(index + 1).id)]),
  );
  shortcuts({
    ...numbered,
    help: () => byId("shortcuts").showModal(),
    queue: queue.enter,
    write: () => tabs.current?.focus(),
    alert: goTo("alert"),
    notes: goTo("notes"),
    phrases: goTo("phrases"),
    nearby: goTo("nearby"),
    next_steps: goTo("next"),
    open_flagged: () => tabs.current?.uncoverNext(),
    unread: () => tabs.nextUnread() && table.pick(tabs.nextUnread().id),
    columns: tabs.flip,
    break: () => pause(!onBreak),
    sound: () => mute(!ear.muted),
  });

  byId("idle-stay").addEventListener("click", rest.stay);
  byId("shortcuts-close").addEventListener("click", () => byId("shortcuts").close());
  for (const name of ["pointerdown", "keydown"]) {
    addEventListener(name, () => {
      ear.wake();
      rest.touched();
    });
  }
  addEventListener("online", () => {
    stream.nudge(true);
    table.back(false);
  });
  addEventListener("focus", table.seen);
  addEventListener("visibilitychange", () => document.visibilityState === "visible" && (stream.nudge(), table.seen()));
  addEventListener("beforeunload", (event) => !leaving && table.unsent && event.preventDefault());
  keepCounting();

  return {
    person,
    awake(signed) {
      person = signed;
      top.person(signed);
      top.sound(!ear.muted);
      top.show(location.hash.slice(1));
      if (listens) stream.start();
      rest.start();
      if (signed.on_break !== onBreak) pause(onBreak);
      announce(word("welcome", { name: signed.name }));
    },
    asleep() {
      rest.stop();
      stream.stop();
    },
  };
}
