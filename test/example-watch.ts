import { ours, quote, say } from '../src/model/text.ts';
import type { WatchedReport, WatchReport } from '../src/model/watch/watch-report.ts';
import { deadlines } from '../src/vendor/watch/deadline/deadlines.ts';
import { positionDifference } from '../src/vendor/watch/difference/position-difference.ts';
import { bod2604 } from '../src/vendor/watch/schedule/bod-26-04.ts';
import { exampleCve, exampleDigest, exampleFigures, examplePlace, examplePosition, exampleQuote } from './example-position.ts';

/** An invented maker at which everything changed, with the given text wherever evidence can bring any. */
export function exampleWatched(word: string, changes: Partial<WatchedReport> = {}): WatchedReport {
  const tls = { protocol: 'TLSv1.3', isTrusted: true, key: 'EC prime256v1' };
  const mail = { domain: 'acme.example', dmarc: 'reject' } as const;
  const before = examplePosition({
    cve: exampleCve(),
    places: [...examplePosition().places, examplePlace({ place: 'tls', address: word, tls }), examplePlace({ place: 'reporting-mail', address: word, mail }), examplePlace({ place: 'trust-page', address: word, outcome: 'not-looked', reason: word }), examplePlace({ place: 'csaf-provider', address: word, outcome: 'found' })],
    quotes: [exampleQuote({ quote: word })],
  });
  const after = examplePosition({
    engineVersion: word, capture: { ...before.capture, endedAt: '2026-06-30T10:00:00Z' }, cve: exampleCve(exampleFigures({ published: 12, withCwe: 12 })),
    places: [
      examplePlace({ digest: exampleDigest('two') }), examplePlace({ place: 'price-page', address: 'https://acme.example/pricing', from: 'given', digest: exampleDigest('price-2') }),
      examplePlace({ place: 'tls', address: word, tls: { ...tls, isTrusted: false, problem: word } }), examplePlace({ place: 'reporting-mail', address: word, mail: { ...mail, dmarc: 'none' } }),
      examplePlace({ place: 'trust-page', address: word }), examplePlace({ place: 'csaf-provider', address: word, outcome: 'absent', reason: word }),
    ],
    quotes: [exampleQuote({ quote: `${word}.`, capturedAt: '2026-06-30T10:00:00Z' })],
    findings: [{ check: 'security-txt-is-valid', outcome: 'fail', subject: word, fingerprint: `security-txt-is-valid/${word}`, message: say`${quote(word)} has no Contact.`, pointers: [], origin: 'collected', complete: true }],
    verdicts: [{ requirement: 'pledge/vdp', verdict: 'partly-met', reason: say`${quote(word)} was read.`, parts: [] }],
    questions: [{ requirement: 'pledge/cve', ask: 'How soon do you issue records?', why: '', goodAnswer: '', clause: '', open: say`${quote(word)} says nothing.` }],
  });
  return {
    domain: 'acme.example', vendor: word, product: word, exposure: 'unknown', isFirstLook: false,
    difference: positionDifference(before, after),
    stale: [{ what: 'security-txt', state: 'ended', subject: word, at: '2026-06-01T00:00:00Z', days: -30, sentence: say`The security.txt at ${quote(word)} expired on 2026-06-01, 30 days ago.` }],
    deadlines: deadlines([{ cveId: 'CVE-2026-41001', products: [], automatable: [{ value: 'yes', by: word }], technicalImpact: [] }], { entries: [{ cveId: 'CVE-2026-41001', vendor: word, product: word, addedAt: '2026-05-29', dueAt: '2026-06-19' }] }, { vendors: [word], exposure: 'unknown', fixed: [] }, bod2604, '2026-07-01T00:00:00Z'),
    gaps: [{ subject: word, sentence: say`Could not look at the home page at ${quote(word)}: it ${quote(word)}.` }],
    ...changes,
  };
}

export function exampleReport(...watched: readonly WatchedReport[]): WatchReport {
  const { id, title, reach, source } = bod2604;
  return { schema: 'assay-watch-1', engineVersion: '0.1.0', watchedAt: '2026-07-01T00:00:00Z', schedule: { id, title, reach, source }, watched };
}

/** A maker at which nothing changed, ages, is due or failed. */
export function quietWatched(changes: Partial<WatchedReport> = {}): WatchedReport {
  const position = examplePosition({ cve: exampleCve() });
  return { domain: 'acme.example', vendor: 'Acme', exposure: 'no', isFirstLook: false, difference: positionDifference(position, position), stale: [], deadlines: [], gaps: [], ...changes };
}

/** A sentence that stands for any. */
export const exampleSentence = ours('An example.');
