// Ear and corner of the eye: a soft tone, and the tab's title. Never a word of a visitor in either.

import { word } from "./words.js";

const TONES = { immediate: [660, 880, 660, 880], high: [587, 784], concern: [523], none: [523], message: [440] };
const LENGTH = 0.16;

export function sound(makeContext = () => new AudioContext()) {
  let context;
  let muted = false;

  function tone(pitch, at) {
    const source = context.createOscillator();
    const volume = context.createGain();
    source.type = "sine";
    source.frequency.value = pitch;
    volume.gain.setValueAtTime(0, at);
    volume.gain.linearRampToValueAtTime(0.14, at + 0.03);
    volume.gain.linearRampToValueAtTime(0, at + LENGTH);
    source.connect(volume).connect(context.destination);
    source.start(at);
    source.stop(at + LENGTH);
  }

  return {
    // Browsers let a page sound only after someone has touched it.
    wake() {
      context ??= makeContext();
      if (context.state === "suspended") context.resume();
    },
    ring(kind) {
      if (muted || !context) return false;
      TONES[kind].forEach((pitch, index) => tone(pitch, context.currentTime + index * LENGTH));
      return true;
    },
    mute(on) {
      muted = on;
    },
    get muted() {
      return muted;
    },
  };
}

// Danger before a colleague who wants advice, that before messages, and messages before who waits.
export function titleFor({ grave, asked, waiting, unread, onBreak }) {
  if (grave) return word("title_grave", { n: grave });
  if (asked) return word("title_asked", { n: asked });
  if (unread) return word("title_unread", { n: unread });
  if (waiting && !onBreak) return word("title_waiting", { n: waiting });
  return word("title_plain");
}

// Who of those somebody holds is in danger now, and was not when we looked last.
export function risen(before, now) {
  const was = new Map((before ?? []).map((one) => [one.conversation, one.level]));
  return now.filter((one) => one.level === "immediate" && was.has(one.conversation) && was.get(one.conversation) !== "immediate");
}

// Who is new in the queue since we looked last, the gravest first; nothing the first time.
export function newcomers(before, now) {
  if (!before) return [];
  const seen = new Map(before.map((one) => [one.conversation, one]));
  return now.filter((one) => !seen.has(one.conversation) || (one.released && !seen.get(one.conversation).released));
}
