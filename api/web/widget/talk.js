// The conversation: begun or taken up again; what arrives is shown, what is written is sent.

import { follow } from "../shared/stream.js";
import { Problem, uuid } from "./connection.js";
import { outbox } from "./order.js";

export function talk({ api, store, view, word }) {
  let stream;
  let starting;
  let shown = false;
  const failed = new Map(); // client_id → message that only the network refused

  const out = outbox({
    async send(body) {
      if (!store.get("token")) await begin();
      return api.send(body);
    },
    on: {
      sending(message) {
        failed.delete(message.body.client_id);
        view.thread.sending(message.body.client_id, message.text);
        view.typing("bot", true);
      },
      answered(message, answer) {
        const id = message.body.client_id;
        view.typing("bot", false);
        receive(answer);
        if (answer.stored === false) view.thread.mark(id, "unkept", { retry: () => out.add(message) });
        else view.thread.mark(id, "sent");
      },
      failed: refuse,
    },
  });

  function refuse(message, problem) {
    const id = message.body.client_id;
    view.typing("bot", false);
    if (!(problem instanceof Problem)) throw problem;
    if (problem.over) {
      view.thread.mark(id, "failed");
      if (message.body.text) view.giveBack(message.text);
      return end();
    }
    if (view.thread.isAnswered(id)) return view.thread.mark(id, "sent");
    if (problem.status === 0) failed.set(id, message);
    const retry = problem.passing ? () => out.add(message) : undefined;
    view.thread.mark(id, "failed", { retry, reason: problem.detail });
    view.announce(problem.detail || word("failed"));
    if (!retry && message.body.text) view.giveBack(message.text);
  }

  function receive(answer) {
    for (const event of answer.events ?? []) show(event);
  }

  function show(event) {
    if (!view.thread.show(event)) return;
    shown = true;
    if (event.from === "visitor") view.heard(event.text);
    if (event.from === "bot" || event.from === "counsellor") view.typing(event.from, false);
    if (event.kind === "status") view.presence(event.status, event.text);
    if (event.kind === "status" && (event.status === "closed" || event.status === "erased")) end({ quiet: true });
  }

  function heard({ event, data }) {
    if (event === "message") show(JSON.parse(data));
    else if (event === "typing") view.typing("counsellor", true);
    else if (event === "over") end();
  }

  function listen() {
    stream?.stop();
    stream = follow({
      url: "/v1/chat/events",
      headers: api.authorization,
      onEvent: heard,
      onState(state) {
        // An old token after a reload: nothing was on screen, so nothing is said of an earlier conversation.
        if (state === "ended") return shown ? end() : renew();
        view.connection(state === "open");
        if (state === "open") for (const message of failed.values()) out.add(message);
      },
    });
  }

  function take(answer) {
    store.set("token", answer.token);
    receive(answer);
    listen();
  }

  // Opening the page and a first quick message may both want it: one conversation all the same.
  function begin() {
    starting ??= api
      .start(store.get("audience"))
      .then(take)
      .finally(() => {
        starting = undefined;
      });
    return starting;
  }

  async function renew() {
    store.drop("token");
    try {
      await begin();
    } catch (problem) {
      view.cannotStart(problem.detail);
    }
  }

  function forget() {
    stream?.stop();
    shown = false;
    store.drop("token");
    failed.clear();
    out.clear();
  }

  function end({ quiet = false } = {}) {
    forget();
    view.over(quiet);
  }

  return {
    open: () => (store.get("token") ? listen() : renew()),
    say: (text) => out.add({ text, body: { client_id: uuid(), text } }),
    choose: (choice) => out.add({ text: choice.label, body: { client_id: uuid(), choice: choice.id } }),
    typing: () => store.get("token") && api.typing().catch(() => {}),
    async ask(action) {
      view.thread.turn();
      try {
        receive(await action());
      } catch (problem) {
        if (problem.over) return end();
        view.announce(problem.detail || word("failed"));
        view.thread.notice(problem.detail || word("failed"));
      }
    },
    // With a return code: that conversation takes the place of this one.
    async resume(receipt) {
      const answer = await api.resume(receipt);
      forget();
      view.thread.clear();
      take(answer);
    },
    async erase() {
      await api.erase().catch((problem) => {
        if (!problem.over) throw problem;
      });
      forget();
    },
    nudge: () => stream?.nudge(),
    stop: () => stream?.stop(),
  };
}
