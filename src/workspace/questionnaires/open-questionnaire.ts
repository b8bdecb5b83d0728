import type { Reader } from '../../store/store.ts';
import { ActRefused } from '../act-refused.ts';
import { keepWorkable } from '../measured/keep-workable.ts';

/** @throws ActRefused when nothing may be changed in a questionnaire: it is a draft, closed, or its product is archived */
export async function keepOpen(rows: Reader, questionnaire: string): Promise<void> {
  const found = await rows.selectFrom('questionnaire').innerJoin('product', 'product.id', 'questionnaire.productId').select(['questionnaire.state', 'product.archivedAt']).where('questionnaire.id', '=', questionnaire).executeTakeFirstOrThrow();
  keepWorkable(found);
  if (found.state === 'draft') throw new ActRefused('conflict', 'This is a draft: look at where its questions stand, and keep them first.');
  if (found.state === 'closed') throw new ActRefused('conflict', 'This questionnaire is closed. Open it again to change an answer.');
}
