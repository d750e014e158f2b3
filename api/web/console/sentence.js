// The sentence in which the screen's rule found something: what stands before, the words found, what stands after.

const END = /[.!?…\n]/;
const LONGEST = 160;

export function sentenceAround(text, start, end) {
  let from = start;
  while (from > 0 && start - from < LONGEST && !END.test(text[from - 1])) from -= 1;
  let to = end;
  while (to < text.length && to - end < LONGEST && !END.test(text[to])) to += 1;
  if (to < text.length && END.test(text[to]) && text[to] !== "\n") to += 1;
  return [text.slice(from, start).trimStart(), text.slice(start, end), text.slice(end, to).trimEnd()];
}
