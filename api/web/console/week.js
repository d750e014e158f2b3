// A week of opening hours, between the seven fields of the form and the opening_hours text that the server keeps.

const DAYS = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"];
const CLOSED = "off"; // all seven days: an empty text would be no hours at all, open whenever somebody is there
const SPAN = /^([01]?\d|2[0-4])[:h]([0-5]\d)\s*-\s*([01]?\d|2[0-4])[:h]([0-5]\d)$/;

// "9h30-12:00, 14:00-18:00" → "09:30-12:00,14:00-18:00"; undefined when it can't be read
export function spans(text) {
  const parts = text.split(",").map((part) => part.trim()).filter(Boolean);
  const read = parts.map((part) => SPAN.exec(part.replaceAll("–", "-")));
  if (read.some((found) => !found)) return undefined;
  return read.map(([, h1, m1, h2, m2]) => `${h1.padStart(2, "0")}:${m1}-${h2.padStart(2, "0")}:${m2}`).join(",");
}

function daysOf(text) {
  const days = new Set();
  for (const part of text.split(",")) {
    const [first, last = first] = part.split("-");
    const from = DAYS.indexOf(first);
    const to = DAYS.indexOf(last);
    if (from < 0 || to < from) return undefined;
    for (let index = from; index <= to; index += 1) days.add(index);
  }
  return days;
}

// Seven texts, or undefined when the week says more than this form can show.
export function readWeek(text) {
  const week = Array(7).fill("");
  for (const rule of text.split(";").map((part) => part.trim()).filter(Boolean)) {
    if (rule === "24/7" || rule === CLOSED) {
      week.fill(rule === CLOSED ? "" : "00:00-24:00");
      continue;
    }
    const [, names, hours] = /^([A-Z][a-z](?:[,-][A-Z][a-z])*)\s+(.+)$/.exec(rule) ?? [];
    const days = names && daysOf(names);
    const read = hours === "off" || hours === "closed" ? "" : hours && spans(hours);
    if (!days || read === undefined) return undefined;
    for (const day of days) week[day] = read;
  }
  return week;
}

export function writeWeek(week) {
  const rules = [];
  week.forEach((hours, index) => {
    const last = rules[rules.length - 1];
    if (last && last.hours === hours) last.to = index;
    else rules.push({ from: index, to: index, hours });
  });
  const written = rules
    .filter(({ hours }) => hours)
    .map(({ from, to, hours }) => `${DAYS[from]}${to > from ? `-${DAYS[to]}` : ""} ${hours}`)
    .join("; ");
  return written || CLOSED;
}

// What to keep when the fields hold these texts: the rule as it was while they still say the same; undefined when one
// can't be read.
export function keptWeek(rule, texts) {
  const week = texts.map(spans);
  if (week.includes(undefined)) return undefined;
  const before = readWeek(rule);
  return week.every((hours, day) => hours === before[day]) ? rule : writeWeek(week);
}

export function keptRule(text) {
  return text.trim() || CLOSED;
}
