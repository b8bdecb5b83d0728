import { commandOf } from './check-proof.ts';
import type { Gate, Proof, TestNamed } from './proof.ts';

/** Text in a cell of a Markdown table. */
export function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ');
}

function testWords({ file, title }: TestNamed): string {
  return `\`${file}\` “${title}”`;
}

function gateWords(gate: Gate): string {
  if ('lint' in gate) return `lint rule \`${gate.lint}\``;
  if ('test' in gate) return testWords(gate.test);
  return 'type' in gate ? `type \`${gate.type}\`` : `\`${gate.generator}\` and its comparison`;
}

/** How a proof reads in a table. */
export function proofWords(proof: Proof): string {
  const note = proof.note === '' ? '' : `${proof.note} `;
  if (proof.kind === 'test') return `${note}${proof.tests.map(testWords).join('; ')}`;
  return proof.kind === 'design' ? `${note}\`${proof.file}\`, held by ${gateWords(proof.gate)}` : proof.note;
}

/** Whether a proof by tests rests on what `npm test` runs, without a browser or outside data. */
export function isInNpmTest(proof: Proof): boolean {
  return proof.kind === 'test' && proof.tests.some(({ file }) => commandOf(file) === 'npm test');
}
