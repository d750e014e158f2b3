import { announce, byId, el } from "../shared/dom.js";
import { address, audienceOf, composer, fitScreen, menu, presence, readWords, word } from "./around.js";
import { connection } from "./connection.js";
import { cover, discreet, exit, tabStore } from "./exit.js";
import { talk } from "./talk.js";
import { thread } from "./thread.js";

readWords();
const store = tabStore();
address(store.get("audience"));

const api = connection({ token: () => store.get("token") });
const shown = presence();
const sheet = cover();
const end = byId("to-end");
const lines = thread(byId("log"), {
  choose: (choice) => chat.choose(choice),
  act: (name, value) => (name === "handoff" ? chat.act(() => api.askPerson(value)) : chat.ask(() => api.services(value))),
  unread(some, person) {
    end.hidden = !some;
    end.classList.toggle("person", Boolean(person));
    end.textContent = word(person ? "answered" : "below");
  },
  seen: (seq) => api.seen(seq).catch(() => {}),
});
end.addEventListener("click", lines.next);

const box = composer({ send: (text) => chat.say(text), typing: () => chat.typing() });

const chat = talk({
  api,
  store,
  word,
  view: {
    thread: lines,
    announce,
    came: sheet.came,
    giveBack: box.giveBack,
    presence: shown.status,
    typing: shown.typing,
    connection: shown.connection,
    heard(text) {
      const audience = audienceOf(text);
      if (!audience) return;
      store.set("audience", audience);
      address(audience);
    },
    over(quiet) {
      if (quiet) close("");
      else {
        lines.clear();
        close(word("over"));
      }
    },
    cannotStart: (detail) => offer(detail || word("cannot_start"), "retry"),
  },
});

function offer(text, label) {
  if (text) announce(text);
  lines.notice(text, el("button", { type: "button", class: "action", click: begin }, word(label)));
}

function close(text) {
  lines.retire();
  box.close(true);
  shown.status("closed");
  offer(text, "start_again");
}

function begin() {
  lines.clear();
  box.close(false);
  box.focus();
  chat.renew();
}

async function erase() {
  byId("erase").close();
  try {
    await chat.erase();
  } catch {
    announce(word("erase_failed"));
    return lines.notice(word("erase_failed"));
  }
  store.drop("audience");
  address();
  lines.clear();
  close(word("erased"));
}

const code = () => import("./code.js");

const actions = {
  "ask-person": () => chat.act(() => api.askPerson()),
  "leave-person": () => chat.act(api.leavePerson),
  "new-code": () => chat.act(() => code().then(({ anew }) => anew(api))),
  "hide-now": sheet.hide,
  "erase-now": erase,
};
menu(actions);
byId("more").onclick = () => code().catch(() => {});
byId("code-form").addEventListener("submit", async (event) => {
  event.preventDefault();
  const live = await chat.ask(() => code().then(({ back }) => back(chat.resume)));
  if (live !== undefined) box.close(!live);
});
const left = exit({ store, back: chat.open });
discreet(store);
fitScreen();

addEventListener("offline", () => shown.connection(false));
addEventListener("online", () => {
  shown.connection(true);
  chat.nudge(true);
});
addEventListener("pagehide", chat.stop);
addEventListener("leave", chat.stop);
addEventListener("visibilitychange", () => document.visibilityState === "visible" && chat.nudge());

for (const node of document.querySelectorAll("#talk, .top > button, .aside [hidden]")) node.hidden = false;
byId("plain").hidden = true;
if (!left) chat.open();
