import { z } from 'zod';
import { newIdentifier } from '../../../identity/identifier.ts';
import { changingAct } from '../../act.ts';
import { ActRefused } from '../../act-refused.ts';
import { keepProductWorkable } from '../../goals/end-kept.ts';
import { findGoalsOf, goalOf } from '../../goals/find.ts';
import { goalNumberShape, wordsShape } from '../../goals/input-shapes.ts';
import { idShape } from '../../shapes.ts';

export const writeNarrative = changingAct({
  id: 'goal.write-narrative',
  summary: 'Describes how a goal that was already reached is met, tied to files of evidence of the product. Another description takes its place; the one before stays as a trace.',
  area: 'business-data',
  object: 'goal',
  http: { method: 'PUT', path: '/api/v1/products/{product}/goals/{number}/narrative' },
  input: z.strictObject({ product: idShape, number: goalNumberShape, text: wordsShape, evidence: z.array(idShape).min(1, 'Tie the description to at least one file of evidence.').max(20) }),
  output: z.object({ id: z.string() }),
  find: findGoalsOf,
  run: async ({ rows, actor, services, at, note }, { product, number, text, evidence }) => {
    await keepProductWorkable(rows, product);
    const { requirement } = goalOf(number);
    const files = await rows.selectFrom('evidenceFile').innerJoin('release', 'release.id', 'evidenceFile.releaseId').select(['evidenceFile.id', 'evidenceFile.path', 'evidenceFile.digest']).where('release.productId', '=', product).where('evidenceFile.id', 'in', evidence).where('evidenceFile.removedAt', 'is', null).orderBy('evidenceFile.path').execute();
    if (files.length < new Set(evidence).size) throw new ActRefused('invalid-input', 'The description can’t be kept like this.', [{ path: 'evidence', message: 'One of the files is no evidence of this product, or was removed.' }]);
    const by = actor.accountId ?? actor.kind;
    await rows.updateTable('goalNarrative').set({ endedAt: at, endedBy: by, endReason: 'Written anew.' }).where('productId', '=', product).where('requirement', '=', requirement).where('endedAt', 'is', null).execute();
    const id = newIdentifier(services.ports);
    await rows.insertInto('goalNarrative').values({ id, productId: product, requirement, text, evidence: JSON.stringify(files), writtenAt: at, writtenBy: by, endedAt: null, endedBy: null, endReason: null }).execute();
    note({ narrative: id, goal: number, files: files.length });
    return { id };
  },
});
