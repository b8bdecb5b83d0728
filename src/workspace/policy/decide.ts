import { preparsePolicySet } from '@cedar-policy/cedar-wasm/nodejs';
import type { Actor, Role } from '../../identity/actor.ts';
import type { AnyAct, ObjectFacts } from '../act.ts';
import { answerTo, type PolicyAnswer } from './answers.ts';
import { policies } from './generated/policies.ts';
import { factsOf, question, seeing, type ActFacts, type Shown } from './question.ts';

const policySet = 'workspace';
const prepared = preparsePolicySet(policySet, { staticPolicies: policies });
if (prepared.type === 'failure') throw new Error(`The policies can’t be read: ${prepared.errors.map(({ message }) => message).join('; ')}`);

/** When it is asked. */
export interface Moment {
  /** RFC 3339. */
  readonly at: string;
  /** For how many minutes a passkey that was shown counts. */
  readonly stepUpMinutes: number;
}

/** The answer to one question. */
export interface Decision {
  readonly outcome: 'allowed' | 'signed-out' | 'not-found' | 'not-allowed' | 'step-up-needed' | 'passkey-needed';
  /** The roles by whose policies it was allowed; empty when none was needed. */
  readonly byRoles: readonly Role[];
}

/**
 * May this actor do this with that? The one place that says so: for acts, for pages and for the table of roles. Total,
 * denied by default, from the facts of this moment alone (see `answerTo`).
 * @param object undefined when there is no such thing: the answer is the same as for one that may not be seen
 */
export function decide(actor: Actor, act: AnyAct, object: ObjectFacts | undefined, moment: Moment): Decision {
  if (actor.kind === 'anonymous' && act.isOpen !== true) return denied('signed-out');
  if (object === undefined) return denied('not-found');
  const facts = factsOf(act);
  const shown = { isSteppedUp: isFresh(actor.session?.steppedUpAt ?? null, moment), hasPasskey: actor.hasPasskey };
  const byRoles = ask(actor, facts, object, shown);
  if (byRoles !== undefined) return { outcome: 'allowed', byRoles };
  if (facts.isSensitive && ask(actor, facts, object, { isSteppedUp: true, hasPasskey: true }) !== undefined) return denied(actor.hasPasskey ? 'step-up-needed' : 'passkey-needed');
  return denied(maySee(actor, object) ? 'not-allowed' : 'not-found');
}

/** Whether an actor may see an object at all: what a list asks before it shows more than the actor’s own. */
export function maySee(actor: Actor, object: ObjectFacts): boolean {
  return ask(actor, seeing(object.kind), object, { isSteppedUp: false, hasPasskey: actor.hasPasskey }) !== undefined;
}

function ask(actor: Actor, facts: ActFacts, object: ObjectFacts, shown: Shown): PolicyAnswer {
  return answerTo(question(policySet, actor, facts, object, shown));
}

function isFresh(steppedUpAt: string | null, { at, stepUpMinutes }: Moment): boolean {
  if (steppedUpAt === null) return false;
  const age = Date.parse(at) - Date.parse(steppedUpAt);
  return age >= 0 && age <= stepUpMinutes * 60_000;
}

function denied(outcome: Exclude<Decision['outcome'], 'allowed'>): Decision {
  return { outcome, byRoles: [] };
}
