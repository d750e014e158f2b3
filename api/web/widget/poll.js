// Loaded where streams do not pass, as behind a filter that holds them back: what is new is asked for every two seconds,
// sooner than a lost connection would be told (around.js). The first failure ends it, until the stream fails again.

const PAUSE = 2000;

export async function poll(ask, going, passed, pause = PAUSE) {
  let after = 0;
  while (going()) {
    const answer = await ask(after);
    if (!going()) return;
    passed(answer);
    after = answer.events.at(-1)?.seq ?? after;
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
}
