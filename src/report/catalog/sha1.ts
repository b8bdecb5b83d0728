/**
 * SHA-1 (RFC 3174), for name-based UUIDs only: it gives names to things and protects nothing.
 * Written here because the web's own is asynchronous, and a report is a plain function.
 */
export function sha1(bytes: Uint8Array): Uint8Array {
  const view = padded(bytes);
  const state = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0] as const satisfies readonly number[];
  let [a0, b0, c0, d0, e0]: readonly [number, number, number, number, number] = state;
  const words = new Uint32Array(80);
  for (let offset = 0; offset < view.byteLength; offset += 64) {
    for (let index = 0; index < 80; index += 1) {
      words[index] = index < 16 ? view.getUint32(offset + index * 4) : turned((words[index - 3] ?? 0) ^ (words[index - 8] ?? 0) ^ (words[index - 14] ?? 0) ^ (words[index - 16] ?? 0), 1);
    }
    let [a, b, c, d, e] = [a0, b0, c0, d0, e0];
    words.forEach((word, index) => {
      const [mixed, constant] = roundOf(index, b, c, d);
      [a, b, c, d, e] = [(turned(a, 5) + mixed + e + constant + word) >>> 0, a, turned(b, 30), c, d];
    });
    [a0, b0, c0, d0, e0] = [(a0 + a) >>> 0, (b0 + b) >>> 0, (c0 + c) >>> 0, (d0 + d) >>> 0, (e0 + e) >>> 0];
  }
  const digest = new DataView(new ArrayBuffer(20));
  [a0, b0, c0, d0, e0].forEach((word, index) => digest.setUint32(index * 4, word));
  return new Uint8Array(digest.buffer);
}

function roundOf(index: number, b: number, c: number, d: number): readonly [number, number] {
  if (index < 20) return [(b & c) | (~b & d), 0x5a827999];
  if (index < 40) return [b ^ c ^ d, 0x6ed9eba1];
  if (index < 60) return [(b & c) | (b & d) | (c & d), 0x8f1bbcdc];
  return [b ^ c ^ d, 0xca62c1d6];
}

function turned(word: number, by: number): number {
  return ((word << by) | (word >>> (32 - by))) >>> 0;
}

/** The message with a one bit, zeros and its length in bits, a whole number of 64-byte blocks. */
function padded(bytes: Uint8Array): DataView {
  const length = Math.ceil((bytes.length + 9) / 64) * 64;
  const block = new Uint8Array(length);
  block.set(bytes);
  block[bytes.length] = 0x80;
  const view = new DataView(block.buffer);
  view.setUint32(length - 8, Math.floor(bytes.length / 0x20000000));
  view.setUint32(length - 4, (bytes.length * 8) >>> 0);
  return view;
}
