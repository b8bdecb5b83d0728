import { defineCheck } from '../model/check.ts';
import type { Evidence } from '../model/evidence.ts';
import type { SbomComponent } from '../model/evidence/sbom.ts';
import type { Finding } from '../model/finding.ts';
import { ours, quote, say } from '../model/text.ts';
import { statementsIn } from './attestation/statements.ts';
import { pointersMax, pointerTo } from './document/artifact-pointer.ts';
import { listedOnly } from './sbom/listed.ts';

/** Compares the package URLs of an SBOM with those that attestations speak of. Presence is told; signatures are another check. */
export const dependenciesHaveProvenance = defineCheck({
  id: 'dependencies-have-provenance',
  title: 'Provenance is kept for every dependency with a package URL',
  failTitle: 'Dependencies with a package URL are without provenance',
  why: 'Where a dependency came from can be checked later only when it was kept at the time that it was taken.',
  fix: 'When a dependency is taken or updated, keep the attestations that its registry publishes beside the SBOM, and say of each of the others where it came from.',
  references: ['Secure by Demand: software supply chain security', 'SLSA 1.0, provenance', 'SSDF PS.3.2'],
  needs: ['sbom'],
  uses: ['attestation', 'package-provenance'],
  run: (evidence) => {
    const kept = new Set([
      ...statementsIn(evidence.attestation).filter(({ statement }) => statement.predicate === 'slsa-provenance').flatMap(({ statement }) => statement.subjects.flatMap(({ purl }) => purl ?? [])),
      ...evidence['package-provenance'].filter(({ facts }) => facts.attestations.some(({ predicateType, subjectMatches }) => subjectMatches && predicateType.startsWith('https://slsa.dev/provenance/'))).map(({ facts }) => facts.purl),
    ].map(withoutQualifiers));
    const { sboms, findings } = listedOnly(evidence.sbom);
    const sources = [...evidence.attestation, ...evidence['package-provenance']].slice(0, pointersMax).map(({ artifact }) => pointerTo(artifact));
    return { findings: [...findings, ...sboms.flatMap((item) => ofBill(item, kept, sources))] };
  },
});

function ofBill({ artifact, facts }: Evidence<'sbom'>, kept: ReadonlySet<string>, sources: Finding['pointers']): readonly Finding[] {
  const purls = purlsOf(facts.components);
  const base = { subject: artifact.path, pointers: [pointerTo(artifact)] };
  if (purls.size === 0) return [{ ...base, outcome: 'unknown', message: say`The SBOM ${quote(artifact.path)} lists no component with a package URL, so no attestation can be matched with it.` }];
  if (sources.length === 0) return [{ ...base, outcome: 'unknown', message: say`No attestations of the ${purls.size} packages in ${quote(artifact.path)} were read, so it is not known whether any are kept.` }];
  const missing = [...purls].filter((purl) => !kept.has(purl));
  const withOne = purls.size - missing.length;
  return [
    ...(withOne === 0 ? [] : [{ ...base, subject: `${base.subject} with`, outcome: 'pass' as const, count: withOne, pointers: [...base.pointers, ...sources], message: say`For ${withOne} of ${purls.size} packages in ${quote(artifact.path)} SLSA provenance is kept; it was matched by package URL.` }]),
    ...(missing.length === 0 ? [] : [{ ...base, subject: `${base.subject} without`, outcome: 'fail' as const, count: missing.length, message: say`For ${missing.length} of ${purls.size} packages in ${quote(artifact.path)} no SLSA provenance was read, such as ${quote(missing[0] ?? '', 120)}${missing.length > 1 ? say` and ${quote(missing[1] ?? '', 120)}` : ours('')}.` }]),
  ];
}

function purlsOf(components: readonly SbomComponent[]): ReadonlySet<string> {
  const purls = new Set<string>();
  // By number: an iterator makes an object for each of very many steps.
  for (let at = 0; at < components.length; at += 1) {
    const identifiers = components[at]?.identifiers ?? [];
    for (let next = 0; next < identifiers.length; next += 1) {
      const identifier = identifiers[next];
      if (identifier?.type === 'purl') purls.add(withoutQualifiers(identifier.value));
    }
  }
  return purls;
}

/** Qualifiers say where a package lies and not which one it is. */
function withoutQualifiers(purl: string): string {
  return before(before(purl, '#'), '?');
}

function before(text: string, mark: string): string {
  const at = text.indexOf(mark);
  return at === -1 ? text : text.slice(0, at);
}
