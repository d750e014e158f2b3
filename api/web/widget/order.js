// Which events are new and where they stand: they come in the answer to a message and on the stream, and the two cross.
// seq 0 is an event that the server could not save: always shown, where it arrives.

export function ledger() {
  const seen = new Set();
  return {
    isNew(event) {
      if (!event.seq) return true;
      if (seen.has(event.seq)) return false;
      seen.add(event.seq);
      return true;
    },
    clear: () => seen.clear(),
  };
}

// ranks ascend; what is still being sent holds Infinity.
export function position(ranks, rank) {
  let index = ranks.length;
  while (index > 0 && ranks[index - 1] > rank) index -= 1;
  return index;
}

export function rankOf(event, ranks) {
  if (event.seq) return event.seq;
  const settled = ranks.filter(Number.isFinite);
  return settled.length ? settled[settled.length - 1] : 0;
}

// Messages on their way, one at a time so that two quick ones cannot cross. Sent again, a message keeps its client_id:
// the server stores and answers it once.

export function outbox({ send, on }) {
  const waiting = [];
  let busy = false;

  async function work() {
    if (busy) return;
    busy = true;
    while (waiting.length) {
      const message = waiting[0];
      on.sending(message);
      try {
        const answer = await send(message.body);
        waiting.shift();
        on.answered(message, answer);
      } catch (problem) {
        waiting.shift();
        on.failed(message, problem);
      }
    }
    busy = false;
  }

  return {
    get busy() {
      return busy;
    },
    add(message) {
      if (waiting.some(({ body }) => body.client_id === message.body.client_id)) return;
      waiting.push(message);
      work();
    },
    clear() {
      waiting.length = 0;
    },
  };
}
