// Where she writes. Enter sends, Shift+Enter goes to the next line; the box grows with the words.

const TYPING_EVERY = 4000;

export function composer(form, { send, typing }) {
  const box = form.elements.namedItem("message");
  let told = 0;

  const fit = () => {
    box.style.height = "auto";
    box.style.height = `${box.scrollHeight + 2}px`;
  };

  box.addEventListener("input", () => {
    fit();
    const now = Date.now();
    if (box.value.trim() && now - told > TYPING_EVERY) {
      told = now;
      typing();
    }
  });

  box.addEventListener("keydown", (event) => {
    // While a letter is being composed, Enter accepts it.
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    form.requestSubmit();
  });

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const text = box.value.trim();
    if (!text) return box.focus();
    box.value = "";
    told = 0;
    fit();
    send(text);
    box.focus();
  });

  return {
    focus: () => box.focus({ preventScroll: true }),
    close(closed) {
      for (const control of form.elements) control.disabled = closed;
    },
    // A refused message comes back, unless she has begun another.
    giveBack(text) {
      if (box.value) return;
      box.value = text;
      fit();
    },
  };
}
