// One stop of the Tab key for a whole list; arrows move inside it.

const STEPS = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };

export function nextIndex(key, index, length) {
  if (key === "Home") return 0;
  if (key === "End") return length - 1;
  const step = STEPS[key];
  return step === undefined ? -1 : Math.min(length - 1, Math.max(0, index + step));
}

export function roving(list, selector) {
  const stops = () => [...list.querySelectorAll(selector)];

  // Called after a redraw: whoever had the focus keeps it, otherwise the first of the list is the way in.
  function settle() {
    const all = stops();
    const current = all.find((stop) => stop === document.activeElement) ?? all.find((stop) => stop.tabIndex === 0) ?? all[0];
    for (const stop of all) stop.tabIndex = stop === current ? 0 : -1;
  }

  list.addEventListener("keydown", (event) => {
    const all = stops();
    const index = nextIndex(event.key, all.indexOf(event.target.closest(selector)), all.length);
    if (index < 0 || !all[index]) return;
    event.preventDefault();
    all[index].focus();
  });
  list.addEventListener("focusin", settle);

  return {
    settle,
    enter() {
      settle();
      (stops().find((stop) => stop.tabIndex === 0) ?? list).focus();
    },
  };
}
