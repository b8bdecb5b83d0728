import { questionByRequirement } from '../catalog/questions/index.ts';
import type { Requirement } from '../model/requirement.ts';
import { ours, say, type Text } from '../model/text.ts';
import type { OpenQuestion } from '../model/vendor-position.ts';
import type { Verdict, VerdictName } from '../model/verdict.ts';

/**
 * What is left to ask a maker after looking: the question of every requirement whose verdict is neither met nor
 * not applicable, in the order of the requirements. A requirement without a question, such as a customer’s own, gives none;
 * neither does one without a verdict, since nobody has looked yet.
 * @param verdicts in any order
 */
export function openQuestions(verdicts: readonly Verdict[], requirements: readonly Requirement[]): readonly OpenQuestion[] {
  const byRequirement = new Map(verdicts.map((verdict) => [verdict.requirement, verdict]));
  return requirements.flatMap((requirement) => {
    const verdict = byRequirement.get(requirement.id);
    const question = questionByRequirement.get(requirement.id);
    if (question === undefined || verdict === undefined || !isOpen(verdict.verdict)) return [];
    return [{ ...question, open: verdict.verdict === 'unknown' ? notShown(verdict, requirement) : say`${ours(lead[verdict.verdict])} ${verdict.reason}` }];
  });
}

type OpenVerdict = Exclude<VerdictName, 'met' | 'not-applicable'>;

function isOpen(verdict: VerdictName): verdict is OpenVerdict {
  return verdict !== 'met' && verdict !== 'not-applicable';
}

/** How each verdict is said to a buyer; of a maker’s words and what was seen we say only that they differ. */
const lead: Readonly<Record<OpenVerdict, string>> = {
  'partly-met': 'Shown in part:',
  'not-met': 'Looked at, and not so:',
  contradicted: 'What was said and what was seen differ:',
  claimed: 'Said, and not shown yet:',
  unknown: 'Looked for, and not shown:',
};

/**
 * Of the unknown: what awaits a reader, else what was looked for. What only a person can answer is left to the question,
 * which asks it better than the verdict’s reason does.
 */
function notShown(verdict: Verdict, requirement: Requirement): Text {
  const awaiting = verdict.parts.find((part) => part.awaitsReview === true);
  if (awaiting !== undefined) return say`Found, and a person must read it before it counts: ${awaiting.reason}`;
  const byChecks = new Set(requirement.parts.filter((part) => part.by === 'checks').map((part) => part.name));
  const lookedFor = verdict.parts.find((part) => part.verdict === 'unknown' && byChecks.has(part.name));
  return lookedFor === undefined ? ours('Nothing that can be seen from outside shows this; only the maker can.') : say`${ours(lead.unknown)} ${lookedFor.reason}`;
}
