import type { Actor } from '../../../identity/actor.ts';
import type { ObjectFacts, ObjectKind } from '../../act.ts';
import type { Reader } from '../../../store/store.ts';

/** Finds what belongs to the organisation as a whole: there is always one. */
export function organisationObject(kind: ObjectKind): (rows: Reader, input: unknown, actor: Actor) => Promise<ObjectFacts> {
  return async (_rows, _input, actor) => ({ kind, id: actor.scope.organisationId, productId: null, accountId: null });
}
