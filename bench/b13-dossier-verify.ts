import { join } from 'node:path';
import type { Benchmark } from './benchmark.ts';
import { assay, figuresIn, missingProgram, small } from './command.ts';
import { cachedInput } from './generate/cached-input.ts';
import { dossierInput } from './generate/dossier.ts';

/** Signature, log and digests of a dossier: 200 files of 265 MB, then 20,000 of 297 MB, against the digests alone. */
export const dossierVerify: Benchmark = {
  id: 'B13',
  title: 'Dossier: signature, log and every digest',
  unit: 'files',
  counts: { S: 200, M: 20_000, L: 40_000 },
  input: (count) => cachedInput(dossierInput, count),
  contenders: [
    { name: 'verifySigned', role: 'ours', command: (input, stage) => small(stage, 'dossier-verify/dossier-verify', [input.path]), figures: figuresIn },
    {
      // The checks over all evidence too; verdicts that the input does not state end it with 1.
      name: 'assay verify', role: 'ours', roundsMax: 3,
      command: (input, stage) => ({ ...assay(stage, ['verify', input.path, '--offline', '--format', 'json', '--at', '2026-07-02T00:00:00Z', '--data', join(input.path, '../data')]), endsWith: [0, 1] }),
      figures: (output) => ({ sequence: (JSON.parse(output) as { readonly sequence: number }).sequence }),
    },
    {
      name: 'openssl dgst', role: 'peer', missing: missingProgram('openssl'),
      command: (input) => ({ file: 'sh', words: ['-c', 'find "$1" -type f -print0 | xargs -0 openssl dgst -sha256 | wc -l', 'sh', join(input.path, 'evidence')] }),
      figures: (output) => ({ files: Number(output) }),
    },
  ],
};
