import { z } from 'zod';
import { readingAct } from '../../act.ts';
import { afterOf, cursorShape, pageOf } from '../../keyset.ts';
import { assessmentShape, assessmentOf } from '../../measured/assessment-shape.ts';
import { findOfRelease } from '../../measured/find.ts';
import { idShape, limitShape } from '../../shapes.ts';

export const listAssessments = readingAct({
  id: 'assessment.list',
  summary: 'Lists the assessments of a release, newest first, each with how many requirements have which verdict and with the goals.',
  area: 'business-data',
  object: 'assessment',
  http: { method: 'GET', path: '/api/v1/releases/{release}/assessments' },
  input: z.strictObject({ release: idShape, after: cursorShape.optional(), limit: limitShape }),
  output: z.object({ assessments: z.array(assessmentShape), next: z.string().nullable() }),
  find: findOfRelease('assessment'),
  run: async ({ rows }, { release, after, limit }) => {
    const from = afterOf(after);
    const found = await rows.selectFrom('assessment').selectAll().where('releaseId', '=', release)
      .where((is) => is.or([is('at', '<', from.at), is.and([is('at', '=', from.at), is('id', '<', from.id)])])).orderBy('at', 'desc').orderBy('id', 'desc').limit(limit + 1).execute();
    const { items, next } = pageOf(found, limit, ({ at }) => at);
    return { assessments: items.map(assessmentOf), next };
  },
});
