// Follows server-sent events with fetch, as EventSource cannot send an Authorization header. Comes back by itself,
// asks for what it missed, takes silence for a loss. onState: "open", "lost", or "ended" when there is nothing left.

const OVER = new Set([401, 403, 404, 410]);

// Reads text/event-stream from pieces cut anywhere. onEvent gets {id, event, data}; comments (heartbeats) nothing.

export function sseParser(onEvent) {
  let rest = "";
  let id;
  let event = "";
  let data = [];

  function dispatch() {
    if (data.length) onEvent({ id, event: event || "message", data: data.join("\n") });
    event = "";
    data = [];
  }

  function line(text) {
    if (text === "") return dispatch();
    const colon = text.indexOf(":");
    if (colon === 0) return;
    const field = colon < 0 ? text : text.slice(0, colon);
    const value = colon < 0 ? "" : text.slice(colon + 1).replace(/^ /, "");
    if (field === "data") data.push(value);
    else if (field === "event") event = value;
    else if (field === "id" && !value.includes("\0")) id = value;
  }

  return function feed(piece) {
    rest += piece;
    // A lone "\r" at the end may be the first half of "\r\n": it waits for the next piece.
    const lines = rest.split(/\r\n|\n|\r(?!$)/);
    rest = lines.pop();
    lines.forEach(line);
  };
}

export function backoff(attempt, random = Math.random) {
  const ceiling = Math.min(15000, 500 * 2 ** attempt);
  return ceiling / 2 + (random() * ceiling) / 2;
}

export function follow({ url, headers = () => ({}), onEvent, onState, after = 0, silence = 45000, get = fetch, wait = backoff }) {
  let last = after;
  let attempt = 0;
  let stopped = false;
  let controller;
  let wake = () => {};

  const parse = () =>
    sseParser((message) => {
      onEvent(message);
      if (message.id !== undefined) last = message.id;
    });

  async function listen() {
    controller = new AbortController();
    let watch;
    const heard = () => {
      clearTimeout(watch);
      watch = setTimeout(() => controller.abort(), silence);
    };
    try {
      heard();
      const response = await get(url, {
        headers: { Accept: "text/event-stream", "Last-Event-ID": String(last), ...headers() },
        cache: "no-store",
        signal: controller.signal,
      });
      if (OVER.has(response.status)) return response.status;
      if (!response.ok) return 0;
      attempt = 0;
      onState("open");
      const decoder = new TextDecoder();
      const reader = response.body.getReader();
      const feed = parse();
      for (;;) {
        const { done, value } = await reader.read();
        if (done) return 0;
        heard();
        feed(decoder.decode(value, { stream: true }));
      }
    } catch {
      return 0;
    } finally {
      clearTimeout(watch);
    }
  }

  function pause() {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, wait(attempt++));
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  async function run() {
    while (!stopped) {
      const over = await listen();
      if (stopped) return;
      if (over) return onState("ended", over);
      onState("lost");
      await pause();
    }
  }

  const running = run();
  return {
    running,
    // Online again, or looked at again.
    nudge() {
      attempt = 0;
      wake();
    },
    stop() {
      stopped = true;
      controller?.abort();
      wake();
    },
  };
}
