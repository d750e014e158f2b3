// Where an event stands among those shown (their numbers ascend; what is still being sent holds Infinity), and messages
// on their way one at a time, so that two quick ones cannot cross.

export function position(numbers, number) {
  const after = numbers.findIndex((other) => other > number);
  return after < 0 ? numbers.length : after;
}

export function oneByOne({ send, sending, answered, failed }) {
  const line = [];
  let busy = false;

  async function work() {
    busy = true;
    for (let message = line[0]; message; message = line[0]) {
      sending(message);
      const outcome = await send(message.body).then(
        (answer) => () => answered(message, answer),
        (problem) => () => failed(message, problem),
      );
      line.shift();
      busy = line.length > 0;
      outcome();
    }
  }

  return {
    add(message) {
      if (line.some((other) => other.body.client_id === message.body.client_id)) return;
      line.push(message);
      if (!busy) work();
    },
    get busy() {
      return busy;
    },
  };
}
