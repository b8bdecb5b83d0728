import type { Benchmark } from './benchmark.ts';
import { figuresIn, small } from './command.ts';

/** An upload of 100 kB by a token: authenticated, authorised, kept under its digest on disk, and in the audit log; against SHA-256, a file and fdatasync alone. */
export const upload: Benchmark = {
  id: 'B18',
  title: 'Upload of 100 kB, audited and durable',
  unit: 'uploads',
  counts: { S: 500, M: 3_000, L: 12_000 },
  input: (count) => ({ path: '', bytes: count * 100_000, count, truth: { requests: count } }),
  contenders: [
    { name: 'evidence.add, without reading', role: 'ours', command: (input, stage) => small(stage, 'http-load', ['workspace-server', String(input.count), 'upload']), figures: figuresIn },
    { name: 'bare node:http, SHA-256, fdatasync', role: 'floor', command: (input, stage) => small(stage, 'http-load', ['bare-server', String(input.count), 'upload']), figures: figuresIn },
  ],
};
