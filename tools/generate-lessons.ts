/** Writes what went wrong in other products, and what stands against it here, and looks whether each proof can be followed. */
import { problemOfProof } from './assurance/check-proof.ts';
import { lessons } from './assurance/lessons/index.ts';
import { cell, proofWords } from './assurance/proof-cell.ts';
import { writeOrCheck } from './write-or-check.ts';

const expected = 90;
const problems = lessons.flatMap(({ id, proof }) => {
  const problem = problemOfProof(proof);
  return problem === undefined ? [] : [`${id}: ${problem}`];
});
if (new Set(lessons.map(({ id }) => id)).size !== expected) problems.push(`There are ${lessons.length} lessons, not ${expected}.`);
const count = (kind: string): number => lessons.filter(({ proof }) => proof.kind === kind).length;
const kinds = { test: 'tested', design: 'by design', 'not-applicable': 'not applicable', open: 'open' } as const;

writeOrCheck('docs/security/lessons.md', `# What went wrong in other products, and why it should not here

<!-- Written by tools/generate-lessons.ts from tools/assurance/lessons/; change those and run npm run generate. -->

Ninety public reports about products of this kind and the libraries that they use. Each line says which class of mistake it was, what makes it impossible or finds it here, and where that is. “open” means that nobody has shown it yet. No product is named: the classes matter, and every one of them could have been ours.

${count('test')} are held by tests, ${count('not-applicable')} have no place here because the feature does not exist, ${count('open')} is open.

| no. | reports | what it was, and what stands against it | known by | where |
|---|---|---|---|---|
${lessons.map(({ id, reports, was, against, proof }) => `| ${id} | ${reports.length === 0 ? 'no public id' : reports.join(', ')} | ${cell(was)}: ${cell(against)} | ${kinds[proof.kind]} | ${cell(proofWords(proof))} |`).join('\n')}
`);
for (const problem of problems) process.stderr.write(`Lesson ${problem}\n`);
if (problems.length > 0) process.exitCode = 1;
