/** Positions of invented makers, as the vendor view hands them to the reports. */
import { requirements } from '../../src/catalog/index.ts';
import type { Digest } from '../../src/model/artifact.ts';
import type { CveFigures, CveGroup, CveView } from '../../src/model/cve-view.ts';
import type { PlaceLooked } from '../../src/model/evidence/public-places.ts';
import type { CheckedFinding } from '../../src/model/finding.ts';
import type { Measure } from '../../src/model/measure.ts';
import { ours, quote, say, type Text } from '../../src/model/text.ts';
import type { VendorPosition } from '../../src/model/vendor-position.ts';
import type { Verdict, VerdictName } from '../../src/model/verdict.ts';
import { openQuestions } from '../../src/vendor/questions.ts';

export const digestOf = (name: string): Digest => `sha256:${[...name].map((character) => (character.codePointAt(0) ?? 0).toString(16).padStart(2, '0')).join('').repeat(64).slice(0, 64)}`;

const at = '2026-11-20T10:02:11.000Z';
const site = (domain: string, path: string): string => `https://${domain}${path}`;

function placesOf(domain: string): readonly PlaceLooked[] {
  return [
    { place: 'security-txt', address: site(domain, '/.well-known/security.txt'), outcome: 'found', from: 'standard', lookedAt: at, digest: digestOf('security.txt') },
    { place: 'disclosure-policy', address: site(domain, '/security/disclosure'), outcome: 'found', from: 'linked', lookedAt: at, digest: digestOf('policy') },
    { place: 'reporting-mail', address: `${domain} TXT, MX`, outcome: 'found', from: 'standard', lookedAt: at, mail: { domain, hasMx: true, spf: 'fail', dmarc: 'reject', mtaSts: 'absent' } },
    { place: 'tls', address: site(domain, '/'), outcome: 'found', from: 'standard', lookedAt: at, tls: { protocol: 'TLSv1.3', isTrusted: true, validTo: '2027-02-01T00:00:00Z' } },
    { place: 'csaf-provider', address: site(domain, '/.well-known/csaf/provider-metadata.json'), outcome: 'unusable', reason: 'answered with a page of HTML instead of JSON', from: 'standard', lookedAt: at, digest: digestOf('html') },
    { place: 'sbom-discovery', address: site(domain, '/.well-known/tei'), outcome: 'absent', reason: 'answered with status 404', from: 'standard', lookedAt: at },
    { place: 'openid-configuration', address: site(domain, '/.well-known/openid-configuration'), outcome: 'not-looked', reason: 'gave no answer within 10 seconds', from: 'standard', lookedAt: at },
    { place: 'price-page', address: site(domain, '/pricing'), outcome: 'found', from: 'linked', lookedAt: at, digest: digestOf('pricing') },
    { place: 'support-page', address: site(domain, '/support/lifecycle'), outcome: 'found', from: 'linked', lookedAt: at, digest: digestOf('support') },
    { place: 'pledge-page', address: site(domain, '/pledge'), outcome: 'not-looked', reason: 'is closed to programs by robots.txt', from: 'linked', lookedAt: at },
  ];
}

export function figures(published: number, over: Partial<CveFigures> = {}): CveFigures {
  return {
    published, rejected: 2, withCwe: published - 1, withCpe: Math.floor(published * 0.8), withCweInTextOnly: 1, withProhibitedCwe: 1, withDiscouragedCwe: 3,
    cpeNames: published * 2, malformedCpe: 1, withCweOfOthers: 0, withCpeOfOthers: 4, timed: published - 2, daysMedian: 3, publishedBeforePublic: 1, ...over,
  };
}

const group = (published: number): CveGroup => ({
  all: figures(published),
  years: [{ period: '2024', ...figures(Math.floor(published / 2)) }, { period: '2025', ...figures(Math.ceil(published / 3)) }, { period: '2026', ...figures(8) }],
  quarters: [{ period: '2026-Q1', ...figures(5) }],
  aroundSigning: [{ period: 'before signing', ...figures(20) }, { period: 'since signing', ...figures(published - 20) }],
  classes: [{ year: 2025, weaknessClass: 'cross-site-scripting', records: 4, of: 15 }, { year: 2025, weaknessClass: 'sql-injection', records: 1, of: 15 }, { year: 2025, weaknessClass: 'other', records: 10, of: 15 }, { year: 2026, weaknessClass: 'cross-site-scripting', records: 1, of: 7 }, { year: 2026, weaknessClass: 'other', records: 6, of: 7 }],
});

export const cveView: CveView = {
  asked: { vendor: 'acme', product: 'anvil' },
  list: { newestAt: '2026-11-18T09:00:00Z', importedAt: '2026-11-19T07:00:00Z', records: 301_422, unreadable: 0 },
  makerIssuers: [{ shortName: 'acme', from: 'same-name' }],
  byMaker: group(46),
  byOthers: group(30),
  issuers: [{ shortName: 'acme', kind: 'maker', isMaker: true, published: 46 }, { shortName: 'example-labs', kind: 'researcher', isMaker: false, published: 21 }, { shortName: 'third-party', kind: 'coordinator', isMaker: false, published: 9 }],
  exploited: { listed: 1, beforePublication: 0, catalogueDate: '2026-11-18' },
};

interface Seen {
  readonly verdict: VerdictName;
  readonly reason: Text;
  /** Name of the place in `placesOf` and of its digest. */
  readonly source?: readonly [path: string, name: string];
  readonly measure?: Measure;
}

const cweMeasure = (numerator: number, denominator: number): Measure => ({ id: 'records-with-cwe', population: 'product', dimensions: {}, points: [{ at: '2026-11-18T09:00:00Z', numerator, denominator }], sources: [digestOf('cve list')] });

/** What was seen of the first maker; the rest of the catalogue is unknown. */
export const seenOfAcme: Readonly<Record<string, Seen>> = {
  'pledge/vdp': { verdict: 'partly-met', reason: say`The policy names a channel and was read as authorising tests; on legal steps it says “${quote('we will be fair to those who are fair to us')}”, which a person must read.`, source: ['/security/disclosure', 'policy'] },
  'pledge/cves': { verdict: 'partly-met', reason: ours('45 of 46 published records of the maker name a CWE, and 36 of 46 a CPE.'), measure: cweMeasure(45, 46) },
  'pledge/security-txt': { verdict: 'met', reason: say`The file is valid and names the policy; it expires on ${quote('2027-06-30')}.`, source: ['/.well-known/security.txt', 'security.txt'] },
  'pledge/end-of-life': { verdict: 'met', reason: say`Version ${quote('7')} receives patches until ${quote('2028-12-31')}.`, source: ['/support/lifecycle', 'support'] },
  'demand-guide/disclosure-policy': { verdict: 'partly-met', reason: ours('The policy names a channel; whether it authorises tests of this product a person must read.'), source: ['/security/disclosure', 'policy'] },
  'demand-guide/cwe-and-cpe': { verdict: 'partly-met', reason: ours('36 of 46 published records of the maker name a CPE.'), measure: cweMeasure(45, 46) },
  'demand-guide/sso-without-charge': { verdict: 'contradicted', reason: say`The page of ${quote('2026-11-20')} says “${quote('Single sign-on is part of our Enterprise plan')}”; the commitment of ${quote('2025-03-01')} says “${quote('security is never an extra')}”.`, source: ['/pricing', 'pricing'] },
  'demand-guide/records-for-cloud-products': { verdict: 'not-applicable', reason: say`${quote('The product is not offered as a hosted service.')}` },
  'white-paper/named-executive': { verdict: 'claimed', reason: say`The page says “${quote('our Chief Product Officer answers for product security')}”.`, source: ['/support/lifecycle', 'support'] },
  'white-paper/staff-phishing-resistant-mfa': { verdict: 'partly-met', reason: ours('The maker states a figure on its own staff.'), measure: { id: 'phishing-resistant-mfa', population: 'own-staff', dimensions: {}, points: [{ at: '2026-06-30', numerator: 900, denominator: 1000 }], sources: [] } },
};

export const visible = ['pledge/vdp', 'pledge/cves', 'pledge/cve-accuracy', 'pledge/security-txt', 'pledge/end-of-life', 'pledge/progress-report', 'pledge/cve-policy', 'demand-guide/disclosure-policy', 'demand-guide/cwe-and-cpe', 'demand-guide/sso-without-charge', 'demand-guide/pledge-and-progress', 'demand-guide/sbom-for-customers', 'demand-guide/provenance-kept-and-shared', 'demand-guide/records-for-cloud-products', 'demand-guide/classes-roadmap', 'white-paper/named-executive', 'white-paper/no-hidden-taxes'];

const partOf: Readonly<Partial<Record<VerdictName, VerdictName>>> = { 'not-applicable': 'unknown' };

/** A whole position of an invented maker. */
export function positionOf(domain: string, seen: Readonly<Record<string, Seen>>, over: Partial<VendorPosition> = {}): VendorPosition {
  const findings = Object.entries(seen).flatMap(([requirement, { source, reason }]): readonly CheckedFinding[] => (source === undefined ? [] : [{
    check: 'example', fingerprint: `example/${requirement}`, outcome: 'pass', subject: requirement, message: reason, origin: 'collected', complete: true,
    pointers: [{ artifact: digestOf(source[1]), path: site(domain, source[0]), line: 7 }],
  }]));
  const names = new Set(findings.map((finding) => finding.fingerprint));
  const verdicts = requirements.filter((item) => item.audience === 'manufacturer').map((requirement): Verdict => {
    const item = seen[requirement.id];
    if (item === undefined) return { requirement: requirement.id, verdict: 'unknown', reason: ours('There is no such page to look at.'), parts: requirement.parts.map((part) => ({ name: part.name, verdict: 'unknown', reason: ours('There is no such page to look at.'), findings: [] })), ...(requirement.kind === 'way' ? { isAnotherWay: true } : {}) };
    const fingerprint = `example/${requirement.id}`;
    return { requirement: requirement.id, verdict: item.verdict, reason: item.reason, parts: [{ name: requirement.parts[0]?.name ?? '', verdict: partOf[item.verdict] ?? item.verdict, reason: item.reason, findings: names.has(fingerprint) ? [fingerprint] : [] }], ...(item.measure === undefined ? {} : { measure: item.measure }) };
  });
  return {
    schema: 'assay-vendor-position-1', engineVersion: '0.1.0', catalogVersion: '2026.11', assessedAt: '2026-11-20T10:04:00.000Z',
    vendor: { domain, name: 'Acme Tools', product: 'Anvil', signedAt: '2025-01-15' },
    capture: { digest: digestOf(`capture of ${domain}`), startedAt: '2026-11-20T10:00:00.000Z', endedAt: '2026-11-20T10:04:00.000Z', looks: 23 },
    places: placesOf(domain),
    quotes: [
      { topic: 'single-sign-on', quote: 'Single sign-on is part of our Enterprise plan, together with audit logs and a personal contact.', address: site(domain, '/pricing'), digest: digestOf('pricing'), capturedAt: at, line: 212 },
      { topic: 'end-of-life', quote: 'Version 7 receives security patches until 31 December 2028. We announce the end of a version at least twelve months ahead.', address: site(domain, '/support/lifecycle'), digest: digestOf('support'), capturedAt: at, line: 40 },
    ],
    evidence: [
      { artifact: { path: site(domain, '/security/disclosure'), digest: digestOf('policy'), sizeBytes: 5120, origin: 'collected' }, kind: 'disclosure-policy', format: 'html', state: 'read', notes: [], notesOmitted: 0 },
      { artifact: { path: 'CVE list of 2026-11-18', digest: digestOf('cve list'), sizeBytes: 1, origin: 'collected' }, kind: 'cve-records', format: 'cve-5', state: 'read', notes: [], notesOmitted: 0 },
    ],
    cve: cveView,
    measures: Object.values(seen).flatMap((item) => (item.measure === undefined ? [] : [item.measure])),
    findings,
    verdicts,
    visible,
    questions: openQuestions(verdicts, requirements),
    ...over,
  };
}

export const acme = positionOf('acme.example', seenOfAcme);

/** A second maker, looked at two days later, of whose CVE records less is known. */
export const globex = positionOf('globex.example', {
  ...seenOfAcme,
  'pledge/vdp': { verdict: 'met', reason: ours('All four promises were read and affirmed by a person.'), source: ['/security/disclosure', 'policy'] },
  'pledge/cves': { verdict: 'partly-met', reason: ours('7 of 9 published records of the maker name a CWE, and all 9 a CPE.'), measure: cweMeasure(7, 9) },
  'demand-guide/cwe-and-cpe': { verdict: 'unknown', reason: ours('There is no list of CVE records to look at.') },
  'demand-guide/sso-without-charge': { verdict: 'met', reason: ours('The cheapest edition of the price list has single sign-on.'), source: ['/pricing', 'pricing'] },
  'pledge/security-txt': { verdict: 'not-met', reason: say`The file expired on ${quote('2026-03-01')}.`, source: ['/.well-known/security.txt', 'security.txt'] },
  'white-paper/staff-phishing-resistant-mfa': { verdict: 'partly-met', reason: ours('The maker states a figure on its own staff.'), measure: { id: 'phishing-resistant-mfa', population: 'own-staff', dimensions: {}, points: [{ at: '2026-09-30', numerator: 5, denominator: 8 }], sources: [] } },
}, { vendor: { domain: 'globex.example' }, capture: { digest: digestOf('capture of globex.example'), startedAt: '2026-11-22T08:00:00.000Z', endedAt: '2026-11-22T08:03:00.000Z', looks: 19 }, assessedAt: '2026-11-22T08:03:00.000Z' });

/** A third maker, of whom nothing could be seen. */
export const initech = positionOf('initech.example', {}, {
  vendor: { domain: 'initech.example', name: 'Initech' },
  places: placesOf('initech.example').map(({ digest: _digest, mail: _mail, tls: _tls, ...place }) => ({ ...place, outcome: 'not-looked', reason: 'gave no answer within 10 seconds' })),
  quotes: [], evidence: [],
});
