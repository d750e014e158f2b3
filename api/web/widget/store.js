// What this tab remembers until it is closed; never a message. Where storage is refused, memory does.

const NAMES = ["token", "audience", "discreet"];
const PREFIX = "f.";

export function tabStore(storage = () => globalThis.sessionStorage) {
  const memory = new Map();
  let place;
  try {
    place = storage();
    place.setItem(PREFIX, "");
    place.removeItem(PREFIX);
  } catch {
    place = undefined;
  }

  const check = (name) => {
    if (!NAMES.includes(name)) throw new RangeError(name);
    return PREFIX + name;
  };

  return {
    get: (name) => (place ? place.getItem(check(name)) : memory.get(check(name))) ?? null,
    set(name, value) {
      if (place) place.setItem(check(name), value);
      else memory.set(check(name), value);
    },
    drop(name) {
      place?.removeItem(check(name));
      memory.delete(check(name));
    },
    clear() {
      memory.clear();
      try {
        place?.clear();
      } catch {
        // Storage was withdrawn: nothing is left to clear.
      }
    },
  };
}
