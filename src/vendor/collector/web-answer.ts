import type { Digest } from '../../model/artifact.ts';
import type { WebLook } from '../../model/capture.ts';
import type { PlaceLooked } from '../../model/evidence/public-places.ts';
import type { World, WebRequest } from '../../net/world.ts';

/** What a host answered, told apart by what it means for the place that was asked for. */
export interface WebAnswer {
  readonly look: WebLook;
  /** `here`: the host gave a body. `absent`: the host says that there is nothing. `untold`: nobody can say; there may be no such host. */
  readonly state: 'here' | 'absent' | 'untold';
  /** A predicate for what is not `here`, and for a body that came after redirects. */
  readonly reason?: string;
  /** Of the last answer. */
  readonly finalAddress: string;
  /** `text/plain`, lower case, without parameters; undefined when the host did not say. */
  readonly mediaType?: string;
  readonly body?: Uint8Array;
}

/** The parts of a `PlaceLooked` that an answer tells. */
export type LookedAnswer = Pick<PlaceLooked, 'lookedAt' | 'reason' | 'digest'>;

/**
 * Asks for an address and tells what came.
 * @param request as for the world; the address in the form of the URL standard
 */
export async function ask(world: World, request: WebRequest): Promise<WebAnswer> {
  const { look, body } = await world.web(request);
  const last = look.hops.at(-1);
  const finalAddress = last?.url ?? look.url;
  const mediaType = last?.headers.find(([name]) => name === 'content-type')?.[1].split(';', 1)[0]?.trim().toLowerCase();
  const base = { look, finalAddress, ...(mediaType === undefined || mediaType === '' ? {} : { mediaType }) };
  const moved = finalAddress === look.url ? undefined : `answered after a redirect to ${finalAddress}`;
  if (look.outcome !== 'answered' || last === undefined) return { ...base, state: 'untold', reason: look.reason ?? problemWords(look) };
  const status = last.status;
  if (status === 404 || status === 410) return { ...base, state: 'absent', reason: `answered with status ${status}${moved === undefined ? '' : ` after a redirect to ${finalAddress}`}` };
  if (status === undefined || status < 200 || status > 299 || body === undefined || look.body === undefined) return { ...base, state: 'untold', reason: `answered with ${status === undefined ? 'no status' : `status ${status}`}${moved === undefined ? '' : ` after a redirect to ${finalAddress}`}` };
  if (body.length === 0) return { ...base, state: 'absent', reason: 'answered with no content' };
  return { ...base, state: 'here', body, ...(moved === undefined ? {} : { reason: moved }) };
}

/** What an answer says about its place, besides the outcome. */
export function lookedFrom(answer: WebAnswer, reason: string | undefined = answer.reason): LookedAnswer {
  const digest: Digest | undefined = answer.look.body?.digest;
  return { lookedAt: answer.look.askedAt, ...(reason === undefined ? {} : { reason }), ...(digest === undefined ? {} : { digest }) };
}

function problemWords({ outcome, problem }: WebLook): string {
  return outcome === 'refused' ? `was not asked (${problem ?? 'refused'})` : `gave no whole answer (${problem ?? 'failed'})`;
}

/** Joins predicates about one answer: «answered after a redirect to … and is a page of HTML». */
export function andReason(first: string | undefined, second: string): string {
  return first === undefined ? second : `${first} and ${second}`;
}
