// Every call of the console: a cookie session, JSON both ways. A lost session opens the sign-in; nothing written is lost.

import { Problem } from "./problem.js";

const PATIENCE = 15000;
const part = encodeURIComponent;

export function calls({ get = (...request) => fetch(...request), expired }) {
  async function call(method, path, body, { base = "/v1/console/", quiet = false } = {}) {
    let response;
    let answer;
    try {
      response = await get(base + path, {
        method,
        headers: body === undefined ? {} : { "Content-Type": "application/json" },
        body: body === undefined ? undefined : JSON.stringify(body),
        cache: "no-store",
        credentials: "same-origin",
        signal: AbortSignal.timeout(PATIENCE),
      });
      answer = response.status === 204 ? {} : await response.json();
    } catch {
      if (!response || response.ok) throw new Problem(0);
    }
    if (response.status === 401 && !quiet) expired();
    if (!response.ok) throw new Problem(response.status, answer?.detail ?? answer?.title);
    return answer;
  }

  const quiet = { quiet: true };
  const publicly = { base: "/v1/", quiet: true };
  const conversation = (id, rest = "") => `conversations/${part(id)}${rest}`;

  return {
    login: (name, password) => call("POST", "login", { name, password }, quiet),
    code: (code) => call("POST", "login/code", { code }, quiet),
    renew: (current, chosen) => call("POST", "password", { current, new: chosen }, quiet),
    enrol: () => call("POST", "totp", undefined, quiet),
    confirm: (code) => call("POST", "totp/confirm", { code }, quiet),
    me: () => call("GET", "me", undefined, quiet),
    logout: () => call("POST", "logout", undefined, quiet),
    words: () => call("GET", "words"),
    presence: (on_break) => call("POST", "presence", { on_break }),
    read: (id) => call("GET", conversation(id)),
    take: (id) => call("POST", conversation(id, "/take")),
    say: (id, message) => call("POST", conversation(id, "/messages"), message),
    typing: (id) => call("POST", conversation(id, "/typing")),
    note: (id, text) => call("POST", conversation(id, "/notes"), { text }),
    regrade: (id, level, reason) => call("POST", conversation(id, "/risk"), { level, reason }),
    help: (id) => call("POST", conversation(id, "/help")),
    transfer: (id, to) => call("POST", conversation(id, "/transfer"), { to }),
    giveBack: (id) => call("POST", conversation(id, "/return")),
    close: (id, outcome) => call("POST", conversation(id, "/close"), { outcome }),
    view: (id) => call("POST", conversation(id, "/view")),
    unview: (id) => call("DELETE", conversation(id, "/view")),
    stats: () => call("GET", "stats"),
    people: () => call("GET", "people"),
    addPerson: (person) => call("POST", "people", person),
    changePerson: (id, change) => call("PATCH", `people/${part(id)}`, change),
    phrases: () => call("GET", "phrases"),
    addPhrase: (phrase) => call("POST", "phrases", phrase),
    dropPhrase: (id) => call("DELETE", `phrases/${part(id)}`),
    hours: () => call("GET", "hours"),
    setHours: (hours) => call("PUT", "hours", hours),
    needs: () => call("GET", "needs", undefined, publicly),
    places: (asked) => call("GET", `places?q=${part(asked)}`, undefined, publicly),
    services: (wanted) => call("GET", `services?${new URLSearchParams(wanted)}`, undefined, publicly),
    helplines: () => call("GET", "helplines", undefined, publicly),
  };
}
