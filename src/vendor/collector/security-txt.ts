import type { SecurityTxt } from '../../model/evidence/security-txt.ts';
import type { SiteSubject } from '../../model/vendor-position.ts';
import { collectFile } from './collect-file.ts';
import type { Collected, Tools } from './tools.ts';

/** RFC 9116, section 3: the well-known place comes first; the other is for older sites. */
const paths = ['/.well-known/security.txt', '/security.txt'] as const;

/** What was collected of security.txt, with the facts that other collectors go on from. */
export interface CollectedSecurityTxt {
  readonly collected: readonly Collected[];
  readonly facts?: SecurityTxt;
}

/**
 * Looks for security.txt (RFC 9116, section 3) at the well-known place, and where there is none at the older one. Other hosts of the site
 * are reached only by redirects of theirs. The file must be text/plain and begin as one: a page of HTML with status 200 is another thing.
 */
export async function collectSecurityTxt(subject: SiteSubject, tools: Tools): Promise<CollectedSecurityTxt> {
  const collected: Collected[] = [];
  for (const path of paths) {
    const { item, facts } = await collectFile({ place: 'security-txt', address: `https://${subject.domain}${path}`, from: 'standard', kind: 'security-txt', title: 'a security.txt', limitBytes: 131_072, accept: 'text/plain', mediaType: 'text/plain' }, tools);
    collected.push(item);
    if (facts !== undefined) return { collected, facts };
  }
  return { collected };
}
