/** Writes how far Assay itself does what the catalogue asks of it, line by line, and looks whether what is named is there. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { problemOfProof } from './assurance/check-proof.ts';
import { ownLines } from './assurance/own-list/index.ts';
import type { OwnLine } from './assurance/own-line.ts';
import { cell, proofWords } from './assurance/proof-cell.ts';
import { tested, type TestNamed } from './assurance/proof.ts';
import { writeOrCheck } from './write-or-check.ts';

const root = fileURLToPath(new URL('../', import.meta.url));
/** Lines of the catalogue that ask nothing of our own product. */
const othersOnly = [19, 26, 40, 47, 50, 57, 61, 62, 67, 78, 79, 85, 98, 108, 115, 116, 120, 131, 132, 133, 145, 155, 185];
const linesOfAll = 185;

const problemOf = (by: TestNamed | string): string | undefined => (typeof by === 'string' ? (existsSync(join(root, by)) ? undefined : `There is no ${by}.`) : problemOfProof(tested(by)));
const problems = ownLines.flatMap(({ no, state }) => (state.kind === 'done' ? state.by.flatMap((by) => { const problem = problemOf(by); return problem === undefined ? [] : [`${no}: ${problem}`]; }) : []));
for (let no = 1; no <= linesOfAll; no += 1) {
  const times = ownLines.filter((line) => line.no === String(no)).length;
  if (times !== (othersOnly.includes(no) ? 0 : 1)) problems.push(`${no}: It is there ${times} times.`);
}

const words = ({ state }: OwnLine): string => (state.kind === 'done' ? state.by.map((by) => (typeof by === 'string' ? `\`${by}\`` : proofWords(tested(by)))).join('; ') : state.kind === 'later' ? state.room : state.why);
const count = (kind: OwnLine['state']['kind']): number => ownLines.filter(({ state }) => state.kind === kind).length;
const byTest = ownLines.filter(({ state }) => state.kind === 'done' && state.by.some((by) => typeof by !== 'string')).length;

writeOrCheck('docs/security/own-list.md', `# What the catalogue asks of Assay itself

<!-- Written by tools/generate-own-list.ts from tools/assurance/own-list/; change those and run npm run generate. -->

The catalogue has ${linesOfAll} lines; ${linesOfAll - othersOnly.length} of them ask something of our own product. “done” names a test that runs with every change, or a page; “later” names the room that it belongs to; “open” says what is missing. The project filled this table about itself.

${count('done')} are done (${byTest} of them shown by a test), ${count('later')} come later, ${count('open')} are open.

| line | what is asked of us | state | where, or why not |
|---|---|---|---|
${ownLines.map((line) => `| ${line.no} | ${cell(line.asks)} | ${line.state.kind} | ${cell(words(line))} |`).join('\n')}
`);
for (const problem of problems) process.stderr.write(`Own list ${problem}\n`);
if (problems.length > 0) process.exitCode = 1;
