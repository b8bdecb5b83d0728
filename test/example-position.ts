import type { Digest } from '../src/model/artifact.ts';
import type { CveFigures, CveView } from '../src/model/cve-view.ts';
import type { PlaceLooked } from '../src/model/evidence/public-places.ts';
import { ours, quote, say } from '../src/model/text.ts';
import type { PageQuote, VendorPosition } from '../src/model/vendor-position.ts';

/** An invented maker as seen on one day, for tests of what changes and of how that is told. */
export const exampleDigest = (word: string): Digest => `sha256:${Buffer.from(word).toString('hex').padEnd(64, '0').slice(0, 64)}`;

export function examplePlace(changes: Partial<PlaceLooked> = {}): PlaceLooked {
  return { place: 'security-txt', address: 'https://acme.example/.well-known/security.txt', outcome: 'found', from: 'standard', lookedAt: '2026-05-31T10:00:00Z', digest: exampleDigest('one'), ...changes };
}

export function exampleQuote(changes: Partial<PageQuote> = {}): PageQuote {
  return { topic: 'single-sign-on', quote: 'Single sign-on is part of every plan.', address: 'https://acme.example/pricing', digest: exampleDigest('price'), capturedAt: '2026-05-31T10:00:00Z', line: 12, ...changes };
}

export function exampleFigures(changes: Partial<CveFigures> = {}): CveFigures {
  return { published: 10, rejected: 0, withCwe: 8, withCpe: 5, withCweInTextOnly: 1, withProhibitedCwe: 0, withDiscouragedCwe: 1, cpeNames: 20, malformedCpe: 0, withCweOfOthers: 2, withCpeOfOthers: 3, timed: 6, daysMedian: 2, publishedBeforePublic: 0, ...changes };
}

export function exampleCve(all: CveFigures = exampleFigures(), changes: Partial<CveView> = {}): CveView {
  const group = { years: [], quarters: [], aroundSigning: [], classes: [] };
  return {
    asked: { vendor: 'Acme' }, list: { newestAt: '2026-05-30T00:00:00Z', importedAt: '2026-05-30T06:00:00Z', records: 300, unreadable: 0 },
    makerIssuers: [{ shortName: 'acme', from: 'given' }], byMaker: { all, ...group }, byOthers: { all: exampleFigures(), ...group }, issuers: [], ...changes,
  };
}

export function examplePosition(changes: Partial<VendorPosition> = {}): VendorPosition {
  return {
    schema: 'assay-vendor-position-1', engineVersion: '0.1.0', catalogVersion: '0.1.0', assessedAt: '2026-05-31T10:00:00Z',
    vendor: { domain: 'acme.example', name: 'Acme', product: 'Quillgate' },
    capture: { digest: exampleDigest('capture'), startedAt: '2026-05-31T09:58:00Z', endedAt: '2026-05-31T10:00:00Z', looks: 20 },
    places: [examplePlace(), examplePlace({ place: 'price-page', address: 'https://acme.example/pricing', from: 'given', digest: exampleDigest('price') })],
    quotes: [exampleQuote()],
    evidence: [],
    measures: [],
    findings: [{ check: 'security-txt-is-current', outcome: 'fail', subject: 'security.txt', fingerprint: 'security-txt-is-current/security.txt', message: say`${quote('security.txt')} has expired.`, pointers: [], origin: 'collected', complete: true }],
    verdicts: [{ requirement: 'pledge/vdp', verdict: 'unknown', reason: ours('A person must read the policy.'), parts: [] }],
    visible: ['pledge/vdp'],
    questions: [{ requirement: 'pledge/vdp', ask: 'Where is your policy?', why: 'x', goodAnswer: 'x', clause: 'x', open: ours('No policy was found.') }],
    ...changes,
  };
}
