// Text stays text: no string is ever read as HTML.

const SVG = "http://www.w3.org/2000/svg";
const DIALS = /^(tel|sms|geo|https):/;

export const byId = (id) => document.getElementById(id);

export function el(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) continue;
    if (typeof value === "function") node.addEventListener(name, value);
    else node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.flat().filter((child) => child || child === 0));
  return node;
}

export function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  const use = document.createElementNS(SVG, "use");
  use.setAttribute("href", `#icon-${name}`);
  svg.append(use);
  return svg;
}

// Only what can be dialled or opened safely.
export function link(href, image, label) {
  if (!DIALS.test(href)) return null;
  const outside = href.startsWith("https:") && { target: "_blank", rel: "noopener noreferrer" };
  return el("a", { href, class: "action", ...outside }, icon(image), label);
}

// Emptied, or the same sentence is not heard twice.
export function announce(text) {
  const voice = byId("announcer");
  voice.textContent = "";
  requestAnimationFrame(() => {
    voice.textContent = text;
  });
}
