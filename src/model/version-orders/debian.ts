import { compareDigits } from './digits.ts';

interface Version {
  readonly epoch: string;
  readonly upstream: string;
  readonly revision: string;
}

/** Debian («deb-version»): epoch, upstream version, revision; `~` stands before the end, letters before everything else. */
export const debian = {
  parse: (text: string): Version | undefined => {
    const found = /^(?:(\d+):)?([0-9a-z.+~:-]+)$/i.exec(text);
    if (found?.[2] === undefined || !/^\d/.test(found[2])) return undefined;
    const dash = found[2].lastIndexOf('-');
    return { epoch: found[1] ?? '', upstream: dash === -1 ? found[2] : found[2].slice(0, dash), revision: dash === -1 ? '' : found[2].slice(dash + 1) };
  },
  compare: (a: Version, b: Version): number => compareDigits(a.epoch, b.epoch) || comparePart(a.upstream, b.upstream) || comparePart(a.revision, b.revision),
};

/** Runs without and with digits in turn, the first of them without. */
function comparePart(a: string, b: string): number {
  const [left, right] = [a.match(/\d+|\D+/g) ?? [], b.match(/\d+|\D+/g) ?? []];
  let [atLeft, atRight] = [0, 0];
  while (atLeft < left.length || atRight < right.length) {
    const [one, other] = [takesLetters(left[atLeft]), takesLetters(right[atRight])];
    const letters = compareLetters(one, other);
    if (letters !== 0) return letters;
    if (one !== '') atLeft += 1;
    if (other !== '') atRight += 1;
    const digits = compareDigits(left[atLeft] ?? '', right[atRight] ?? '');
    if (digits !== 0) return digits;
    [atLeft, atRight] = [atLeft + 1, atRight + 1];
  }
  return 0;
}

function takesLetters(run: string | undefined): string {
  return run === undefined || /^\d/.test(run) ? '' : run;
}

function compareLetters(a: string, b: string): number {
  for (let index = 0; index < Math.max(a.length, b.length); index += 1) {
    const order = weight(a[index]) - weight(b[index]);
    if (order !== 0) return order;
  }
  return 0;
}

function weight(character: string | undefined): number {
  if (character === undefined) return 0;
  if (character === '~') return -1;
  return character.charCodeAt(0) + (/[a-z]/i.test(character) ? 0 : 256);
}
