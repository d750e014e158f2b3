// The door of the console: words, sign-in, then the room behind it, built once for the person who signed in.

import { byId } from "../shared/dom.js";
import { readWords } from "./words.js";
import { calls } from "./calls.js";
import { learn } from "./codes.js";
import { drafts } from "./drafts.js";
import { room } from "./room.js";
import { signin } from "./signin.js";
import { toast } from "./toast.js";

readWords();

const tell = toast();
const written = drafts();
const api = calls({ expired: lost });
const door = signin({ api, entered });
let built;

function lost() {
  built?.asleep();
  door.expired();
}

async function entered(me) {
  // Another person at the same desk finds neither the drafts nor the conversations of the one before.
  if (built && built.person.id !== me.id) {
    written.clear();
    return location.reload();
  }
  written.belongTo(me.id);
  if (built) return built.awake(me);
  await tell(async () => {
    const { words, max_text: maxText } = await api.words();
    learn(words);
    built = room({ api, tell, drafts: written, person: me, maxText, lost, enrol: door.enrol });
    byId("app").hidden = false;
    built.awake(me);
  });
}

door.start();
