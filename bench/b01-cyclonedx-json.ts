import { fileURLToPath } from 'node:url';
import type { Benchmark } from './benchmark.ts';
import { bareStart, figuresIn, missingPackage, repeatSmall, small } from './command.ts';
import { cachedInput } from './generate/cached-input.ts';
import { cyclonedxJsonInput } from './generate/cyclonedx-json.ts';
import { absent } from './peers.ts';
import { inspectSbom, sbomInProcess } from './sbom-inspection.ts';

const schemas = fileURLToPath(new URL('../node_modules/@cyclonedx/cyclonedx-library/res/schema/', import.meta.url));

/** CycloneDX in JSON, components of about 1 kB. */
export const cyclonedxJson: Benchmark = {
  id: 'B1',
  title: 'CycloneDX JSON, the whole job',
  unit: 'components',
  counts: { S: 10_000, M: 50_000, L: 200_000 },
  input: (count) => cachedInput(cyclonedxJsonInput, count),
  contenders: [
    inspectSbom,
    sbomInProcess,
    bareStart,
    { name: 'read and JSON.parse', role: 'floor', repeat: repeatSmall, command: (input, stage) => small(stage, 'floor-json', [input.path]), figures: (output, input) => ({ components: Number(figuresIn(output)['items']) + (input.count > 0 ? 1 : 0) }) },
    // Schema alone, as libraries built on ajv check it: quadratic in the lists, so once and at the smallest size.
    { name: 'ajv, schema alone', role: 'peer', missing: missingPackage('ajv') ?? missingPackage('@cyclonedx/cyclonedx-library'), sizes: ['S'], roundsMax: 1, command: (input, stage) => small(stage, 'cyclonedx-ajv', [input.path, schemas]), figures: (output) => ({ components: Number(figuresIn(output)['items']) + 1, isValid: Number(figuresIn(output)['isValid']) }) },
    absent('jv'),
  ],
};
