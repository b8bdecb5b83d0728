import type { Benchmark, Input } from './benchmark.ts';
import { figuresIn, missingPackage, small } from './command.ts';
import { cachedInput } from './generate/cached-input.ts';
import { csafInput } from './generate/csaf.ts';

const library = missingPackage('@secvisogram/csaf-validator-lib');

/** Passes over one document, more of a small one: what is measured is the reading, and not the start. */
function passesOf({ bytes }: Input): string {
  return String(bytes < 50_000 ? 2_000 : bytes < 1_000_000 ? 100 : 3);
}

/** CSAF advisories: schema, tests and facts of one document. */
export const csafDocuments: Benchmark = {
  id: 'B8',
  title: 'CSAF document, schema and tests',
  unit: 'vulnerabilities',
  counts: { S: 4, M: 195, L: 11_500 },
  input: (count) => cachedInput(csafInput, count),
  contenders: [
    { name: 'readAdvisory', role: 'ours', command: (input, stage) => small(stage, 'csaf-documents', [input.path, passesOf(input)]), figures: figuresIn },
    { name: 'readAdvisory, one pass', role: 'ours', command: (input, stage) => small(stage, 'csaf-documents', [input.path, '1']), figures: figuresIn },
    { name: 'load the reader', role: 'ours', sizes: ['S'], command: (input, stage) => small(stage, 'csaf-documents', [input.path, '0']), figures: figuresIn },
    { name: 'load csaf-validator-lib', role: 'peer', sizes: ['S'], missing: library, command: (input, stage) => small(stage, 'csaf-library', [input.path, '0']), figures: figuresIn },
    // Basic mode: schema and mandatory tests. One pass of the large document: it takes seconds.
    { name: 'csaf-validator-lib, basic', role: 'peer', missing: library, roundsMax: 3, command: (input, stage) => small(stage, 'csaf-library', [input.path, input.bytes < 1_000_000 ? String(Number(passesOf(input)) / 10) : '1']), figures: figuresIn },
  ],
};
