import type { Actor } from '../identity/actor.ts';
import type { Act } from './act.ts';

/** The one way in which anything is done: authorise, run in one transaction together with its audit entry, let out only what the act declares. */
export interface Door {
  /**
   * Does an act.
   * @param input as it came: it is parsed by the act’s schema here
   * @throws ActRefused; StoreFailure
   */
  perform<Input, Output>(actor: Actor, act: Act<Input, Output>, input: unknown): Promise<Output>;
  /** Asks only whether the act would be allowed, before its bytes are received. @throws ActRefused */
  permit<Input, Output>(actor: Actor, act: Act<Input, Output>, input: unknown): Promise<void>;
}
