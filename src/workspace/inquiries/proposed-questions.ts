import { questions as catalogQuestions } from '../../catalog/questions/index.ts';
import type { Text } from '../../model/text.ts';
import type { VendorPosition } from '../../model/vendor-position.ts';
import type { VerdictName } from '../../model/verdict.ts';
import { wantedArtifacts } from '../purchases/artifacts.ts';

/** A question as it is proposed, before anybody has looked at it. */
export interface ProposedQuestion {
  readonly kind: 'requirement' | 'criterion' | 'document' | 'own';
  readonly reference: string;
  readonly ask: string;
  readonly why: string;
  readonly goodAnswer: string;
  readonly level: 'must' | 'should';
}

/** What a case asks for, as far as questions come from it. */
export interface AskedFor {
  readonly demands: readonly { readonly requirement: string; readonly level: 'must' | 'should' }[];
  readonly criteria: readonly { readonly id: string; readonly text: string; readonly level: 'must' | 'should' }[];
  readonly isLow: boolean;
}

/** What is known of one candidate: its newest look, and the documents that need not be asked for any more. */
export interface KnownOf {
  readonly position: Pick<VendorPosition, 'questions' | 'verdicts'> | undefined;
  readonly settledDocuments: ReadonlySet<string>;
}

/** As many questions as a case of low criticality asks at most. */
const questionsOfLowMost = 10;

/**
 * The questions to one candidate, or the same to all of a tender: of what the case asks for, only what is not known of at
 * least one of them; then the organisation’s own criteria, and the documents that are wanted still. A case of low
 * criticality asks ten at most, what it insists on first.
 */
export function proposedQuestions({ demands, criteria, isLow }: AskedFor, candidates: readonly KnownOf[]): readonly ProposedQuestion[] {
  const levels = new Map(demands.map(({ requirement, level }) => [requirement, level]));
  const requirements = catalogQuestions.flatMap(({ requirement, ask, why, goodAnswer }): readonly ProposedQuestion[] => {
    const level = levels.get(requirement);
    return level === undefined || !candidates.some((known) => isOpen(known, requirement)) ? [] : [{ kind: 'requirement', reference: requirement, ask, why, goodAnswer, level }];
  });
  const own = criteria.map(({ id, text, level }): ProposedQuestion => ({ kind: 'criterion', reference: id, ask: text, why: 'The organisation that asks decides by this as well.', goodAnswer: '', level }));
  const documents = wantedArtifacts.flatMap(({ kind, title }): readonly ProposedQuestion[] => (candidates.every(({ settledDocuments }) => settledDocuments.has(kind)) ? [] : [{ kind: 'document', reference: kind, ask: `Please hand over: ${title}.`, why: 'A document shows what words only say.', goodAnswer: 'The document itself, as a file, or the address at which it can be had.', level: 'should' }]));
  const all = [...requirements, ...own, ...documents];
  return isLow ? all.toSorted((one, other) => weight(one.level) - weight(other.level)).slice(0, questionsOfLowMost) : all;
}

function isOpen({ position }: KnownOf, requirement: string): boolean {
  // Nobody has looked, so that nothing is known.
  return position === undefined || position.questions.some((question) => question.requirement === requirement);
}

function weight(level: 'must' | 'should'): number {
  return level === 'must' ? 0 : 1;
}

/** What was seen of a candidate on a requirement; undefined when nothing was looked at. */
export function seenOn(position: KnownOf['position'], requirement: string): { readonly verdict: VerdictName; readonly text: Text } | undefined {
  const verdict = position?.verdicts.find((one) => one.requirement === requirement);
  if (verdict === undefined) return undefined;
  const open = position?.questions.find((question) => question.requirement === requirement)?.open;
  return { verdict: verdict.verdict, text: open ?? verdict.reason };
}
