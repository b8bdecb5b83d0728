import { compareDigits, compareText, isDigits } from './digits.ts';

/** RubyGems (`Gem::Version`): runs of digits and of letters; letters stand before digits, so that `1.0.a` comes before `1.0`. */
export const gem = {
  parse: (text: string): readonly string[] | undefined => (/^\d+(?:\.[0-9a-z]+)*(?:-[0-9a-z-]+(?:\.[0-9a-z-]+)*)?$/i.test(text) ? withoutZeros(text.replaceAll('-', '.pre.').match(/\d+|[a-z]+/gi) ?? []) : undefined),
  compare: (a: readonly string[], b: readonly string[]): number => {
    for (let index = 0; index < Math.max(a.length, b.length); index += 1) {
      const [left, right] = [a[index] ?? '0', b[index] ?? '0'];
      const [isLeft, isRight] = [isDigits(left), isDigits(right)];
      const order = isLeft && isRight ? compareDigits(left, right) : isLeft === isRight ? compareText(left, right) : isLeft ? 1 : -1;
      if (order !== 0) return order;
    }
    return 0;
  },
};

/** Zeros at the end say nothing, those before the first letters neither: `1.0.0.a` is `1.a`. */
function withoutZeros(segments: readonly string[]): readonly string[] {
  const letters = segments.findIndex((segment) => !isDigits(segment));
  const numbers = letters === -1 ? segments : segments.slice(0, letters);
  return [...trimmed(numbers), ...(letters === -1 ? [] : trimmed(segments.slice(letters)))];
}

function trimmed(segments: readonly string[]): readonly string[] {
  return segments.slice(0, segments.findLastIndex((segment) => /[^0]/.test(segment)) + 1);
}
