// Every call of the widget: the token only in a header, no id in an address, no cookie.

const PATIENCE = 12000;

// status 0: nothing came back. detail is a sentence that the server wrote for the visitor.
export class Problem extends Error {
  constructor(status, detail = "") {
    super(detail);
    this.status = status;
    this.detail = detail;
  }
  get over() {
    return this.status === 401 || this.status === 404 || this.status === 410;
  }
  get passing() {
    return this.status === 0 || this.status === 408 || this.status === 429 || this.status >= 500;
  }
}

// randomUUID exists only in secure contexts and newer browsers.
export function uuid(random = globalThis.crypto) {
  if (random.randomUUID) return random.randomUUID();
  const bytes = random.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}

export function connection({ token, get = fetch }) {
  const authorization = () => (token() ? { Authorization: `Bearer ${token()}` } : {});

  async function call(method, path, body, options = {}) {
    const controller = new AbortController();
    const timer = setTimeout(() => controller.abort(), PATIENCE);
    let response;
    let answer;
    try {
      response = await get(`/v1/chat${path}`, {
        method,
        headers: { ...authorization(), ...(body ? { "Content-Type": "application/json" } : {}) },
        body: body && JSON.stringify(body),
        cache: "no-store",
        credentials: "omit",
        referrerPolicy: "no-referrer",
        signal: controller.signal,
        ...options,
      });
      answer = response.status === 204 ? {} : await response.json();
    } catch {
      if (!response || response.ok) throw new Problem(0);
    } finally {
      clearTimeout(timer);
    }
    if (!response.ok) throw new Problem(response.status, answer?.detail ?? answer?.title);
    return answer;
  }

  return {
    authorization,
    start: (audience) => call("POST", "", { locale: "fr", ...(audience ? { audience } : {}) }),
    resume: (receipt) => call("POST", "/resume", { receipt }),
    send: (message) => call("POST", "/messages", message),
    typing: () => call("POST", "/typing"),
    askPerson: (strike) => call("POST", "/handoff", strike ? { strike } : undefined),
    leavePerson: () => call("DELETE", "/handoff"),
    erase: () => call("DELETE", ""),
    // Sent while the page is leaving: the browser finishes it alone.
    eraseBehind: () => call("DELETE", "", undefined, { keepalive: true }).catch(() => {}),
  };
}
