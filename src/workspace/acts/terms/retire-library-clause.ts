import { z } from 'zod';
import { changingAct } from '../../act.ts';
import { ActRefused } from '../../act-refused.ts';
import { idShape } from '../../shapes.ts';
import { findLibraryClause } from '../../terms/find.ts';
import { nothingShape } from '../identity/shapes.ts';

export const retireLibraryClause = changingAct({
  id: 'clause-library.retire',
  summary: 'Retires a clause of the own library: it is proposed no more. Clauses that were proposed from it stay.',
  area: 'business-data',
  object: 'purchase',
  http: { method: 'POST', path: '/api/v1/clause-library/{libraryClause}/retirement' },
  input: z.strictObject({ libraryClause: idShape }),
  output: nothingShape,
  find: findLibraryClause,
  run: async ({ rows, at }, { libraryClause }) => {
    const { retiredAt } = await rows.selectFrom('libraryClause').select('retiredAt').where('id', '=', libraryClause).executeTakeFirstOrThrow();
    if (retiredAt !== null) throw new ActRefused('conflict', 'This clause is retired already.');
    await rows.updateTable('libraryClause').set({ retiredAt: at, changedAt: at }).where('id', '=', libraryClause).execute();
    return {};
  },
});
