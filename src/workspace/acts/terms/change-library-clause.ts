import { z } from 'zod';
import { changingAct } from '../../act.ts';
import { ActRefused } from '../../act-refused.ts';
import { lineShape } from '../../goals/input-shapes.ts';
import { idShape, nameShape } from '../../shapes.ts';
import { clauseTextShape } from '../../terms/clause-shape.ts';
import { findLibraryClause } from '../../terms/find.ts';
import { nothingShape } from '../identity/shapes.ts';

export const changeLibraryClause = changingAct({
  id: 'clause-library.change',
  summary: 'Changes a clause of the own library, under a new edition. Clauses that were proposed from it keep their words.',
  area: 'business-data',
  object: 'purchase',
  http: { method: 'PATCH', path: '/api/v1/clause-library/{libraryClause}' },
  input: z.strictObject({ libraryClause: idShape, title: lineShape, text: clauseTextShape, jurisdiction: nameShape, author: nameShape, edition: nameShape }),
  output: nothingShape,
  find: findLibraryClause,
  run: async ({ rows, at, note }, { libraryClause, ...words }) => {
    const row = await rows.selectFrom('libraryClause').selectAll().where('id', '=', libraryClause).executeTakeFirstOrThrow();
    if (row.retiredAt !== null) throw new ActRefused('conflict', 'This clause is retired.');
    if (words.text !== row.text && words.edition === row.edition) throw new ActRefused('invalid-input', 'Other words are another edition.', [{ path: 'edition', message: `Expected another edition than ${row.edition}.` }]);
    await rows.updateTable('libraryClause').set({ ...words, changedAt: at }).where('id', '=', libraryClause).execute();
    note({ edition: words.edition });
    return {};
  },
});
