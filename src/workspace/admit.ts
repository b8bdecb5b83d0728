import type { Actor } from '../identity/actor.ts';
import type { Reader } from '../store/store.ts';
import type { AnyAct, ObjectFacts } from './act.ts';
import { ActRefused } from './act-refused.ts';
import { targetOf } from './entry-of.ts';
import { decide } from './policy/decide.ts';
import { refusalWords } from './refusal-words.ts';
import { standingOf, type Grant } from './standing.ts';

/** One time that somebody asks for an act. */
export interface Attempt {
  /** Who asks, as they were when the request came. */
  readonly asking: Actor;
  readonly act: AnyAct;
  readonly at: string;
  /** Kind and id of the object as far as it is known, for the log: the asker of a refused act is not told. */
  target: string;
}

/** What stood when an act was admitted. */
export interface Admitted {
  readonly actor: Actor;
  readonly object: ObjectFacts;
  /** Ids of the role grants whose last use is to be written. */
  readonly used: readonly string[];
}

/** The last use of a grant is written once an hour at most. */
const useWrittenEvery = 3_600_000;

/**
 * Lets an act pass by what the rows say now, or refuses it.
 * @throws ActRefused
 */
export async function admit(rows: Reader, attempt: Attempt, input: unknown, stepUpMinutes: number): Promise<Admitted> {
  const { asking, act, at } = attempt;
  const standing = await standingOf(rows, asking, at);
  if (standing === undefined) throw refused('signed-out');
  const object = await act.find(rows, input, standing.actor);
  if (object !== undefined) attempt.target = targetOf(object);
  const { outcome, byRoles } = decide(standing.actor, act, object, { at, stepUpMinutes });
  if (outcome !== 'allowed') throw refused(outcome);
  if (object === undefined) throw refused('not-found');
  const isUsed = ({ role, productId, lastUsedAt }: Grant): boolean =>
    byRoles.some((name) => name === role) && (productId === null || productId === object.productId) && (lastUsedAt === null || Date.parse(at) - Date.parse(lastUsedAt) > useWrittenEvery);
  return { actor: standing.actor, object, used: standing.grants.filter(isUsed).map(({ id }) => id) };
}

function refused(refusal: keyof typeof refusalWords): ActRefused {
  return new ActRefused(refusal, refusalWords[refusal]);
}
