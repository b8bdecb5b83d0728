import { defineCheck } from '../model/check.ts';
import type { Evidence } from '../model/evidence.ts';
import type { SbomComponent } from '../model/evidence/sbom.ts';
import type { Finding } from '../model/finding.ts';
import { say } from '../model/text.ts';
import { allComponents } from './sbom/all-components.ts';
import { findingOf } from './sbom/finding-of.ts';
import { listedOnly } from './sbom/listed.ts';
import { quotedList } from './sbom/quoted-list.ts';

/** Judges what SBOMs list beyond software: firmware, models and data, each with version and producer. A bill without any says nothing of the product. */
export const firmwareModelsAndDataAreListed = defineCheck({
  id: 'firmware-models-and-data-are-listed',
  title: 'Firmware, models and data are listed with version and producer',
  failTitle: 'Firmware, models or data are listed without version or producer',
  why: 'Firmware and models have flaws and owners like any other component, and are updated by nobody who does not know of them.',
  fix: 'List firmware, models and data sets as components of their own types, each with version and producer.',
  references: ['White paper, principle 2, secure product development practices, 5', 'CycloneDX specification, component types', 'SPDX specification, primary package purpose'],
  needs: ['sbom'],
  run: (evidence) => {
    const { sboms, findings } = listedOnly(evidence.sbom);
    return { findings: [...findings, ...sboms.flatMap(findingsAbout)] };
  },
});

const types: ReadonlyMap<string, 'firmware' | 'models' | 'data sets'> = new Map([['firmware', 'firmware'], ['device-driver', 'firmware'], ['deviceDriver', 'firmware'], ['machine-learning-model', 'models'], ['model', 'models'], ['data', 'data sets']]);

function findingsAbout(item: Evidence<'sbom'>): readonly Finding[] {
  const all = allComponents(item.facts).filter(({ type }) => type !== undefined && types.has(type));
  if (all.length === 0) return [findingOf(item, 'beyond software', 'unknown', say`The SBOM lists no firmware, no model and no data set; whether the product has any cannot be told from it.`)];
  const isWhole = ({ version, producer }: SbomComponent): boolean => version.state === 'present' && producer.state === 'present';
  const good = all.filter(isWhole);
  const others = all.filter((component) => !isWhole(component));
  const count = (kind: string): number => all.filter(({ type }) => types.get(type ?? '') === kind).length;
  const seen = say`The SBOM lists ${count('firmware')} parts of firmware, ${count('models')} models and ${count('data sets')} data sets`;
  return [
    ...(good.length === 0 ? [] : [findingOf(item, 'beyond software', 'pass', say`${seen}, ${good.length} of these with version and producer.`, good.length, good)]),
    ...(others.length === 0 ? [] : [findingOf(item, 'beyond software without producer', 'fail', say`${seen}; ${others.length} of these lack version or producer: ${quotedList(others.map(({ name, reference }) => name ?? reference))}.`, others.length, others)]),
  ];
}
