import { attemptsOf, sourceKey, type AttemptLimit } from '../../../identity/attempts.ts';
import { steadyClockOf } from '../../../identity/steady-clock.ts';
import type { Actor } from '../../../identity/actor.ts';
import { ActRefused } from '../../act-refused.ts';
import type { Services } from '../../services.ts';

/** Wrong attempts of one source. Passkeys are not counted: they can’t be guessed, so that nobody behind the same address is kept out. */
export const bySource: AttemptLimit = { attempts: 30, minutes: 15 };
/** Wrong attempts of one source at one account: never of an account as a whole, which would let anybody lock it. */
export const bySourceAndName: AttemptLimit = { attempts: 5, minutes: 15 };

/** An attempt that was counted, and how to give it back when it was right. */
export interface GuardedAttempt {
  readonly wasRight: () => void;
}

/**
 * Counts an attempt to guess a secret before it is made.
 * @param name what was said of whose secret it is; null when nothing was
 * @throws ActRefused when the source has none left
 */
export function guardedAttempt({ request, scope }: Actor, { store, ports }: Services, kind: 'recovery' | 'password', name: string | null): GuardedAttempt {
  const source = `${kind} ${scope.organisationId} ${sourceKey(request.sourceAddress)}`;
  const keys: (readonly [string, AttemptLimit])[] = [[source, bySource], ...(name === null ? [] : [[`${source} ${name}`, bySourceAndName] as const])];
  const attempts = attemptsOf(store);
  if (!attempts.take(keys, steadyClockOf(ports).now())) throw new ActRefused('too-many', 'There were too many wrong attempts from your address. Wait a quarter of an hour, or sign in with a passkey.');
  return { wasRight: () => attempts.clear(keys.slice(-1)) };
}
