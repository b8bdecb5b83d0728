import type { WebLook } from '../../model/capture.ts';
import type { Collected } from './tools.ts';

/** What the connection to the home page showed of its encryption: of the last host on the way that was connected to. */
export function collectTls(home: WebLook): readonly Collected[] {
  const hop = home.hops.findLast(({ tls }) => tls !== undefined);
  const place = { place: 'tls', address: home.url, from: 'standard', lookedAt: hop?.at ?? home.askedAt } as const;
  if (hop?.tls === undefined) return [{ looked: { ...place, outcome: 'not-looked', reason: home.reason ?? 'showed no encrypted connection' } }];
  const reason = hop.tls.isTrusted ? undefined : `shows a certificate that is not trusted (${hop.tls.problem ?? 'no reason given'})`;
  return [{ looked: { ...place, outcome: 'found', ...(reason === undefined ? {} : { reason }), tls: hop.tls } }];
}
