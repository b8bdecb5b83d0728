import type { ActContext, PreparationContext } from '../act.ts';
import type { Writer } from '../../store/store.ts';
import { ActRefused } from '../act-refused.ts';
import { keepWorkable } from './keep-workable.ts';
import { revisionOf } from './product-shape.ts';
import { statementProblems } from './statement-problems.ts';

/** A statement with one part of it changed, not kept yet. */
export interface ChangedStatement {
  readonly from: string;
  readonly statement: string;
  readonly problems: Awaited<ReturnType<typeof statementProblems>>;
}

/** Changes a part of a product’s statement, and reads the outcome before anything is kept. @param change of the text, with the product’s name */
export async function changedStatement({ services, actor, at }: PreparationContext, product: string, change: (text: string, name: string) => string): Promise<ChangedStatement> {
  const before = await services.store.read(actor.scope, async (rows) => rows.selectFrom('product').select(['name', 'statement']).where('id', '=', product).executeTakeFirstOrThrow());
  const statement = change(before.statement, before.name);
  return { from: before.statement, statement, problems: await statementProblems(services, actor.scope, statement, at) };
}

/** Keeps a changed statement, when the product was not changed meanwhile. @throws ActRefused */
export async function keepStatement({ rows, at }: Pick<ActContext<Writer>, 'rows' | 'at'>, product: string, { from, statement, problems }: ChangedStatement, ifMatch: string | undefined): Promise<{ readonly revision: string }> {
  if (problems.length > 0) throw new ActRefused('invalid-input', 'The statement can’t be read with this in it.', problems);
  const before = await rows.selectFrom('product').selectAll().where('id', '=', product).executeTakeFirstOrThrow();
  keepWorkable(before);
  if (before.statement !== from || (ifMatch !== undefined && ifMatch !== revisionOf(before))) throw new ActRefused('changed-meanwhile', 'The product was changed since it was read. Read it again.');
  await rows.updateTable('product').set({ statement, changedAt: at }).where('id', '=', product).execute();
  return { revision: revisionOf({ ...before, statement, changedAt: at }) };
}
