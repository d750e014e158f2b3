// French words for the codes that the server sends (levels, axes, outcomes, rules…); the server keeps them.

let codes = {};

export function learn(words) {
  codes = words;
}

export const codeWord = (kind, code) => codes[kind]?.[code] ?? code ?? "";
export const codesOf = (kind) => Object.entries(codes[kind] ?? {});
