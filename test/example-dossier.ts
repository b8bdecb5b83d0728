import fc from 'fast-check';
import type { DossierPredicate } from '../src/attest/dossier-predicate.ts';
import { dossierPayload } from '../src/attest/dossier-statement.ts';
import { catalogVersion, requirements } from '../src/catalog/index.ts';
import { measureDefinitions, type MeasureId } from '../src/model/measure.ts';

const digestFilled = (pair: string): `sha256:${string}` => `sha256:${pair.repeat(32)}`;
const person = { name: 'A. Person', role: 'head of engineering' } as const;
const inForce = { by: person, at: '2026-07-01', expiresAt: '2027-07-01' } as const;

/**
 * An invented publication with every verdict, public and withheld evidence, and words of people in force and expired.
 * @param word stands wherever text of the publisher or out of evidence can
 */
export function exampleDossier(word: string = 'Ledger', changes: Partial<DossierPredicate> = {}): DossierPredicate {
  const message = { parts: ['The file ', { quote: word }, ' was read.'] };
  const finding = (fingerprint: string, outcome: DossierPredicate['findings'][number]['outcome'], evidence: number, more: Partial<DossierPredicate['findings'][number]> = {}): DossierPredicate['findings'][number] => ({ check: 'security-txt-is-valid', fingerprint, outcome, subject: word, message, pointers: [{ evidence }], origin: 'collected', complete: true, ...more });
  const verdict = (requirement: string, name: DossierPredicate['verdicts'][number]['verdict'], findings: readonly string[] = [], more: Partial<DossierPredicate['verdicts'][number]> = {}): DossierPredicate['verdicts'][number] => ({ requirement, verdict: name, reason: message, parts: [{ name: 'a part', verdict: name, reason: message, findings: [...findings] }], ...more });
  const sbomFields = { id: 'sbom-fields' as const, population: 'product' as const, dimensions: {}, points: [{ at: '2026-08-01', numerator: 6, denominator: 7 }], sources: [0] };
  return {
    publisher: 'acme.example',
    product: { maker: 'Acme', name: word, version: '2.4.0' },
    versions: { engine: '0.1.0', catalog: catalogVersion, rules: '1' },
    assessedAt: '2026-08-01T00:00:00Z',
    publishedAt: '2026-08-02T00:00:00Z',
    sequence: 1,
    log: 'acme.example/publications',
    evidence: [
      { state: 'public', path: 'evidence/bom #1.json', digest: digestFilled('12'), sizeBytes: 1234, kind: 'sbom', format: 'cyclonedx-json-1.6', origin: 'handed-over', complete: true },
      { state: 'public', path: 'evidence/security.txt', digest: digestFilled('34'), sizeBytes: 210, origin: 'collected', complete: true },
      { state: 'withheld', commitment: digestFilled('ef'), kind: 'document', origin: 'handed-over', complete: false },
    ],
    findings: [
      finding('bad/one', 'fail', 0, { setAside: { reason: word, by: 'A. Person', until: '2026-12-01' }, pointers: [{ evidence: 0, member: word, line: 3, column: 2, jsonPointer: '/components/0' }] }),
      finding('broken/one', 'error', 1),
      finding('closed/withheld', 'pass', 2, { subject: 'withheld', origin: 'handed-over', complete: false }),
      finding('good/one', 'pass', 1, { pointers: [{ evidence: 1, line: 1 }, { evidence: 0, row: 2 }] }),
    ],
    verdicts: [
      verdict('pledge/mfa', 'met', ['good/one']),
      verdict('pledge/default-passwords', 'partly-met', ['good/one', 'bad/one', 'broken/one'], { measure: sbomFields, parts: [
        { name: 'first', verdict: 'met', reason: message, findings: ['good/one'] },
        { name: 'second', verdict: 'not-met', reason: message, findings: ['bad/one', 'broken/one'] },
      ] }),
      verdict('pledge/vdp', 'not-met', ['bad/one']),
      verdict('pledge/cves', 'contradicted', ['bad/one', 'good/one']),
      verdict('pledge/security-patches', 'claimed'),
      verdict('pledge/evidence-of-intrusions', 'unknown', ['broken/one']),
      verdict('pledge/mfa-by-default', 'met', ['closed/withheld']),
      verdict('pledge/vulnerability-classes', 'not-applicable'),
      verdict('pledge/mfa-chimes', 'unknown', [], { isAnotherWay: true }),
      verdict('other catalogue/no 1', 'not-met', ['bad/one']),
    ],
    measures: [sbomFields, { id: 'days-to-record', population: 'product', dimensions: {}, points: [{ at: '2026-08-01', numerator: 4 }], sources: [] }],
    claims: [{ requirement: 'pledge/cves', text: word, reasoning: word, ...inForce }, { requirement: 'pledge/security-patches', text: word, ...inForce }, { requirement: 'white-paper/only-claimed', text: word, ...inForce, expiresAt: '2026-07-15' }],
    affirmations: [{ requirement: 'pledge/vdp', part: 'read by counsel', scope: word, ...inForce }, { requirement: 'pledge/mfa', scope: word, ...inForce, expiresAt: '2026-07-15' }],
    ...changes,
  };
}

/** The first publication of `exampleDossier`, checked to be one that a verifier accepts. */
export async function acceptedDossier(predicate: DossierPredicate): Promise<DossierPredicate> {
  await dossierPayload(predicate, []);
  return predicate;
}

const lineOf = (most: number): fc.Arbitrary<string> => fc.string({ unit: 'grapheme', minLength: 1, maxLength: most }).filter((text) => !/[\p{Cc}\p{Zl}\p{Zp}]/u.test(text) && text.isWellFormed());
const textOf = fc.array(fc.oneof(fc.string({ unit: 'grapheme', maxLength: 20 }), fc.record({ quote: fc.string({ unit: 'grapheme', maxLength: 20 }) })), { maxLength: 3 }).map((parts) => ({ parts }));
const digestText = fc.integer({ min: 0, max: 0xffff }).map((number): `sha256:${string}` => `sha256:${number.toString(16).padStart(64, '0')}`);
const day = fc.integer({ min: 0, max: 700 }).map((days) => new Date(Date.UTC(2026, 0, 1 + days)).toISOString().slice(0, 10));
const origin = fc.constantFrom('collected' as const, 'handed-over' as const, 'declared' as const);
const verdictName = fc.constantFrom('met' as const, 'partly-met' as const, 'not-met' as const, 'contradicted' as const, 'claimed' as const, 'unknown' as const, 'not-applicable' as const);
const requirement = fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...requirements.map((item) => item.id as string)) }, { weight: 1, arbitrary: lineOf(12) });
const word = fc.record({ by: fc.record({ name: lineOf(8), role: lineOf(8) }), at: day, expiresAt: day });
const described = { kind: fc.constantFrom('sbom', 'document'), origin, complete: fc.boolean() };
const evidenceItem = fc.oneof(
  fc.record({ state: fc.constant('public' as const), path: fc.integer({ min: 0, max: 40 }).map((number) => `folder ${number % 3}/file-${number}.json`), digest: digestText, sizeBytes: fc.nat(), ...described }),
  fc.record({ state: fc.constant('withheld' as const), commitment: digestText, ...described }),
);

const measureOf = (files: number): fc.Arbitrary<DossierPredicate['measures'][number]> => fc.record({
  id: fc.constantFrom(...Object.keys(measureDefinitions) as MeasureId[]),
  population: fc.constantFrom('customers' as const, 'product' as const),
  dimensions: fc.dictionary(fc.constantFrom('role', 'factor'), fc.constantFrom('a', 'b'), { maxKeys: 1 }),
  points: fc.array(fc.record({ at: day, numerator: fc.nat(100), denominator: fc.integer({ min: 0, max: 100 }), suppressed: fc.boolean() }, { requiredKeys: ['at', 'numerator'] }), { maxLength: 2 }),
  sources: files === 0 ? fc.constant<number[]>([]) : fc.uniqueArray(fc.nat(files - 1), { maxLength: 2 }),
});

/** Any publication that keeps to the rules of the format. */
export const anyDossier: fc.Arbitrary<DossierPredicate> = fc.uniqueArray(evidenceItem, { maxLength: 6, selector: nameOf }).chain((items) => {
  const evidence = items.toSorted((one, other) => (nameOf(one) < nameOf(other) ? -1 : 1));
  const pointer = evidence.length === 0 ? fc.constant<{ evidence: number }[]>([]) : fc.array(fc.nat(evidence.length - 1), { maxLength: 3 }).map((places) => places.map((place) => ({ evidence: place })));
  const finding = fc.record({ check: lineOf(8), fingerprint: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 }), outcome: fc.constantFrom('pass' as const, 'fail' as const, 'unknown' as const, 'not-applicable' as const, 'needs-review' as const, 'error' as const), subject: fc.string({ unit: 'grapheme', maxLength: 8 }), message: textOf, pointers: pointer, origin, complete: fc.boolean() });
  return fc.uniqueArray(finding, { maxLength: 6, selector: (one) => one.fingerprint }).chain((findings) => {
    const rests = findings.length === 0 ? fc.constant<string[]>([]) : fc.uniqueArray(fc.constantFrom(...findings.map((one) => one.fingerprint)), { maxLength: 3 });
    const part = fc.record({ name: lineOf(8), verdict: verdictName, reason: textOf, findings: rests });
    const verdict = fc.record({ requirement, verdict: verdictName, reason: textOf, parts: fc.array(part, { maxLength: 3 }), isAnotherWay: fc.boolean(), measure: measureOf(evidence.length) }, { requiredKeys: ['requirement', 'verdict', 'reason', 'parts'] });
    return fc.record({
      publisher: fc.constant('acme.example'),
      product: fc.record({ maker: lineOf(8), name: lineOf(8), version: lineOf(8) }, { requiredKeys: ['maker', 'name'] }),
      versions: fc.record({ engine: lineOf(8), catalog: fc.constantFrom<string>(catalogVersion, '2025.01'), rules: lineOf(8) }),
      assessedAt: day.map((text) => `${text}T00:00:00Z`),
      publishedAt: fc.constant('2028-06-01T00:00:00Z'),
      sequence: fc.constant(1),
      log: fc.constant('acme.example/publications'),
      evidence: fc.constant(evidence),
      findings: fc.constant(findings),
      verdicts: fc.uniqueArray(verdict, { maxLength: 6, selector: (one) => one.requirement }),
      measures: fc.array(measureOf(evidence.length), { maxLength: 4 }),
      claims: fc.array(fc.tuple(requirement, lineOf(12), word).map(([id, text, said]) => ({ requirement: id, text, ...said })), { maxLength: 4 }),
      affirmations: fc.array(fc.tuple(requirement, lineOf(12), word).map(([id, scope, said]) => ({ requirement: id, scope, ...said })), { maxLength: 4 }),
    });
  });
});

function nameOf(item: { readonly state: 'public'; readonly path: string } | { readonly state: 'withheld'; readonly commitment: string }): string {
  return item.state === 'public' ? `0${item.path}` : `1${item.commitment}`;
}
