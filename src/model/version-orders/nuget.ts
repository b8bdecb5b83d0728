import { compareDigits, compareText, isDigits } from './digits.ts';

interface Version {
  readonly numbers: readonly string[];
  /** Undefined for a release, which stands after its pre-releases. */
  readonly prerelease: readonly string[] | undefined;
}

/** NuGet («Package versioning»): Semantic Versioning with one to four numbers and labels that do not tell cases apart. */
export const nuget = {
  parse: (text: string): Version | undefined => {
    const found = /^(\d+(?:\.\d+){0,3})(?:-([0-9a-z.-]+))?(?:\+[0-9a-z.-]*)?$/i.exec(text);
    return found?.[1] === undefined ? undefined : { numbers: found[1].split('.'), prerelease: found[2]?.toLowerCase().split('.') };
  },
  compare: (a: Version, b: Version): number => {
    for (let index = 0; index < 4; index += 1) {
      const order = compareDigits(a.numbers[index] ?? '', b.numbers[index] ?? '');
      if (order !== 0) return order;
    }
    if (a.prerelease === undefined || b.prerelease === undefined) return Number(a.prerelease === undefined) - Number(b.prerelease === undefined);
    return compareLabels(a.prerelease, b.prerelease);
  },
};

function compareLabels(a: readonly string[], b: readonly string[]): number {
  for (const [index, left] of a.entries()) {
    const right = b[index];
    if (right === undefined) return 1;
    const [isLeft, isRight] = [isDigits(left), isDigits(right)];
    const order = isLeft && isRight ? compareDigits(left, right) : isLeft === isRight ? compareText(left, right) : isLeft ? -1 : 1;
    if (order !== 0) return order;
  }
  return a.length - b.length;
}
