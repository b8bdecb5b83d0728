import type { OpenQuestion } from '../../../model/vendor-position.ts';
import type { ChangedQuestion } from '../../../model/watch/vendor-difference.ts';
import { byKey, compareCodeUnits } from './order.ts';

/** Questions that are open in `these` and not in `those`, by requirement. */
export function questionsOnlyIn(these: readonly OpenQuestion[], those: readonly OpenQuestion[]): readonly ChangedQuestion[] {
  const known = new Set(those.map((question) => question.requirement));
  const found = byKey(these.filter((question) => !known.has(question.requirement)), (question) => question.requirement);
  return [...found.values()].toSorted((one, other) => compareCodeUnits(one.requirement, other.requirement)).map(({ requirement, ask, open }) => ({ requirement, ask, open }));
}
