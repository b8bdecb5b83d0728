import type { Benchmark } from './benchmark.ts';
import { bareStart, figuresIn, repeatSmall, small } from './command.ts';
import { cachedInput } from './generate/cached-input.ts';
import { spdxJsonInput } from './generate/spdx-json.ts';
import { absent } from './peers.ts';
import { inspectSbom, sbomInProcess } from './sbom-inspection.ts';

/** SPDX 2.3 in JSON. */
export const spdxJson: Benchmark = {
  id: 'B3',
  title: 'SPDX JSON, the whole job',
  unit: 'packages',
  counts: { S: 10_000, M: 50_000, L: 200_000 },
  input: (count) => cachedInput(spdxJsonInput, count),
  contenders: [
    inspectSbom,
    sbomInProcess,
    bareStart,
    { name: 'read and JSON.parse', role: 'floor', repeat: repeatSmall, command: (input, stage) => small(stage, 'floor-json', [input.path]), figures: (output) => ({ components: Number(figuresIn(output)['items']) }) },
    absent('sbomqs'),
  ],
};
