import type { LeftOut, LeftOutRule } from '../model/left-out.ts';
import { counted, joinText, ours, quote, say, type Text } from '../model/text.ts';

/** What is said of files that a rule leaves out: of one, of many. */
const nouns: Readonly<Record<LeftOutRule, readonly [one: string, many: string]>> = {
  'repository-of-its-own': ['repository of its own, such as a submodule', 'repositories of their own, such as submodules'],
  link: ['link', 'links'],
  'too-many': ['file beyond the most that are listed', 'files beyond the most that are listed'],
  'too-long': ['file too long to be searched', 'files too long to be searched'],
  binary: ['file of bytes that are no text', 'files of bytes that are no text'],
  minified: ['minified file', 'minified files'],
  'not-parsed': ['program too long, dense or deeply nested to be analysed whole', 'programs too long, dense or deeply nested to be analysed whole'],
  empty: ['empty file', 'empty files'],
  vendored: ['file of others searched for credentials only', 'files of others searched for credentials only'],
  generated: ['generated file searched for credentials only', 'generated files searched for credentials only'],
};

/** One sentence on what was left out by a rule, each with its count and some paths; undefined when nothing was. */
export function leftOutSentence(leftOut: readonly LeftOut[] | undefined): Text | undefined {
  if (leftOut === undefined || leftOut.length === 0) return undefined;
  const parts = leftOut.map(({ rule, files, examples }) => say`${counted(files, ...nouns[rule])}${examples.length === 0 ? ours('') : say` (${joinText(examples.map((path) => say`${quote(path)}`), ', ')}${ours(files > examples.length ? ', …' : '')})`}`);
  return say`Not looked at whole, by a rule: ${joinText(parts, '; ')}.`;
}
