import type { SecurityTxt } from '../../model/evidence/security-txt.ts';
import type { VendorSubject } from '../../model/vendor-position.ts';
import type { Reading } from '../../read/reader.ts';
import type { Collected, Tools } from './tools.ts';
import { andReason, ask, lookedFrom } from './web-answer.ts';

const limitBytes = 131_072;
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
export async function collectSecurityTxt(subject: VendorSubject, tools: Tools): Promise<CollectedSecurityTxt> {
  const collected: Collected[] = [];
  for (const path of paths) {
    const { item, facts } = await collectAt(`https://${subject.domain}${path}`, tools);
    collected.push(item);
    if (facts !== undefined) return { collected, facts };
  }
  return { collected };
}

async function collectAt(address: string, tools: Tools): Promise<{ readonly item: Collected; readonly facts?: SecurityTxt }> {
  const answer = await ask(tools.world, { url: address, limitBytes, accept: 'text/plain' });
  const place = { place: 'security-txt', address, from: 'standard' } as const;
  const { body } = answer.look;
  if (answer.state !== 'here' || body === undefined) return { item: { looked: { ...place, outcome: answer.state === 'absent' ? 'absent' : 'not-looked', ...lookedFrom(answer) } } };
  const unusable = (reason: string): { readonly item: Collected } => ({ item: { looked: { ...place, outcome: 'unusable', ...lookedFrom(answer, andReason(answer.reason, reason)) } } });
  if (answer.mediaType !== 'text/plain') return unusable(`says it is ${answer.mediaType ?? 'of no media type'}; text/plain is expected`);
  const wanted = { address: answer.finalAddress, kind: 'security-txt' } as const;
  const facts = factsOf(await tools.read(body.digest, wanted));
  if (facts === undefined) return unusable('is no security.txt that can be read');
  return { item: { looked: { ...place, outcome: 'found', ...lookedFrom(answer) }, artifact: { ...wanted, ...body } }, facts };
}

function factsOf(reading: Reading | undefined): SecurityTxt | undefined {
  // The kind says of which type the facts are.
  return reading?.kind === 'security-txt' ? (reading.facts as SecurityTxt | undefined) : undefined;
}
