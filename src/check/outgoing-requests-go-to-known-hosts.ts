import { defineCheck } from '../model/check.ts';
import { injectionAccuracyNote, injectionFindings } from './source/injection-check.ts';

/** A value of a request never chooses the host that the server asks. */
export const outgoingRequestsGoToKnownHosts = defineCheck({
  id: 'outgoing-requests-go-to-known-hosts',
  title: 'Requests go out to hosts that the maker chose',
  failTitle: 'A request decides which host the server asks',
  why: `Who may choose the host that a server asks can reach places that only the server reaches, such as metadata services: that is server-side request forgery (CWE-918). Only uses that a value of a request reaches are counted. ${injectionAccuracyNote('ssrf')}`,
  fix: 'Take the host from a fixed list. Where customers bring addresses, resolve the name, refuse private addresses, and follow no redirects.',
  references: ['CISA Secure by Design Pledge, goal 3', 'CISA and partners: Secure by Design white paper, eliminating classes of vulnerability', 'CWE-918'],
  needs: ['source-tree'],
  isScan: true,
  run: (evidence, { assessedAt }) =>
    injectionFindings(
      { weakness: 'ssrf', measure: 'known-hosts', uses: 'outgoing requests that a value of a request reaches', does: 'lets a value of a request choose the host in', expected: 'a host from a fixed list' },
      evidence['source-tree'],
      assessedAt,
    ),
});
