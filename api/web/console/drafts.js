// What is being written, by conversation: it survives a closed tab of this browser session and an expired login,
// and is dropped when the conversation is over or when somebody else signs in.

const PREFIX = "fanal.draft.";
const OWNER = "fanal.who";
const CURRENT = "fanal.current"; // the conversation that was worked on, for after a reload

export function drafts(storage = globalThis.sessionStorage) {
  const memory = new Map();

  function guarded(action, otherwise) {
    try {
      return action();
    } catch {
      return otherwise; // refused or full: memory still has it
    }
  }

  const keys = () =>
    guarded(() => Array.from({ length: storage.length }, (_, index) => storage.key(index)), []).filter((key) =>
      key.startsWith(PREFIX),
    );

  function clear() {
    memory.clear();
    guarded(() => storage.removeItem(CURRENT));
    for (const key of keys()) guarded(() => storage.removeItem(key));
  }

  return {
    read: (id) => memory.get(id) ?? guarded(() => storage.getItem(PREFIX + id)) ?? "",
    write(id, text) {
      if (!text) return this.drop(id);
      memory.set(id, text);
      guarded(() => storage.setItem(PREFIX + id, text));
    },
    drop(id) {
      memory.delete(id);
      guarded(() => storage.removeItem(PREFIX + id));
    },
    clear,
    current: () => guarded(() => storage.getItem(CURRENT)),
    working(id) {
      guarded(() => storage.setItem(CURRENT, id));
    },
    some: () => memory.size > 0 || keys().length > 0,
    // A shared desk: the words of one person are never found by the next.
    belongTo(person) {
      if (guarded(() => storage.getItem(OWNER)) !== String(person)) clear();
      guarded(() => storage.setItem(OWNER, String(person)));
    },
  };
}
