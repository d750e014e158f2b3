// The stream of the console: followed until somebody signs out, answered at each beat so that one is known to be there.

import { follow } from "../shared/stream.js";

export function line({ heard, beat, held, ended }) {
  let stream;
  let numbered = false;
  let opened = false;

  return {
    start() {
      stream?.stop();
      opened = false;
      stream = follow({
        url: "/v1/console/events",
        // "0" would ask for everything since the start; without the header the stream starts at now.
        get(url, options) {
          const { "Last-Event-ID": last, ...headers } = options.headers;
          return fetch(url, { ...options, credentials: "same-origin", headers: last === "0" ? headers : { ...headers, "Last-Event-ID": last } });
        },
        onEvent(message) {
          if (message.id !== undefined) numbered = true;
          if (message.event === "beat") beat();
          else if (message.event === "signed-out") ended();
          else if (message.event !== "reconnect") heard(message);
        },
        onState(state) {
          if (state === "ended") return ended();
          held(state === "open", { again: opened, missed: opened && !numbered });
          if (state === "open") opened = true;
        },
      });
    },
    stop: () => stream?.stop(),
    nudge: (gone) => stream?.nudge(gone),
  };
}
