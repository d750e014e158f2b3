// The token only in a header, no id in an address, no cookie.

const PATIENCE = 12000;

// status 0: nothing came back. detail, events: what the server says and shows.
export class Problem extends Error {
  constructor(status, answer) {
    super(answer?.title);
    this.status = status;
    this.detail = this.message;
    this.events = answer?.events;
  }
  get over() {
    return [401, 404, 410].includes(this.status);
  }
  get passing() {
    return [0, 408, 428, 429].includes(this.status) || this.status >= 500;
  }
}

// randomUUID is missing outside secure contexts.
export function uuid(random = globalThis.crypto) {
  const hex = [...random.getRandomValues(new Uint8Array(15))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/(.{8})(.{4})(.{3})(.{3})/, "$1-$2-4$3-8$4-");
}

export function connection({ token, get = fetch }) {
  const authorization = () => (token() ? { Authorization: `Bearer ${token()}` } : {});

  async function call(method, path, body, effort) {
    let response;
    let answer;
    try {
      response = await get(`/v1/${path}`, {
        method,
        headers: { ...authorization(), ...(body && { "Content-Type": "application/json" }), ...effort },
        body: body && JSON.stringify(body),
        cache: "no-store",
        credentials: "omit",
        referrerPolicy: "no-referrer",
        signal: AbortSignal.timeout(PATIENCE),
      });
      answer = response.status === 204 ? {} : await response.json();
    } catch {
      if (!response || response.ok) throw new Problem(0);
    }
    if (answer?.effort && !effort) {
      const work = import("./effort.js").then(({ solve }) => solve(answer.effort));
      const solution = await work.catch(() => "");
      if (solution) return call(method, path, body, { "Fanal-Effort": solution });
    }
    if (!response.ok) throw new Problem(response.status, answer);
    return answer;
  }

  return {
    authorization,
    start: (audience) => call("POST", "chat", { locale: "fr", ...(audience && { audience }) }),
    resume: (receipt) => call("POST", "chat/resume", { receipt }),
    send: (message) => call("POST", "chat/messages", message),
    events: (after) => call("GET", `chat/events?stream=0&after=${after}`),
    typing: () => call("POST", "chat/typing"),
    seen: (seq) => call("POST", "chat/seen", { seq }),
    askPerson: (strike) => call("POST", "chat/handoff", strike && { strike }),
    receipt: () => call("POST", "chat/receipt"),
    leavePerson: () => call("DELETE", "chat/handoff"),
    erase: () => call("DELETE", "chat"),
    services: (query) => call("GET", `services?${new URLSearchParams(query)}`),
  };
}
