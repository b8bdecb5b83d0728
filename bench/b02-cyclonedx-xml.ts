import type { Benchmark } from './benchmark.ts';
import { figuresIn, repeatSmall, small } from './command.ts';
import { cachedInput } from './generate/cached-input.ts';
import { cyclonedxXmlInput } from './generate/cyclonedx-xml.ts';
import { cyclonedxXsd } from './peers.ts';
import { inspectSbom, sbomInProcess } from './sbom-inspection.ts';

/** CycloneDX in XML. */
export const cyclonedxXml: Benchmark = {
  id: 'B2',
  title: 'CycloneDX XML, the whole job',
  unit: 'components',
  counts: { S: 10_000, M: 50_000, L: 200_000 },
  input: (count) => cachedInput(cyclonedxXmlInput, count),
  contenders: [
    inspectSbom,
    sbomInProcess,
    // The tool that made the document is a component element too.
    { name: 'saxes, bare pass', role: 'floor', repeat: repeatSmall, command: (input, stage) => small(stage, 'floor-saxes', [input.path]), figures: (output) => ({ components: Number(figuresIn(output)['components']) - 1 }) },
    cyclonedxXsd,
  ],
};
