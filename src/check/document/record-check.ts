import { defineCheck, type Check, type CheckWords } from '../../model/check.ts';
import { recordFindings, type RecordQuestion } from './record-findings.ts';

/** Declares a check on a guide or a record that a maker keeps of its own work, which is unknown where it is not there. */
export function recordCheck<const Id extends string>({ question, ...words }: CheckWords<Id> & { readonly question: RecordQuestion }): Check<Id, 'document'> {
  return defineCheck({
    ...words,
    needs: ['document'],
    documents: [question.type],
    run: (evidence, { assessedAt }) => ({ findings: recordFindings(evidence.document, question, assessedAt) }),
  });
}
