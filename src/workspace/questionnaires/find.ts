import type { Reader } from '../../store/store.ts';
import type { ObjectFacts } from '../act.ts';
import { findProduct } from '../measured/find.ts';

/** Finds what is done to the questionnaires and answers of a product as a whole. */
export async function findOfProduct(rows: Reader, input: { readonly product: string }): Promise<ObjectFacts | undefined> {
  const found = await findProduct(rows, input);
  return found === undefined ? undefined : { ...found, kind: 'questionnaire', id: '*' };
}

/** Finds one questionnaire; it belongs to whoever brought it in. */
export async function findQuestionnaire(rows: Reader, { questionnaire }: { readonly questionnaire: string }): Promise<ObjectFacts | undefined> {
  const found = await rows.selectFrom('questionnaire').select(['productId', 'createdBy']).where('id', '=', questionnaire).executeTakeFirst();
  return found === undefined ? undefined : { kind: 'questionnaire', id: questionnaire, productId: found.productId, accountId: found.createdBy };
}

/** Finds the questionnaire of a question. */
export async function findQuestion(rows: Reader, { question }: { readonly question: string }): Promise<ObjectFacts | undefined> {
  const found = await rows.selectFrom('question').innerJoin('questionnaire', 'questionnaire.id', 'question.questionnaireId').select(['questionnaire.id', 'questionnaire.productId', 'questionnaire.createdBy']).where('question.id', '=', question).executeTakeFirst();
  return found === undefined ? undefined : { kind: 'questionnaire', id: found.id, productId: found.productId, accountId: found.createdBy };
}

/** Finds the questionnaire of what was handed out. */
export async function findExport(rows: Reader, { handedOut }: { readonly handedOut: string }): Promise<ObjectFacts | undefined> {
  const found = await rows.selectFrom('questionnaireExport').innerJoin('questionnaire', 'questionnaire.id', 'questionnaireExport.questionnaireId').select(['questionnaire.id', 'questionnaire.productId', 'questionnaire.createdBy']).where('questionnaireExport.id', '=', handedOut).executeTakeFirst();
  return found === undefined ? undefined : { kind: 'questionnaire', id: found.id, productId: found.productId, accountId: found.createdBy };
}

/** Finds an answer of the library; one that holds for every product belongs to none. */
export async function findLibraryAnswer(rows: Reader, { answer }: { readonly answer: string }): Promise<ObjectFacts | undefined> {
  const found = await rows.selectFrom('libraryAnswer').select(['productId', 'ownedBy']).where('id', '=', answer).where('retiredAt', 'is', null).executeTakeFirst();
  return found === undefined ? undefined : { kind: 'questionnaire', id: answer, productId: found.productId, accountId: found.ownedBy };
}
