// Ties the page to the conversation.

import { announce, byId, el } from "../shared/dom.js";
import { composer } from "./composer.js";
import { connection } from "./connection.js";
import { exit, hostPage } from "./exit.js";
import { menu } from "./menu.js";
import { presence } from "./presence.js";
import { discreet, fitScreen, idle } from "./screen.js";
import { tabStore } from "./store.js";
import { talk } from "./talk.js";
import { thread } from "./thread.js";
import { address, audienceOf, readWords, word } from "./words.js";

const page = document.body.dataset;
const store = tabStore();
const api = connection({ token: () => store.get("token") });
const shown = presence({ word });

readWords();
address(store.get("audience"));

const log = byId("log");
const end = byId("to-end");
const lines = thread(log, {
  choose: (choice) => chat.choose(choice),
  act,
  unread(some) {
    end.hidden = !some;
  },
});
end.addEventListener("click", lines.toEnd);

const box = composer(byId("composer"), { send: (text) => chat.say(text), typing: () => chat.typing() });

const chat = talk({
  api,
  store,
  word,
  view: {
    thread: lines,
    announce,
    giveBack: box.giveBack,
    presence: shown.status,
    typing: shown.typing,
    connection: shown.connection,
    // The three doors of the first question decide between "tu" and "vous", here as in the answers.
    heard(text) {
      const audience = audienceOf(text);
      if (!audience) return;
      store.set("audience", audience);
      address(audience);
    },
    over(quiet) {
      lines.retire();
      box.close(true);
      shown.reset();
      if (!quiet) announce(word("over"));
      lines.notice(quiet ? "" : word("over"), startButton(word("start_again")));
    },
    cannotStart(detail) {
      announce(detail || word("cannot_start"));
      lines.notice(detail || word("cannot_start"), startButton(word("retry")));
    },
  },
});

function startButton(label) {
  return el("button", { type: "button", class: "action", click: startAfresh }, label);
}

function startAfresh() {
  lines.clear();
  box.close(false);
  box.focus();
  chat.open();
}

function act(name, value) {
  if (name === "place") chat.say(value);
  if (name === "handoff") chat.ask(() => api.askPerson(value));
  if (name === "more") chat.say(word("more"));
}

const host = hostPage({ allowed: (page.origins ?? "").split(" ").filter(Boolean) });
const leave = exit({
  to: page.exit,
  button: byId("exit"),
  erase() {
    chat.stop();
    if (store.get("token")) api.eraseBehind();
  },
  forget: store.clear,
  tellHost: host.leave,
});

menu({
  // What went wrong, in a sentence; nothing when it went well.
  async back(receipt) {
    try {
      await chat.resume(receipt);
      box.close(false);
      return "";
    } catch (problem) {
      return problem.status === 404 ? word("code_unknown") : problem.detail || word("failed");
    }
  },
  quit: leave,
  person: () => chat.ask(() => api.askPerson()),
  noPerson: () => chat.ask(api.leavePerson),
  hide: () => cover.hide(),
  close: host.close,
  async erase() {
    try {
      await chat.erase();
    } catch {
      return announceFailure();
    }
    store.drop("audience");
    lines.clear();
    box.close(true);
    shown.reset();
    announce(word("erased"));
    lines.notice(word("erased"), startButton(word("start_again")));
  },
});

function announceFailure() {
  announce(word("erase_failed"));
  lines.notice(word("erase_failed"));
}

const cover = idle({ minutes: Number(page.idleMinutes), app: byId("app"), cover: byId("cover") });
discreet({ button: byId("discreet"), store, title: page.plainTitle, icon: page.plainIcon, brand: byId("brand") });
fitScreen();

addEventListener("online", chat.nudge);
addEventListener("pagehide", chat.stop);
addEventListener("pageshow", (event) => event.persisted && document.body.childElementCount && chat.open());
addEventListener("visibilitychange", () => document.visibilityState === "visible" && chat.nudge());

for (const node of document.querySelectorAll("#talk, .top [hidden], .aside [hidden]")) node.hidden = false;
byId("plain").hidden = true;
chat.open();
