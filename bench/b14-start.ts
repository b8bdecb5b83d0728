import type { Benchmark, Input } from './benchmark.ts';
import { assay } from './command.ts';

const nothing: Input = { path: '', bytes: 0, count: 0, truth: { works: 1 } };
const repeat = { S: 8, M: 8, L: 8 } as const;

/** How long the program takes to begin. */
export const start: Benchmark = {
  id: 'B14',
  title: 'Start',
  unit: 'files',
  counts: { S: 0, M: 0, L: 0 },
  input: () => nothing,
  contenders: [
    { name: 'assay --version', role: 'ours', repeat, command: (_input, stage) => assay(stage, ['--version'], stage.empty), figures: (output) => ({ works: /^\d+\.\d+\.\d+/.test(output) ? 1 : 0 }) },
    { name: 'assay check', role: 'ours', repeat, command: (_input, stage) => assay(stage, ['check', '.'], stage.empty), figures: (output) => ({ works: output.includes('GOAL') ? 1 : 0 }) },
    { name: 'node -e 0', role: 'floor', repeat, command: (_input, stage) => ({ file: process.execPath, words: ['-e', '0'], folder: stage.empty }), figures: () => ({ works: 1 }) },
  ],
};
