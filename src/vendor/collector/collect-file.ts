import type { EvidenceByKind, EvidenceKind } from '../../model/evidence.ts';
import type { PlaceId, PlaceLooked } from '../../model/evidence/public-places.ts';
import type { Collected, Tools } from './tools.ts';
import { andReason, ask, lookedFrom } from './web-answer.ts';

/** A file that is expected at an address, and how it is told from something else. */
export interface ExpectedFile<Kind extends EvidenceKind> {
  readonly place: PlaceId;
  readonly address: string;
  readonly from: PlaceLooked['from'];
  readonly kind: Kind;
  /** «an OpenID Connect discovery document». */
  readonly title: string;
  readonly limitBytes: number;
  readonly accept: string;
  /** A media type that its standard demands. */
  readonly mediaType?: string;
  /** Whether the host's name alone says that something is there, so that a name that does not exist says that nothing is. */
  readonly isNameTelling?: boolean;
}

/** One file looked for, with what was read in it. */
export interface CollectedFile<Kind extends EvidenceKind> {
  readonly item: Collected;
  readonly facts?: EvidenceByKind[Kind];
}

/**
 * Looks for a file. It is found only when its reader can read it: hosts answer with status 200 to everything.
 */
export async function collectFile<Kind extends EvidenceKind>(expected: ExpectedFile<Kind>, tools: Tools): Promise<CollectedFile<Kind>> {
  const { place, address, from, kind, title, mediaType } = expected;
  const answer = await ask(tools.world, { url: address, limitBytes: expected.limitBytes, accept: expected.accept });
  const looked = { place, address, from } as const;
  const { body } = answer.look;
  if (answer.state !== 'here' || body === undefined) {
    const isAbsent = answer.state === 'absent' || (expected.isNameTelling === true && answer.look.problem === 'name-unknown' && answer.look.hops.length === 0);
    return { item: { looked: { ...looked, outcome: isAbsent ? 'absent' : 'not-looked', ...lookedFrom(answer) } } };
  }
  const unusable = (reason: string): CollectedFile<Kind> => ({ item: { looked: { ...looked, outcome: 'unusable', ...lookedFrom(answer, andReason(answer.reason, reason)) } } });
  if (mediaType !== undefined && answer.mediaType !== mediaType) return unusable(`says it is ${answer.mediaType ?? 'of no media type'}; ${mediaType} is expected`);
  const wanted = { address: answer.finalAddress, kind } as const;
  const reading = await tools.read(body.digest, wanted);
  if (reading?.kind !== kind || reading.facts === undefined) return unusable(`is not ${title} that can be read`);
  // The kind says of which type the facts are.
  return { item: { looked: { ...looked, outcome: 'found', ...lookedFrom(answer) }, artifact: { ...wanted, ...body } }, facts: reading.facts as EvidenceByKind[Kind] };
}
