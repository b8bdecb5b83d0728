import { defineCheck } from '../model/check.ts';
import type { TlsFacts } from '../model/capture.ts';
import type { Finding } from '../model/finding.ts';
import { ours, quote, say } from '../model/text.ts';
import { parseTime } from '../model/time.ts';
import { looksAt, notSeen, oncePerSubject, placeAndDay, type Look } from './public/looks.ts';

/** Versions that are not deprecated (RFC 8996). */
const current: ReadonlySet<string> = new Set(['TLSv1.2', 'TLSv1.3']);

/** Judges the connection that came about. Whether the host would also agree to an older version was not tried. */
export const webSiteUsesCurrentTls = defineCheck({
  id: 'web-site-uses-current-tls',
  title: 'The web site agrees to a current version of TLS with a trusted certificate',
  failTitle: 'The web site uses an old version of TLS, or a certificate that is not trusted',
  why: 'Old versions of TLS can be broken, and with an untrusted certificate nobody knows whom a visitor talks to.',
  fix: 'Offer TLS 1.3 and 1.2 only, and renew the certificate by a program before it ends.',
  references: ['RFC 8996 (deprecation of TLS 1.0 and 1.1)', 'RFC 9325', 'White paper, principle 1: TLS'],
  needs: ['public-places'],
  run: (evidence, { assessedAt }) => ({
    findings: looksAt(evidence['public-places'], 'tls').flatMap(({ domain, looks }) => {
      const findings = oncePerSubject(looks.flatMap((look) => (look.looked.tls === undefined ? [] : [judgeConnection(look, look.looked.tls, parseTime(assessedAt) ?? 0)])));
      return findings.length > 0 ? findings : [notSeen(domain, looks, 'tls')];
    }),
  }),
});

function judgeConnection(look: Look, tls: TlsFacts, now: number): Finding {
  const subject = `${look.domain} ${look.looked.address}`;
  const pointers = [look.pointer];
  const end = tls.validTo === undefined ? undefined : parseTime(tls.validTo);
  if (!current.has(tls.protocol)) return { outcome: 'fail', subject, pointers, message: say`The connection to ${placeAndDay(look)} came about with ${quote(tls.protocol)}; TLS 1.2 or 1.3 is expected.` };
  if (!tls.isTrusted) return { outcome: 'fail', subject, pointers, message: say`The certificate of ${placeAndDay(look)} is not trusted${tls.problem === undefined ? ours('') : say` (${quote(tls.problem)})`}; one of a public authority is expected.` };
  const ended = end !== undefined && end < now ? ours(' It has ended since.') : ours('');
  return { outcome: 'pass', subject, pointers, message: say`The connection to ${placeAndDay(look)} came about with ${quote(tls.protocol)} and a trusted certificate.${ended} Whether older versions are refused was not tried.` };
}
