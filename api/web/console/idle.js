// Warns before the server forgets the session of somebody who left the desk.

export function idle({ minutes, warnSeconds = 60, warn, calm, leave, clock = globalThis }) {
  let timer;
  let left = 0;

  function count() {
    left -= 1;
    if (left <= 0) return leave();
    warn(left);
    timer = clock.setTimeout(count, 1000);
  }

  function start() {
    clock.clearTimeout(timer);
    if (left) calm();
    left = 0;
    timer = clock.setTimeout(() => {
      left = warnSeconds;
      warn(left);
      timer = clock.setTimeout(count, 1000);
    }, minutes * 60000 - warnSeconds * 1000);
  }

  return {
    // touched by hand or key; once warned, only an explicit answer counts
    touched: () => !left && start(),
    stay: start,
    stop() {
      clock.clearTimeout(timer);
      left = 0;
    },
    start,
  };
}
