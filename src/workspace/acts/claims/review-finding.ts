import { z } from 'zod';
import { changingAct } from '../../act.ts';
import { ActRefused } from '../../act-refused.ts';
import { decidedFinding } from '../../claims/decided-finding.ts';
import { findWordsOfAssessment } from '../../claims/find.ts';
import { keepProductWorkable, ownWord } from '../../claims/person-word.ts';
import { checkEnd, dayShape, fingerprintShape, officeShape, reasonShape, requirementIdShape, wordDaysMost } from '../../claims/word-shapes.ts';
import { idShape } from '../../shapes.ts';

export const reviewFinding = changingAct({
  id: 'review.decide',
  summary: 'Decides, as the person who is signed in, on a finding that a person must read: it shows what it should, or it does not. The next assessment reads it.',
  area: 'business-data',
  object: 'claim',
  needsStepUp: true,
  http: { method: 'POST', path: '/api/v1/assessments/{assessment}/reviews' },
  input: z.strictObject({ assessment: idShape, requirement: requirementIdShape, fingerprint: fingerprintShape, decision: z.enum(['pass', 'fail']), reason: reasonShape, role: officeShape, expiresAt: dayShape, mayPublishName: z.boolean().default(false) }),
  output: z.object({ id: z.string() }),
  find: findWordsOfAssessment,
  prepare: async ({ services, actor }, { assessment, fingerprint, requirement }) => decidedFinding(services, actor.scope, assessment, fingerprint, requirement),
  run: async (context, { requirement, fingerprint, decision, reason, role, expiresAt, mayPublishName }, finding) => {
    const { rows, object, at, note } = context;
    // A reviewed finding keeps its own outcome in the next assessment, so that a decision can be made anew.
    const isReviewed = await rows.selectFrom('findingReview').select('id').where('productId', '=', object.productId ?? '').where('fingerprint', '=', fingerprint).limit(1).executeTakeFirst() !== undefined;
    if (finding.outcome !== 'needs-review' && !isReviewed) throw new ActRefused('conflict', 'A person decides only on findings that a person must read; this one was measured.');
    await keepProductWorkable(rows, object.productId);
    checkEnd(expiresAt, at, wordDaysMost, 'expiresAt');
    const columns = ownWord(context, { role, mayPublishName });
    await rows.insertInto('findingReview').values({ ...columns, requirement, fingerprint, message: finding.message, decision, reason, decidedAt: at.slice(0, 10), expiresAt }).execute();
    note({ review: columns.id, fingerprint, decision, until: expiresAt });
    return { id: columns.id };
  },
});
