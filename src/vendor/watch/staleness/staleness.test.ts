import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { exampleCve, exampleDigest, examplePlace, examplePosition } from '../../../../test/example-position.ts';
import type { EvidenceEntry } from '../../../model/assessment.ts';
import type { Evidence, EvidenceByKind, EvidenceKind } from '../../../model/evidence.ts';
import type { SecurityTxt } from '../../../model/evidence/security-txt.ts';
import { rawText } from '../../../model/text.ts';
import { staleness } from './staleness.ts';

const soon = '2026-06-01T00:00:00Z';

function evidenceOf<Kind extends EvidenceKind>(kind: Kind, path: string, facts: EvidenceByKind[Kind]): Evidence<Kind> {
  return { kind, format: 'test', artifact: { path, digest: exampleDigest(path), sizeBytes: 1, origin: 'collected' }, facts, complete: true };
}

function securityTxt(...at: readonly string[]): Evidence {
  const facts: SecurityTxt = { contacts: [], expires: at.map((time) => ({ line: 1, at: time })), acknowledgments: [], canonical: [], encryption: [], hiring: [], policy: [], languages: [], unknownFields: 0, signature: 'absent', breaches: [] };
  return evidenceOf('security-txt', 'security.txt', facts);
}

const told = (...call: Parameters<typeof staleness>): readonly string[] => staleness(...call).map(({ sentence }) => rawText(sentence));

describe('what has aged', () => {
  it('a security.txt is told from 30 days before its expiry, and after it; the earliest Expires counts', () => {
    const at = (now: string, ...times: readonly string[]): unknown => staleness(examplePosition(), now, [securityTxt(...times)]).filter(({ what }) => what === 'security-txt').map(({ state, days }) => [state, days]);
    assert.deepEqual(at(soon, '2026-07-01T00:00:00.001Z'), []);
    assert.deepEqual(at(soon, '2026-07-01T00:00:00Z'), [['ends-soon', 30]]);
    assert.deepEqual(at(soon, soon), [['ended', 0]]);
    assert.deepEqual(at('2026-06-11T00:00:00Z', '2027-01-01T00:00:00Z', soon), [['ended', -10]]);
    assert.deepEqual(told(examplePosition(), soon, [securityTxt('2026-06-13T00:00:00Z')]), ['The security.txt at security.txt expires on 2026-06-13, in 12 days; Assay says so from 30 days before.']);
  });

  it('a certificate of the site and of sign-in metadata is told before it ends', () => {
    const places = [examplePlace({ place: 'tls', address: 'acme.example', tls: { protocol: 'TLSv1.3', isTrusted: true, validTo: '2026-06-02T00:00:00Z' } })];
    const evidence = [evidenceOf('sign-in-metadata', 'saml.xml', { protocol: 'saml-2.0', roles: [], certificateEndsAt: '2026-05-01T00:00:00Z' })];
    assert.deepEqual(told(examplePosition({ places }), soon, evidence), [
      'The last signing certificate in the sign-in metadata at saml.xml ended on 2026-05-01, 31 days ago.',
      'The certificate of acme.example, as seen on 2026-05-31, ends on 2026-06-02, in 1 day; Assay says so from 30 days before.',
    ]);
  });

  it('a look is stale after the days of its kind, each kind once', () => {
    const entry = (path: string): EvidenceEntry => ({ artifact: { path, digest: exampleDigest(path), sizeBytes: 1, origin: 'collected' }, kind: 'web-page', state: 'read', notes: [], notesOmitted: 0 });
    const position = examplePosition({ evidence: [entry('a.html'), entry('b.html')], places: [] });
    assert.deepEqual(staleness(position, '2026-06-30T10:00:00Z', []), []);
    assert.deepEqual(told(position, '2026-07-15T10:00:00Z', []), ['The page of the maker’s site was collected on 2026-05-31, 45 days ago; after 30 days Assay calls it stale.']);
  });

  it('a CVE list is as old as its newest record, and the catalogue as its release', () => {
    const cve = exampleCve(undefined, { exploited: { listed: 1, beforePublication: 0, catalogueDate: '2026-05-20' } });
    const position = examplePosition({ cve, places: [] });
    assert.deepEqual(staleness(position, '2026-05-27T00:00:00Z', []), []);
    assert.deepEqual(staleness(position, '2026-06-10T00:00:00Z', []).map(({ what, days }) => [what, days]), [['exploited-catalogue', -21], ['cve-list', -11]]);
  });

  it('a document is out of date by its own last date, one without a date is not', () => {
    const document = (dates: EvidenceByKind['document']['dates']): Evidence => evidenceOf('document', 'roadmap.html', { type: 'secure-by-design-roadmap', typeFrom: 'heading', hasTitle: true, words: 200, headings: 4, dates, namedDates: [], sections: [], roles: [] });
    const at = (...dates: readonly string[]): unknown => staleness(examplePosition({ places: [] }), soon, [document(dates.map((date) => ({ meaning: 'updated', date, line: 1 })))]).map(({ what, days }) => [what, days]);
    assert.deepEqual(at('2024-01-01', '2025-05-31'), [['document', -366]]);
    assert.deepEqual(at('2025-06-01'), []);
    assert.deepEqual(at(), []);
  });

  it('refuses a day that is no time', () => {
    assert.throws(() => staleness(examplePosition(), 'today', []), RangeError);
  });
});
