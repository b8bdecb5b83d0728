import type { Benchmark, Figures } from './benchmark.ts';
import { assay, missingProgram, pointOf, type Printed } from './command.ts';
import { cachedInput } from './generate/cached-input.ts';
import { sourceFilesInput } from './generate/source-files.ts';
import { absent } from './peers.ts';
import { readFiles, readTree } from './source-tree-reading.ts';

const patterns = [
  String.raw`(password|passwd|pwd)["']?\s*[:=]\s*["']?[\w!@#$%-]{4,}`, String.raw`(secret|token)["']?\s*[:=]\s*["'][^"']{8,}["']`, String.raw`api[_-]?key["']?\s*[:=]\s*["'][^"']{8,}["']`,
  String.raw`://[^/\s:@]+:[^/\s@]+@`, '-----BEGIN [A-Z ]*PRIVATE KEY-----', String.raw`identified\s+by\s+'[^']+'`, String.raw`default\s+(login|password|user)`,
];

/** Source files: default credentials, then credentials with the parsing for injection; 10,000 files are 69 MB. */
export const sourceScan: Benchmark = {
  id: 'B11',
  title: 'Source files: credentials and injection',
  unit: 'files',
  counts: { S: 500, M: 3_000, L: 10_000 },
  input: (count) => cachedInput(sourceFilesInput, count),
  contenders: [
    readTree,
    { name: 'assay check', role: 'ours', command: (input, stage) => assay(stage, ['check', input.path, '--format', 'json', '--quiet']), figures: checkedFigures },
    readFiles,
    {
      name: 'ripgrep, seven patterns', role: 'peer', missing: missingProgram('rg'),
      command: (input) => ({ file: 'rg', words: ['--threads', '1', '--no-ignore', '--ignore-case', '--count', '--no-heading', ...patterns.flatMap((pattern) => ['-e', pattern]), input.path] }),
      figures: (output) => ({ filesWithCredential: output.trimEnd().split('\n').length }),
    },
    absent('gitleaks'),
  ],
};

function checkedFigures(output: string): Figures {
  const printed = JSON.parse(output) as Printed;
  const point = (id: string): { numerator: number; denominator: number } => ({ denominator: -1, numerator: -1, ...pointOf(printed, id) });
  const queries = point('parameterised-queries');
  const html = point('escaped-html');
  const safe = point('memory-safe-code');
  return {
    files: point('default-credentials').denominator, filesWithCredential: point('default-credentials').numerator,
    bound: queries.numerator, joined: queries.denominator - queries.numerator, escaped: html.numerator, raw: html.denominator - html.numerator,
    safeBytes: safe.numerator, classifiedBytes: safe.denominator,
  };
}
