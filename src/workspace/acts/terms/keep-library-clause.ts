import { z } from 'zod';
import { newIdentifier } from '../../../identity/identifier.ts';
import { changingAct } from '../../act.ts';
import { lineShape } from '../../goals/input-shapes.ts';
import { everyOf, nameShape } from '../../shapes.ts';
import { clauseTextShape, makersRequirementShape } from '../../terms/clause-shape.ts';

export const keepLibraryClause = changingAct({
  id: 'clause-library.add',
  summary: 'Adds a clause in the organisation’s own words, with who wrote it, for which jurisdiction and in which edition. It is proposed in place of what ships.',
  area: 'business-data',
  object: 'purchase',
  http: { method: 'POST', path: '/api/v1/clause-library' },
  input: z.strictObject({ title: lineShape, requirement: makersRequirementShape.optional(), text: clauseTextShape, jurisdiction: nameShape, author: nameShape, edition: nameShape }),
  output: z.object({ id: z.string() }),
  find: everyOf('purchase'),
  run: async ({ rows, actor, services, at, note }, { requirement = null, ...words }) => {
    const id = newIdentifier(services.ports);
    await rows.insertInto('libraryClause').values({ ...words, id, requirement, createdAt: at, createdBy: actor.accountId ?? actor.kind, changedAt: at, retiredAt: null }).execute();
    note({ libraryClause: id, requirement, edition: words.edition });
    return { id };
  },
});
