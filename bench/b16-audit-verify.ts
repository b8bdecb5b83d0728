import { join } from 'node:path';
import type { Benchmark } from './benchmark.ts';
import { assay, figuresIn, small } from './command.ts';
import { auditExportInput } from './generate/audit-export.ts';
import { cachedInput } from './generate/cached-input.ts';

/** An export of the audit log verified: chain, tree and every signed checkpoint, against a bare chain of hashes. */
export const auditVerify: Benchmark = {
  id: 'B16',
  title: 'Audit log: an export verified offline',
  unit: 'entries',
  counts: { S: 100_000, M: 1_000_000, L: 3_000_000 },
  input: (count) => cachedInput(auditExportInput, count),
  contenders: [
    {
      name: 'assay audit verify', role: 'ours',
      command: (input, stage) => assay(stage, ['audit', 'verify', input.path, '--key', join(input.path, '../key'), '--format', 'json']),
      figures: (output) => {
        const { result, provenTo } = JSON.parse(output) as { readonly result: string; readonly provenTo: number };
        return { entries: result === 'proven' ? provenTo : 0 };
      },
    },
    { name: 'read and chain hashes', role: 'floor', command: (input, stage) => small(stage, 'floor-hash-chain', [input.path]), figures: figuresIn },
  ],
};
