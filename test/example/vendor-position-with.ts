import { quote, say } from '../../src/model/text.ts';
import type { VendorPosition } from '../../src/model/vendor-position.ts';
import { acme, cveView, digestOf } from './vendor-position.ts';

/** A position that carries a text out of evidence in every field that can hold one. */
export function positionWith(text: string): VendorPosition {
  const sentence = say`The page says ${quote(text)}.`;
  const pointer = { artifact: digestOf('x'), path: text, member: text, line: 3 };
  return {
    ...acme,
    vendor: { domain: text, name: text, product: text, signedAt: text },
    places: [
      { place: 'security-txt', address: text, outcome: 'found', reason: text, from: 'given', lookedAt: '2026-11-20T10:00:00Z', digest: digestOf('x'), mail: { domain: text, hasMx: true, spf: 'fail' }, tls: { protocol: text, isTrusted: false, problem: text, validTo: text } },
      { place: 'price-page', address: text, outcome: 'not-looked', reason: text, from: 'linked', lookedAt: '2026-11-20T10:00:00Z' },
    ],
    quotes: [{ topic: 'pledge', quote: text, address: text, digest: digestOf('x'), capturedAt: '2026-11-20T10:00:00Z', line: 3 }],
    evidence: [{ artifact: { path: text, digest: digestOf('x'), sizeBytes: 1, origin: 'collected' }, state: 'read', notes: [], notesOmitted: 0 }],
    cve: {
      ...cveView,
      asked: { vendor: text, product: text },
      list: { ...cveView.list, newestAt: text, importedAt: text },
      makerIssuers: [{ shortName: text, from: 'given' }],
      byMaker: { ...cveView.byMaker, years: cveView.byMaker.years.map((year) => ({ ...year, period: text })), classes: [{ year: 2026, weaknessClass: text, records: 1, of: 2 }] },
      issuers: [{ shortName: text, kind: 'unknown', isMaker: false, published: 2 }],
      exploited: { listed: 1, beforePublication: 0, catalogueDate: text },
    },
    findings: [{ check: 'example', fingerprint: 'example/x', outcome: 'fail', subject: text, message: sentence, pointers: [pointer], origin: 'collected', complete: true }],
    verdicts: acme.verdicts.map((verdict) => ({
      requirement: verdict.requirement, verdict: 'partly-met', reason: sentence, parts: [{ name: 'x', verdict: 'partly-met', reason: sentence, findings: ['example/x'] }],
      measure: { id: 'records-with-cwe', population: verdict.requirement.includes('staff') ? 'own-staff' : 'product', dimensions: { field: text }, points: [{ at: text, numerator: 1, denominator: 20 }], sources: [digestOf('x')] },
    })),
    questions: acme.questions.map((question) => ({ ...question, open: sentence })),
  };
}
