import { follow } from "../shared/stream.js";
import { Problem, uuid } from "./connection.js";
import { repeat } from "./thread.js";

// One at a time: two quick messages cannot cross.
export function outbox({ send, on }) {
  let waiting = [];

  async function work(queue) {
    const [message] = queue;
    try {
      on.sending(message);
      on.answered(message, await send(message.body));
    } catch (problem) {
      on.failed(message, problem);
    } finally {
      queue.shift();
      if (queue[0]) work(queue);
    }
  }

  return {
    add(message) {
      if (waiting.some(({ body }) => body.client_id === message.body.client_id)) return;
      if (waiting.push(message) === 1) work(waiting);
    },
    clear() {
      waiting.length = 0;
      waiting = [];
    },
  };
}

export function talk({ api, store, view, word }) {
  const { thread } = view;
  let stream;
  let starting;
  let shown = false;
  let live = true;
  const failed = new Map(); // client_id → message the network refused
  const due = new Set(); // what else it refused

  const out = outbox({
    async send(body) {
      if (!store.get("token")) await begin();
      return api.send(body);
    },
    on: {
      sending(message) {
        failed.delete(message.body.client_id);
        thread.sending(message.body.client_id, message.text);
        view.typing("bot", true);
      },
      answered(message, answer) {
        const id = message.body.client_id;
        if (!thread.asked(id)) return;
        view.typing("bot", false);
        receive(answer);
        thread.mark(id, answer.stored === false ? "unkept" : "sent", { retry: () => out.add(message) });
      },
      failed: refuse,
    },
  });

  function refuse(message, problem) {
    const id = message.body.client_id;
    // Of a conversation that is gone from sight.
    if (!thread.asked(id)) return;
    view.typing("bot", false);
    if (!problem.over && thread.isAnswered(id)) return thread.mark(id, "sent");
    const passing = !(problem instanceof Problem) || problem.passing;
    thread.mark(id, "failed", { retry: passing && (() => out.add(message)), reason: problem.detail });
    if (problem.status === 0) failed.set(id, message);
    if (!passing && message.body.text) view.giveBack(message.text);
    if (problem.over) return end();
    receive(problem);
    view.announce(problem.detail || word("failed"));
  }

  function receive(answer) {
    let after;
    for (const event of answer.events ?? []) {
      show(event, after);
      after = event.seq || after;
    }
  }

  function show(event, after) {
    if (!thread.show(event, after)) return;
    shown = true;
    if (event.from === "visitor") view.heard(event.text);
    else view.typing(event.from, false);
    if (event.from === "counsellor" || event.status === "taken") view.came();
    if (event.kind !== "status") return;
    view.presence(event.reason ?? event.status);
    // The last words stay to be read, after a reload, too.
    const untold = live;
    if (event.status === "closed") rest();
    else if (event.status === "erased") forget();
    else return;
    if (untold) view.over(true);
  }

  function heard({ event, data }) {
    if (event === "message") show(JSON.parse(data));
    else if (event === "typing") view.typing("counsellor", true);
    else if (event === "over") end();
  }

  function listen() {
    live = true;
    stream?.stop();
    stream = follow({
      url: "/v1/chat/events",
      headers: api.authorization,
      onEvent: heard,
      onState(state) {
        if (state === "ended") return over();
        view.connection(state === "open");
        if (state === "open") resend();
      },
      instead: (going) =>
        import("./poll.js")
          .then(({ poll }) => poll(api.events, going, passed))
          .catch((problem) => problem.over && over()),
    });
  }

  function passed(answer) {
    view.connection(true);
    resend();
    receive(answer);
  }

  // After a reload nothing is said of an earlier conversation.
  const over = () => (shown ? end() : renew());

  function resend() {
    for (const message of failed.values()) out.add(message);
    for (const retry of due) retry();
  }

  function take(answer) {
    store.set("token", answer.token);
    view.presence("returned");
    live = true;
    try {
      receive(answer);
    } finally {
      if (live) listen();
    }
    return live;
  }

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

  function rest() {
    live = false;
    stream?.stop();
    failed.clear();
    due.clear();
    out.clear();
  }

  function forget() {
    rest();
    shown = false;
    store.drop("token");
  }

  function end() {
    if (!store.get("token")) return;
    forget();
    view.over();
  }

  async function ask(action, again) {
    try {
      return await action();
    } catch (problem) {
      if (problem.over) return end();
      const text = problem.detail || word(again ? "not_asked" : "failed");
      const late = again && problem.passing;
      const retry = () => {
        due.delete(retry);
        note.remove();
        again();
      };
      const note = thread.notice(text, late && repeat(retry));
      if (late) due.add(retry);
      view.announce(text);
    }
  }

  async function act(action) {
    thread.turn();
    receive((await ask(action, () => act(action))) ?? {});
  }

  return {
    open: () => (store.get("token") ? listen() : renew()),
    renew,
    say: (text) => out.add({ text, body: { client_id: uuid(), text } }),
    choose: (choice) => out.add({ text: choice.label, body: { client_id: uuid(), choice: choice.id } }),
    typing: () => store.get("token") && api.typing().catch(() => {}),
    ask,
    act,
    async resume(receipt) {
      const answer = await api.resume(receipt);
      forget();
      thread.clear();
      return take(answer);
    },
    async erase() {
      await api.erase().catch((problem) => {
        if (!problem.over) throw problem;
      });
      forget();
    },
    // The stream may not have seen the network go.
    nudge(gone) {
      stream?.nudge(gone);
      resend();
    },
    stop: () => stream?.stop(),
  };
}
