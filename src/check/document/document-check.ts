import { defineCheck, type Check, type CheckWords } from '../../model/check.ts';
import { documentFindings, type DocumentQuestion } from './document-findings.ts';

/** Declares a check on a document that a maker is expected to have: presence, form and, where asked, age. */
export function documentCheck<const Id extends string>({ question, ...words }: CheckWords<Id> & { readonly question: DocumentQuestion }): Check<Id, 'document'> {
  return defineCheck({
    ...words,
    needs: ['document'],
    documents: [question.type],
    run: (evidence, { assessedAt }) => ({ findings: documentFindings(evidence.document, question, assessedAt) }),
  });
}
