import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { PlaceLooked, PublicPlaces } from '../../model/evidence/public-places.ts';
import type { Evidence } from '../../model/evidence.ts';
import { rawText } from '../../model/text.ts';
import { csafProviderMetadataIsPublished } from '../csaf-provider-metadata-is-published.ts';
import { pricePageChargesNothingExtraForSecurity } from '../price-page-charges-nothing-extra-for-security.ts';
import { reportingMailIsProtected } from '../reporting-mail-is-protected.ts';
import { securityTxtIsPublished } from '../security-txt-is-published.ts';
import { nothingFound } from './looks.ts';

const place = (changes: Partial<PlaceLooked>): PlaceLooked => ({ place: 'security-txt', address: 'https://acme.example/.well-known/security.txt', outcome: 'absent', from: 'standard', lookedAt: '2026-11-20T09:00:00Z', ...changes });
const looked = (...places: readonly PlaceLooked[]): readonly Evidence<'public-places'>[] => {
  const facts: PublicPlaces = { domain: 'acme.example', lookedAt: '2026-11-20T09:00:00Z', places };
  return [{ kind: 'public-places', format: 'test', facts, complete: true, artifact: { path: 'capture', digest: 'sha256:capture', sizeBytes: 1, origin: 'collected' } }];
};
const page = (quote: string): Evidence<'web-page'> => ({ kind: 'web-page', format: 'html', complete: true, artifact: { path: 'pages/prices', digest: 'sha256:page', sizeBytes: 1, origin: 'collected' }, facts: { words: 10, links: [], passages: [{ topic: 'extra-charge', quote, line: 7 }] } });
const now = { assessedAt: '2026-11-22T00:00:00Z' };

test('that nothing stands at the two standard places is a failure, with both places and the day', () => {
  const [finding] = securityTxtIsPublished.run({ 'public-places': looked(place({}), place({ address: 'https://acme.example/security.txt' })) }, now).findings;
  assert.equal(finding?.outcome, 'fail');
  assert.equal(rawText(finding.message), 'No security.txt stood at https://acme.example/.well-known/security.txt on 2026-11-20, https://acme.example/security.txt on 2026-11-20, the two places of RFC 9116.');
});

test('a place that could not be looked at is never an absence', () => {
  const [finding] = securityTxtIsPublished.run({ 'public-places': looked(place({ outcome: 'not-looked', reason: 'did not answer' }), place({ address: 'https://acme.example/security.txt' })) }, now).findings;
  assert.equal(finding?.outcome, 'unknown');
});

test('where no standard fixes the one place, nothing found is unknown, and says where and when', () => {
  const [finding] = csafProviderMetadataIsPublished.run({ 'public-places': looked(place({ place: 'csaf-provider', address: 'https://acme.example/.well-known/csaf/provider-metadata.json' })) }, now).findings;
  assert.equal(finding?.outcome, 'unknown');
  assert.match(rawText(finding.message), /No CSAF provider metadata was found at https:\/\/acme\.example\/\S+ on 2026-11-20; it may stand elsewhere\./);
});

test('each protection of the mailbox is a finding of its own', () => {
  const mail = { domain: 'acme.example', hasMx: true, spf: 'fail', dmarc: 'none', offersTls: true } as const;
  const { findings } = reportingMailIsProtected.run({ 'public-places': looked(place({ place: 'reporting-mail', outcome: 'found', mail })) }, now);
  assert.deepEqual(findings.map(({ subject, outcome }) => `${subject}: ${outcome}`), ['acme.example SPF: pass', 'acme.example DMARC: fail', 'acme.example MTA-STS: unknown', 'acme.example STARTTLS: pass']);
});

test('a passage is quoted with page, day and line, and waits for a person bound to these bytes', () => {
  const places = looked(place({ place: 'price-page', address: 'https://acme.example/prices', outcome: 'found', digest: 'sha256:page' }));
  const [finding] = pricePageChargesNothingExtraForSecurity.run({ 'public-places': places, 'web-page': [page('Single sign-on is in every plan.')] }, now).findings;
  assert.equal(finding?.outcome, 'needs-review');
  assert.match(rawText(finding.message), /^The page https:\/\/acme\.example\/prices on 2026-11-20 says “Single sign-on is in every plan\.” in line 7\. /);
  assert.equal(finding.subject, 'pages/prices price page');
});

test('many places are named to the third, and the others counted', () => {
  const places = Array.from({ length: 5 }, (_, index) => ({ domain: 'acme.example', looked: place({ place: 'saml-metadata', address: `https://acme.example/${index}` }), pointer: { artifact: 'sha256:capture' as const, path: 'capture' } }));
  assert.match(rawText(nothingFound('acme.example', places, 'saml-metadata').message), /\/2 on 2026-11-20, 2 more places; /);
});
