import type { Actor } from '../identity/actor.ts';
import type { Act } from './act.ts';
import { ActRefused } from './act-refused.ts';
import { refusalWords } from './refusal-words.ts';

/**
 * The input as the act’s schema reads it.
 * @throws ActRefused with each problem and where it is; somebody who is not signed in learns nothing of the schema
 */
export function parsedInput<Input>(actor: Actor, act: Act<Input, unknown>, raw: unknown): Input {
  if (actor.kind === 'anonymous' && act.isOpen !== true) throw new ActRefused('signed-out', refusalWords['signed-out']);
  const parsed = act.input.safeParse(raw);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map(({ path, message }) => ({ path: path.map(String).join('.'), message }));
  throw new ActRefused('invalid-input', 'What was sent does not have the form that is asked for.', problems);
}
