import { defineCheck } from '../model/check.ts';
import type { Evidence } from '../model/evidence.ts';
import type { VettedDependency } from '../model/evidence/open-source-stewardship.ts';
import type { SbomComponent } from '../model/evidence/sbom.ts';
import type { Finding } from '../model/finding.ts';
import { say } from '../model/text.ts';
import { findingOf } from './sbom/finding-of.ts';
import { listedOnly } from './sbom/listed.ts';
import { packageKey, packageKeysOf } from './sbom/package-key.ts';
import { quotedList } from './sbom/quoted-list.ts';

/** Compares the components of an SBOM with the maker’s record of what was vetted; what the vetting looked at is for a person to read. */
export const dependenciesAreVetted = defineCheck({
  id: 'dependencies-are-vetted',
  title: 'Every component of the SBOM stands in the record of what was vetted',
  failTitle: 'Components of the SBOM do not stand in the record of what was vetted, or were refused',
  why: 'A process for vetting shows in what went through it. What is shipped and was never looked at is trust by accident.',
  fix: 'Record each component with the day on which it was vetted and the decision (src/read/open-source-stewardship/readme.md), and vet what is missing.',
  references: ['White paper, principle 1, secure product development practices, 4', 'Secure by Demand: software supply chain security', 'SSDF 1.1 PW.4.1'],
  needs: ['sbom', 'open-source-stewardship'],
  run: (evidence) => {
    const vetted = recordOf(evidence['open-source-stewardship']);
    const { sboms, findings } = listedOnly(evidence.sbom);
    return { findings: [...findings, ...sboms.flatMap((item) => findingsAbout(item, vetted))] };
  },
});

function recordOf(records: readonly Evidence<'open-source-stewardship'>[]): ReadonlyMap<string, readonly VettedDependency[]> {
  return Map.groupBy(records.flatMap(({ facts }) => facts.vetting), ({ component }) => (component.startsWith('pkg:') ? packageKey(component).name : component.toLowerCase()));
}

function findingsAbout(item: Evidence<'sbom'>, vetted: ReadonlyMap<string, readonly VettedDependency[]>): readonly Finding[] {
  const { components } = item.facts;
  if (components.length === 0) return [findingOf(item, 'vetted components', 'unknown', say`The SBOM lists no components, so there is no share that was vetted.`)];
  const good: SbomComponent[] = [];
  const refused: SbomComponent[] = [];
  const missing: SbomComponent[] = [];
  for (const component of components) {
    const decisions = decisionsOn(component, vetted);
    if (decisions.length === 0) missing.push(component);
    else if (decisions.every(({ decision }) => decision === 'refused')) refused.push(component);
    else good.push(component);
  }
  const total = components.length;
  const names = (list: readonly SbomComponent[]): ReturnType<typeof quotedList> => quotedList(list.map(({ name, reference }) => name ?? reference));
  return [
    ...(good.length === 0 ? [] : [findingOf(item, 'vetted components', 'pass', say`${good.length} of ${total} components stand in the record of what was vetted.`, good.length)]),
    ...(missing.length === 0 ? [] : [findingOf(item, 'components not vetted', 'fail', say`${missing.length} of ${total} components do not stand in the record of what was vetted: ${names(missing)}.`, missing.length, missing)]),
    ...(refused.length === 0 ? [] : [findingOf(item, 'refused components', 'fail', say`${refused.length} of ${total} components were refused when they were vetted, and are listed: ${names(refused)}.`, refused.length, refused)]),
  ];
}

function decisionsOn(component: SbomComponent, vetted: ReadonlyMap<string, readonly VettedDependency[]>): readonly VettedDependency[] {
  const keys = packageKeysOf(component);
  const version = component.version.value;
  const found = [...keys.flatMap(({ name }) => vetted.get(name) ?? []), ...(component.name === undefined ? [] : (vetted.get(component.name.toLowerCase()) ?? []))];
  return found.filter((one) => one.version === undefined || one.version === version || keys.some((key) => key.version === one.version));
}
