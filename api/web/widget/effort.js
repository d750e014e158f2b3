// Under a flood the server asks for a moment's work: count until a hash begins with enough zero bits (api/pow.py).
// Loaded only then. No worker: the page's policy lets nothing be built from an address, and each hash is awaited.

const TOGETHER = 128;

export function zeroBits(bytes) {
  const first = bytes.findIndex((byte) => byte !== 0);
  return first < 0 ? bytes.length * 8 : first * 8 + Math.clz32(bytes[first]) - 24;
}

export async function solve({ challenge, bits }, subtle = globalThis.crypto.subtle) {
  const encoder = new TextEncoder();
  const fits = async (counter) => {
    const digest = await subtle.digest("SHA-256", encoder.encode(`${challenge}:${counter}`));
    return zeroBits(new Uint8Array(digest)) >= bits;
  };
  for (let from = 0; ; from += TOGETHER) {
    const found = await Promise.all(Array.from({ length: TOGETHER }, (_, i) => fits(from + i)));
    if (found.includes(true)) return `${challenge}:${from + found.indexOf(true)}`;
  }
}
