import type { SemVer } from 'semver';
import parse from 'semver/functions/parse.js';

/** Semantic Versioning 2.0.0. A leading `v`, as Go writes it, says nothing; one or two numbers stand for three, the rest zeros. */
export const semver = {
  parse: (text: string): SemVer | undefined => parse(text) ?? parse(padded(text)) ?? undefined,
  compare: (a: SemVer, b: SemVer): number => a.compare(b),
};

function padded(text: string): string {
  const [, numbers = '', rest = ''] = /^v?(\d+(?:\.\d+)?)((?:[-+].*)?)$/.exec(text) ?? [];
  return `${numbers}${numbers.includes('.') ? '.0' : '.0.0'}${rest}`;
}
