/** Writes how the workspace stands to OWASP ASVS 5.0 Level 2, requirement by requirement, and looks whether each proof can be followed. */
import { chapters } from './assurance/asvs/index.ts';
import { problemOfProof } from './assurance/check-proof.ts';
import { cell, isInNpmTest, proofWords } from './assurance/proof-cell.ts';
import type { Requirement } from './assurance/requirement.ts';
import { writeOrCheck } from './write-or-check.ts';

/** ASVS 5.0.0 has so many requirements of levels 1 and 2. */
const expected = { 1: 70, 2: 183 } as const;
/** The goal of the workspace. */
const testsLeast = 180;

const all = chapters.flatMap(({ requirements }) => requirements);
const problems = all.flatMap(({ id, proof }) => {
  const problem = problemOfProof(proof);
  return problem === undefined ? [] : [`${id}: ${problem}`];
});
const twice = all.map(({ id }) => id).filter((id, index, ids) => ids.indexOf(id) !== index);
problems.push(...twice.map((id) => `${id}: It is there twice.`));
for (const level of [1, 2] as const) {
  const count = all.filter((one) => one.level === level).length;
  if (count !== expected[level]) problems.push(`Level ${level} has ${count} requirements, not ${expected[level]}.`);
}

const kinds = { test: 'a test', design: 'design', 'not-applicable': 'not applicable', open: 'open' } as const;
const of = (kind: Requirement['proof']['kind']): readonly Requirement[] => all.filter(({ proof }) => proof.kind === kind);
const tests = of('test');
if (tests.length < testsLeast) problems.push(`Only ${tests.length} requirements are shown by a test; at least ${testsLeast} have to be.`);
const outsideNpmTest = tests.filter(({ proof }) => !isInNpmTest(proof)).length;
const row = ({ id, level, title, proof }: Requirement): string => `| ${id} | ${level} | ${cell(title)} | ${kinds[proof.kind]} | ${cell(proofWords(proof))} |`;
const openOnes = of('open');

writeOrCheck('docs/security/asvs.md', `# The workspace and OWASP ASVS 5.0, Levels 1 and 2

<!-- Written by tools/generate-asvs.ts from tools/assurance/asvs/; change those and run npm run generate. -->

Each requirement of the OWASP Application Security Verification Standard 5.0.0, by its number, with what it is about in our own words; the standard has the full sentences. The project filled this table about itself, and nobody outside has looked at it. The generator looks whether each named test stands in its file and is run by the project’s CI, whether each gate exists, and whether what is said to be absent is; whether a test shows enough is for a reader to judge.

| how it is known | requirements |
|---|---|
| by a test that runs with every change | ${tests.length} (${outsideNpmTest} of them only in the browser tests or with outside test data) |
| by design, held by a gate | ${of('design').length} |
| not applicable: there is no such feature | ${of('not-applicable').length} |
| open | ${openOnes.length} |
| together | ${all.length} |

## What is open
${openOnes.map(({ id, title, proof }) => `- **${id}** ${title}: ${proof.note}`).join('\n')}
${chapters.map(({ title, requirements }) => `
## ${title}

| no. | level | what it is about | known by | where |
|---|---|---|---|---|
${requirements.map(row).join('\n')}`).join('\n')}
`);
for (const problem of problems) process.stderr.write(`ASVS ${problem}\n`);
if (problems.length > 0) process.exitCode = 1;
