// The box to answer in. Enter sends, Shift and Enter go to the next line; the other side hears now and then of a hand that writes.

const TELL_EVERY = 4000;

export function composer(form, { send, typing }) {
  const box = form.elements.namedItem("message");
  let toldAt = 0;

  function grow() {
    box.style.height = "auto";
    box.style.height = `${box.scrollHeight + 2}px`;
  }

  box.addEventListener("input", () => {
    grow();
    if (!box.value.trim() || Date.now() - toldAt < TELL_EVERY) return;
    toldAt = Date.now();
    typing();
  });

  box.addEventListener("keydown", (event) => {
    const accepts = event.isComposing; // a letter in the making: Enter accepts it
    if (event.key !== "Enter" || event.shiftKey || event.altKey || accepts) return;
    event.preventDefault();
    form.requestSubmit();
  });

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const text = box.value.trim();
    box.focus();
    if (!text) return;
    box.value = "";
    toldAt = 0;
    grow();
    send(text);
  });
}
