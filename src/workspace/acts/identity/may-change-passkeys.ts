import type { Actor } from '../../../identity/actor.ts';
import { steadyClockOf } from '../../../identity/steady-clock.ts';
import type { Reader } from '../../../store/store.ts';
import { ActRefused } from '../../act-refused.ts';
import { refusalWords } from '../../refusal-words.ts';
import type { Services } from '../../services.ts';
import { personOf } from './ceremony.ts';

/** Minutes after a sign-in in which an account without any passkey may make its first one. */
const firstPasskeyMinutes = 15;

/**
 * Demands that whoever makes a passkey is the person: by a passkey shown just now, by a recovery code, or, for the first
 * passkey, by having signed in just now. An open session alone would let whoever takes it over stay for good.
 * @throws ActRefused
 */
export async function assertMayAddPasskey(rows: Reader, actor: Actor, { ports, settings }: Services, at: string): Promise<void> {
  const { session } = personOf(actor);
  if (session.method === 'recovery') return;
  if (actor.hasPasskey) {
    const age = session.steppedUpAt === null ? Infinity : Date.parse(at) - Date.parse(session.steppedUpAt);
    if (age > settings.stepUpMinutes * 60_000) throw new ActRefused('step-up-needed', refusalWords['step-up-needed']);
    return;
  }
  const opened = await rows.selectFrom('session').where('id', '=', session.id).select('createdAt').executeTakeFirst();
  const age = opened === undefined ? undefined : steadyClockOf(ports).since(opened.createdAt);
  if (age === undefined || age > firstPasskeyMinutes * 60_000) throw new ActRefused('not-allowed', `Your first passkey is made in the ${firstPasskeyMinutes} minutes after signing in. Sign in again, then make it.`);
}
