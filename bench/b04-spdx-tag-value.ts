import type { Benchmark } from './benchmark.ts';
import { figuresIn, repeatSmall, small } from './command.ts';
import { cachedInput } from './generate/cached-input.ts';
import { spdxJsonInput } from './generate/spdx-json.ts';
import { spdxTagValueInput } from './generate/spdx-tag-value.ts';
import { absent } from './peers.ts';
import { inspectSbom, sbomInProcess } from './sbom-inspection.ts';

/** SPDX 2.3 as tag-value, held against our own reading of the same packages in JSON. */
export const spdxTagValue: Benchmark = {
  id: 'B4',
  title: 'SPDX tag-value, the whole job',
  unit: 'packages',
  counts: { S: 10_000, M: 50_000, L: 200_000 },
  input: (count) => cachedInput(spdxTagValueInput, count),
  contenders: [
    inspectSbom,
    sbomInProcess,
    { name: 'read and cut into lines', role: 'floor', repeat: repeatSmall, command: (input, stage) => small(stage, 'floor-lines', [input.path]), figures: (output) => ({ components: Number(figuresIn(output)['packages']) }) },
    { ...inspectSbom, name: 'assay inspect, same in JSON', role: 'peer', command: (input, stage) => inspectSbom.command(cachedInput(spdxJsonInput, input.count), stage) },
    absent('sbomqs'),
  ],
};
