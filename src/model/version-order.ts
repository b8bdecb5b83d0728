/** Orders versions by their numbers, part for part; a pre-release (`2.0.0-rc.1`) stands before its release. */
export function compareVersions(a: string, b: string): number {
  const [mainA, preA] = parts(a);
  const [mainB, preB] = parts(b);
  const main = comparePieces(mainA, mainB);
  if (main !== 0) return main;
  if (preA === undefined || preB === undefined) return preA === preB ? 0 : preA === undefined ? 1 : -1;
  return comparePieces(preA, preB);
}

function parts(version: string): readonly [string, string | undefined] {
  const plain = version.split('+', 1)[0] ?? version;
  const dash = plain.search(/[-~]/);
  return dash === -1 ? [plain, undefined] : [plain.slice(0, dash), plain.slice(dash + 1)];
}

function comparePieces(a: string, b: string): number {
  const left = a.split(/[._-]/);
  const right = b.split(/[._-]/);
  for (let index = 0; index < Math.max(left.length, right.length); index += 1) {
    const [one, other] = [left[index] ?? '0', right[index] ?? '0'];
    const isNumber = /^\d{1,15}$/.test(one) && /^\d{1,15}$/.test(other);
    const order = isNumber ? Number(one) - Number(other) : one < other ? -1 : one > other ? 1 : 0;
    if (order !== 0) return order;
  }
  return 0;
}
