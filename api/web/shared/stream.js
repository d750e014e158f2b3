// Server-sent events by fetch: EventSource sends no Authorization. onState: "open", "lost", "ended". instead: asks while
// streams do not pass.

const OVER = [401, 403, 404, 410];
const OPENING = 10000; // to the first words
const BEAT = 20000; // the server's

// Pieces may be cut anywhere.
export function sseParser(onEvent) {
  let rest = "";
  let id;
  let event = "";
  let data = [];

  function line(text) {
    if (!text) {
      if (data.length) onEvent({ id, event: event || "message", data: data.join("\n") });
      event = "";
      data = [];
      return;
    }
    const [, field, value = ""] = /^([^:]*)(?:: ?(.*))?$/s.exec(text);
    if (field === "data") data.push(value);
    else if (field === "event") event = value;
    else if (field === "id" && !value.includes("\0")) id = value;
  }

  return function feed(piece) {
    rest += piece;
    // A lone "\r" at the end may be the first half of "\r\n".
    const lines = rest.split(/\r\n|\n|\r(?!$)/);
    rest = lines.pop();
    lines.forEach(line);
  };
}

export function backoff(attempt, random = Math.random) {
  const ceiling = Math.min(15000, 500 * 2 ** attempt);
  return ceiling / 2 + (random() * ceiling) / 2;
}

export function follow({ url, headers = () => ({}), onEvent, onState, after = 0, silence = 45000, held = 3000, instead, get = fetch, wait = backoff }) {
  let last = after;
  let attempt = 0;
  let stopped = false;
  let asking;
  let controller;
  let flowing = false;
  let heardAt;
  let wake = () => {};

  // Never again what cannot be shown.
  function take(message) {
    try {
      onEvent(message);
    } finally {
      last = message.id ?? last;
    }
  }

  function ask() {
    asking ??= instead?.(() => !flowing && !stopped).finally(() => {
      asking = undefined;
    });
  }

  async function listen() {
    controller = new AbortController();
    let watch;
    const late = setTimeout(ask, held);
    const heard = (patience = silence) => {
      heardAt = Date.now();
      clearTimeout(watch);
      watch = setTimeout(() => controller.abort(), patience);
    };
    try {
      heard(Math.min(silence, OPENING));
      const response = await get(url, {
        headers: { Accept: "text/event-stream", "Last-Event-ID": String(last), ...headers() },
        cache: "no-store",
        signal: controller.signal,
      });
      if (OVER.includes(response.status)) return response.status;
      if (!response.ok) return 0;
      const decoder = new TextDecoder();
      const reader = response.body.getReader();
      const feed = sseParser(take);
      for (let begun; ; begun = true) {
        const { done, value } = await reader.read();
        if (done) return 0;
        // A filter may let only the headers pass.
        if (!begun) {
          clearTimeout(late);
          flowing = true;
          attempt = 0;
          onState("open");
        }
        heard();
        feed(decoder.decode(value, { stream: true }));
      }
    } catch {
      return 0;
    } finally {
      clearTimeout(watch);
      clearTimeout(late);
      flowing = false;
    }
  }

  async function run() {
    while (!stopped) {
      const over = await listen();
      if (stopped) return;
      stopped = Boolean(over);
      if (over) return onState("ended", over);
      onState("lost");
      if (attempt) ask();
      await new Promise((resolve) => {
        const timer = setTimeout(resolve, wait(attempt++));
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
  }

  return {
    running: run(),
    // gone: the network was, which leaves a stream open on which nothing comes.
    nudge(gone) {
      attempt = 0;
      if (gone || Date.now() - heardAt > BEAT) controller.abort();
      wake();
    },
    stop() {
      stopped = true;
      controller?.abort();
      wake();
    },
  };
}
