import { compareDigits, compareText, isDigits } from './digits.ts';

/** Each part is a list that is ordered piece by piece; the parts weigh in this order. */
type Version = readonly (readonly string[])[];

const form = /^v?(?:(\d+)!)?(\d+(?:\.\d+)*)(?:[-_.]?(alpha|a|beta|b|preview|pre|c|rc)[-_.]?(\d*))?(?:-(\d+)|[-_.]?(post|rev|r)[-_.]?(\d*))?(?:[-_.]?(dev)[-_.]?(\d*))?(?:\+([a-z0-9]+(?:[-_.][a-z0-9]+)*))?$/i;

const phases: Readonly<Record<string, string>> = { a: '1', alpha: '1', b: '2', beta: '2', c: '3', rc: '3', pre: '3', preview: '3' };

/** Python (PEP 440): epoch, release, pre-release, post-release, development release, local version. */
export const pypi = {
  parse: (text: string): Version | undefined => {
    const [whole, epoch = '', release = '', phase, phaseNumber = '', implicitPost, post, postNumber = '', development, developmentNumber = '', local = ''] = form.exec(text.trim()) ?? [];
    if (whole === undefined) return undefined;
    const isPost = implicitPost !== undefined || post !== undefined;
    return [
      [epoch],
      release.replace(/(?:\.0+)*$/, '').split('.'),
      // A development release of no phase stands before every phase, a release after all.
      phase === undefined ? [development !== undefined && !isPost ? '0' : '4'] : [phases[phase.toLowerCase()] ?? '4', phaseNumber],
      isPost ? ['1', implicitPost ?? postNumber] : ['0'],
      development === undefined ? ['1'] : ['0', developmentNumber],
      local === '' ? [] : local.toLowerCase().split(/[-_.]/),
    ];
  },
  compare: (a: Version, b: Version): number => {
    for (const [index, part] of a.entries()) {
      const order = comparePieces(part, b[index] ?? []);
      if (order !== 0) return order;
    }
    return 0;
  },
};

function comparePieces(a: readonly string[], b: readonly string[]): number {
  for (const [index, left] of a.entries()) {
    const right = b[index];
    if (right === undefined) return 1;
    const [isLeft, isRight] = [isDigits(left) || left === '', isDigits(right) || right === ''];
    const order = isLeft && isRight ? compareDigits(left, right) : isLeft === isRight ? compareText(left, right) : isLeft ? 1 : -1;
    if (order !== 0) return order;
  }
  return a.length - b.length;
}
