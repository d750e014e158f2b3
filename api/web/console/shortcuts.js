// The keyboard, without a letter alone: what is typed into a message must never act.

export function shortcuts(actions) {
  addEventListener("keydown", (event) => {
    const name = shortcut(event, isWriting(event.target));
    const action = name && actions[name];
    if (!action || document.querySelector("dialog:modal")) return;
    event.preventDefault();
    action(event);
  });
}

const LETTERS = {
  KeyQ: "queue",
  KeyM: "write",
  KeyA: "alert",
  KeyN: "notes",
  KeyP: "phrases",
  KeyH: "nearby",
  KeyS: "next_steps",
  KeyO: "open_flagged",
  KeyU: "unread",
  KeyC: "columns",
  KeyB: "break",
  KeyX: "sound",
};

// By place on the keyboard for digits (AZERTY types them with Shift), by letter for letters.
export function shortcut(event, writing = false) {
  if (event.key === "?" && !writing && !event.ctrlKey && !event.metaKey) return "help";
  if (!event.altKey || event.ctrlKey || event.metaKey) return undefined;
  const digit = /^(?:Digit|Numpad)([1-9])$/.exec(event.code);
  if (digit) return `conversation_${digit[1]}`;
  const typed = /^[a-z]$/i.test(event.key) ? `Key${event.key.toUpperCase()}` : event.code;
  return LETTERS[typed];
}

const isWriting = (node) => Boolean(node?.closest?.("input, textarea, select, [contenteditable]"));
