import { z } from 'zod';
import { changingAct } from '../../act.ts';
import { ActRefused } from '../../act-refused.ts';
import { decidedFinding } from '../../claims/decided-finding.ts';
import { findWordsOfAssessment } from '../../claims/find.ts';
import { keepProductWorkable, ownWord } from '../../claims/person-word.ts';
import { checkEnd, dayShape, fingerprintShape, officeShape, reasonShape, requirementIdShape } from '../../claims/word-shapes.ts';
import { idShape } from '../../shapes.ts';

/** Days that a finding is set aside at most. */
const daysMost = 366;

export const setFindingAside = changingAct({
  id: 'set-aside.add',
  summary: 'Sets a failing finding aside until a day, with the reason and who answers for it. It stays in every report as set aside, and is never a pass.',
  area: 'business-data',
  object: 'claim',
  needsStepUp: true,
  http: { method: 'POST', path: '/api/v1/assessments/{assessment}/set-asides' },
  input: z.strictObject({ assessment: idShape, requirement: requirementIdShape, fingerprint: fingerprintShape, reason: reasonShape, role: officeShape, until: dayShape, mayPublishName: z.boolean().default(false) }),
  output: z.object({ id: z.string() }),
  find: findWordsOfAssessment,
  prepare: async ({ services, actor }, { assessment, fingerprint, requirement }) => decidedFinding(services, actor.scope, assessment, fingerprint, requirement),
  run: async (context, { requirement, fingerprint, reason, role, until, mayPublishName }, finding) => {
    const { rows, object, at, note } = context;
    if (finding.outcome !== 'fail') throw new ActRefused('conflict', 'Only a finding that fails can be set aside.');
    await keepProductWorkable(rows, object.productId);
    checkEnd(until, at, daysMost, 'until');
    const columns = ownWord(context, { role, mayPublishName });
    await rows.insertInto('findingSetAside').values({ ...columns, requirement, fingerprint, message: finding.message, reason, expiresAt: until }).execute();
    note({ setAside: columns.id, fingerprint, until });
    return { id: columns.id };
  },
});
