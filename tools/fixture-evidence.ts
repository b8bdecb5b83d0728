import type { Origin } from '../src/model/artifact.ts';
import type { Evidence, EvidenceKind } from '../src/model/evidence.ts';

/** What a file under `fixtures/check/` holds: facts by kind, and the time that the check is told. */
export interface CheckFixture {
  readonly assessedAt: string;
  /** Where the files came from; handed over by the maker when left out, a statement declared. */
  readonly origin?: Origin;
  readonly evidence: Readonly<Partial<Record<EvidenceKind, readonly unknown[]>>>;
}

/** The facts of a fixture as evidence of the origin that it names. */
export function fixtureEvidence(fixture: CheckFixture): readonly Evidence[] {
  return Object.entries(fixture.evidence).flatMap(([kind, facts]) => facts.map((item, index): Evidence => ({
    kind: kind as EvidenceKind, format: 'fixture', complete: true, facts: item as Evidence['facts'],
    artifact: { path: `${kind}-${index}`, digest: `sha256:${kind}${index}`, sizeBytes: 1, origin: kind === 'product-statement' ? 'declared' : (fixture.origin ?? 'handed-over') },
  })));
}
