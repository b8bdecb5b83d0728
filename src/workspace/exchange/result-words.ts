import { requirementById } from '../../catalog/index.ts';
import { answerChoices } from '../../report/workbook/inquiry-workbook.ts';
import { disclaimer } from '../../report/words.ts';
import { vendorLimits } from '../../report/vendor-view/words.ts';
import type { CandidateResults, ResultLine } from './case-results.ts';

/** Said in every form of a case’s results: what it is not. */
export const resultLimits = `${vendorLimits} What a maker answered is its word. Nothing here is added up to one figure. ${disclaimer}`;

/** Maker and product, as one name. */
export function subjectOfResults({ vendor, product }: Pick<CandidateResults, 'vendor' | 'product'>): string {
  return product === '' ? vendor : `${vendor}, ${product}`;
}

export function titleOfRequirement(requirement: string): string {
  return requirementById.get(requirement)?.title ?? requirement;
}

/** What a maker answered, in words. */
export function answerWords({ state, text, plannedOn, answeredAt, differs }: NonNullable<ResultLine['answer']>): string {
  const planned = plannedOn === null ? '' : ` for ${plannedOn}`;
  return `The maker answered ${answeredAt.slice(0, 10)}: “${answerChoices[state]}”${planned}.${text === '' ? '' : ` ${text}`}${differs ? ' A person confirmed that this differs from what was seen.' : ''}`;
}
