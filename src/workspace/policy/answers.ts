import { statefulIsAuthorized, type StatefulAuthorizationCall } from '@cedar-policy/cedar-wasm/nodejs';
import { roles, type Role } from '../../identity/actor.ts';

/** What the policies say to a question: the roles that allowed it; undefined when it is denied. */
export type PolicyAnswer = readonly Role[] | undefined;

/** Answers that are remembered at most; the oldest is forgotten first. */
const rememberedMost = 4096;
const remembered = new Map<string, { readonly answer: PolicyAnswer }>();

/**
 * Asks the policies, or remembers what they said to the very same question. Policies do not change while the program
 * runs, and see nothing but the question: who asks with the roles held now, the object, the moment. So an answer is kept
 * for those facts and never for an account: without a role the question is another one, and the old answer is not found.
 */
export function answerTo(question: StatefulAuthorizationCall): PolicyAnswer {
  const facts = JSON.stringify(question);
  const known = remembered.get(facts);
  if (known !== undefined) return known.answer;
  const answer = asked(question);
  const oldest = remembered.size < rememberedMost ? undefined : remembered.keys().next().value;
  if (oldest !== undefined) remembered.delete(oldest);
  remembered.set(facts, { answer });
  return answer;
}

function asked(question: StatefulAuthorizationCall): PolicyAnswer {
  const answer = statefulIsAuthorized(question);
  // A policy that could not be evaluated might have been the one that forbids.
  if (answer.type === 'failure' || answer.response.decision !== 'allow' || answer.response.diagnostics.errors.length > 0) return undefined;
  const files = new Set(answer.response.diagnostics.reason.map((id) => id.split(' ')[0]));
  return roles.filter((role) => files.has(role));
}
