import type { EvidenceKind } from '../../model/evidence.ts';
import type { DocumentType } from '../../model/evidence/document-forms.ts';
import type { PlaceId, PlaceLooked } from '../../model/evidence/public-places.ts';
import type { WebRequest } from '../../net/world.ts';
import { isOnSite } from './site.ts';
import type { Collected, Tools } from './tools.ts';
import { andReason, ask, lookedFrom } from './web-answer.ts';

/** A page for people that is expected at an address. */
export interface ExpectedPage {
  readonly place: PlaceId;
  readonly address: string;
  readonly from: PlaceLooked['from'];
  /** What it is read as; left out where only a link says what it may be: then its content decides. */
  readonly kind?: EvidenceKind;
  readonly type?: DocumentType;
  /** Domain on whose site the page must lie, also after redirects. */
  readonly site?: string;
}

const textTypes: ReadonlySet<string> = new Set(['text/html', 'application/xhtml+xml', 'text/plain', 'text/markdown']);

/** How pages are asked for; always in the same way, so that a page that serves for two purposes is asked for once. */
export function pageRequest(address: string): WebRequest {
  return { url: address, limitBytes: 2 * 1_048_576, accept: 'text/html, application/xhtml+xml, text/plain;q=0.9, text/markdown;q=0.9', isPage: true };
}

/** Looks at a page. It is found when the host gives a text there; what the text says is for checks and people. */
export async function collectPage(expected: ExpectedPage, tools: Tools): Promise<Collected> {
  const { place, address, from, kind, type, site } = expected;
  const answer = await ask(tools.world, pageRequest(address));
  const looked = { place, address, from } as const;
  const { body } = answer.look;
  if (answer.state !== 'here' || body === undefined) return { looked: { ...looked, outcome: answer.state === 'absent' ? 'absent' : 'not-looked', ...lookedFrom(answer) } };
  if (site !== undefined && !isOnSite(answer.finalAddress, site)) return { looked: { ...looked, outcome: 'unusable', ...lookedFrom(answer, `leads to another site, ${answer.finalAddress}`) } };
  if (!textTypes.has(answer.mediaType ?? '')) return { looked: { ...looked, outcome: 'unusable', ...lookedFrom(answer, andReason(answer.reason, `says it is ${answer.mediaType ?? 'of no media type'}; a page of text is expected`)) } };
  return { looked: { ...looked, outcome: 'found', ...lookedFrom(answer) }, artifact: { address: answer.finalAddress, ...(kind === undefined ? {} : { kind }), ...(type === undefined ? {} : { type }), ...body } };
}

/** A place of which nobody said where it would be. */
export function notGiven(place: PlaceId, address: string, reason: string, lookedAt: string): Collected {
  return { looked: { place, address, outcome: 'not-looked', reason, from: 'given', lookedAt } };
}
