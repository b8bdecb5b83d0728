import { z } from 'zod';
import { changingAct } from '../../act.ts';
import { ActRefused } from '../../act-refused.ts';
import { findQuestionnaire } from '../../questionnaires/find.ts';
import { keepOpen } from '../../questionnaires/open-questionnaire.ts';
import { groundOf } from '../../questionnaires/proposal-ground.ts';
import { proposeAnew } from '../../questionnaires/propose-anew.ts';
import { idShape } from '../../shapes.ts';

export const refreshProposals = changingAct({
  id: 'questionnaire.refresh',
  summary: 'Proposes anew from the newest assessment. Answers stay as they are; a final one that the assessment does not bear out any more is marked.',
  area: 'business-data',
  object: 'questionnaire',
  http: { method: 'POST', path: '/api/v1/questionnaires/{questionnaire}/refresh' },
  input: z.strictObject({ questionnaire: idShape }),
  output: z.object({ proposals: z.number(), changed: z.number() }),
  find: findQuestionnaire,
  prepare: async ({ services, actor, object }) => (object.productId === null ? undefined : groundOf(services, actor.scope, object.productId)),
  run: async ({ rows, at, note }, { questionnaire }, ground) => {
    await keepOpen(rows, questionnaire);
    if (ground === undefined) throw new ActRefused('conflict', 'There is no assessment of this product yet: hand over evidence for a release and have it assessed.');
    const done = await proposeAnew(rows, questionnaire, ground, at);
    note({ assessment: ground.id, ...done });
    return done;
  },
});
