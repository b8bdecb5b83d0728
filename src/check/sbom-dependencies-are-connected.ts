import { defineCheck } from '../model/check.ts';
import type { Evidence } from '../model/evidence.ts';
import type { Finding } from '../model/finding.ts';
import { say } from '../model/text.ts';
import { findingOf } from './sbom/finding-of.ts';
import { listedOnly } from './sbom/listed.ts';
import { quotedReferences } from './sbom/quoted-list.ts';
import { reachableReferences } from './sbom/reach.ts';

/** Every component of an SBOM is reached from its subject over the dependencies that it states. */
export const sbomDependenciesAreConnected = defineCheck({
  id: 'sbom-dependencies-are-connected',
  title: 'Every component of the SBOM is connected with the product',
  failTitle: 'Components of the SBOM are not connected with the product',
  why: 'When a component becomes vulnerable, the chain of dependencies says why the product has it and who has to update what. A component without a chain is a find that nobody can place.',
  fix: 'Have the tool that makes the SBOM write the dependency graph, from the product down to each component (CycloneDX dependencies, SPDX relationships such as DEPENDS_ON and CONTAINS).',
  references: ['CISA, Minimum Elements for a Software Bill of Materials, 29 July 2026, component dependency relationship', 'NTIA, The Minimum Elements For a Software Bill of Materials, 12 July 2021, dependency relationship'],
  needs: ['sbom'],
  run: (evidence) => {
    const { sboms, findings } = listedOnly(evidence.sbom);
    return { findings: [...findings, ...sboms.flatMap(findingsAbout)] };
  },
});

function findingsAbout(item: Evidence<'sbom'>): readonly Finding[] {
  const { components } = item.facts;
  const total = components.length;
  if (total === 0) return [findingOf(item, 'dependency graph', 'unknown', say`The SBOM lists no components, so there is no share that is connected.`)];
  const reached = reachableReferences(item.facts);
  if (reached === undefined) {
    return [findingOf(item, 'dependency graph', 'unknown', say`The SBOM does not say what it is about, so it cannot be told which of its ${total} components are connected with that.`)];
  }
  const apart = components.filter(({ reference }) => !reached.has(reference));
  const connected = total - apart.length;
  const findings: Finding[] = [];
  if (connected > 0) findings.push(findingOf(item, 'connected components', 'pass', say`${connected} of ${total} components are reached from what the SBOM is about.`, connected));
  if (apart.length > 0) {
    const list = quotedReferences(apart);
    findings.push(findingOf(item, 'unconnected components', 'fail', say`${apart.length} of ${total} components are not reached from what the SBOM is about: ${list}.`, apart.length, apart));
  }
  return findings;
}
