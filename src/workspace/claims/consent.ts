import type { ActContext } from '../act.ts';
import { ActRefused } from '../act-refused.ts';

/**
 * The columns that record an agreement that a name is published, or its end.
 * @param mayAgree whether the actor is who decides about the name
 * @throws ActRefused when somebody else would agree for a person
 */
export function consentChange({ actor, at }: Pick<ActContext<never>, 'actor' | 'at'>, { mayAgree, withdrawnAt }: { readonly mayAgree: boolean; readonly withdrawnAt: string | null }, mayPublishName: boolean): { readonly consentAt: string | null; readonly consentBy: string | null } {
  if (mayPublishName && withdrawnAt !== null) throw new ActRefused('conflict', 'It was withdrawn, and is not published any more.');
  if (mayPublishName && !mayAgree) throw new ActRefused('not-allowed', 'Only the person themselves agrees that their name is published.');
  return mayPublishName ? { consentAt: at, consentBy: actor.accountId ?? actor.kind } : { consentAt: null, consentBy: null };
}
