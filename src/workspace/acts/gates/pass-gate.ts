import { z } from 'zod';
import { readingAct } from '../../act.ts';
import { demandShape, gateLines } from '../../gates/gate-state.ts';
import { findGateOfRelease } from '../../gates/find.ts';
import { inForce, keptDemands, keptExceptions } from '../../gates/kept-gate.ts';
import { verdictName } from '../../measured/assessment-shape.ts';
import { keptAssessment } from '../../measured/kept-assessment.ts';
import { idShape } from '../../shapes.ts';

export const passGate = readingAct({
  id: 'gate.pass',
  summary: 'Tells whether a release has shown what its gate demands, by its newest assessment: open only when every demand is shown or excepted. The answer stands in the audit log, so that a build can prove that it asked.',
  area: 'business-data',
  object: 'gate',
  http: { method: 'GET', path: '/api/v1/releases/{release}/gate' },
  input: z.strictObject({ release: idShape }),
  output: z.object({
    isOpen: z.boolean(),
    assessment: z.object({ id: z.string(), at: z.string() }).nullable(),
    lines: z.array(z.object({ requirement: z.string(), demand: demandShape, verdict: verdictName.nullable(), reason: z.string(), state: z.enum(['shown', 'excepted', 'missing']), exception: z.object({ id: z.string(), reason: z.string(), owner: z.string(), expiresAt: z.string() }).nullable() })),
  }),
  find: findGateOfRelease,
  prepare: async ({ services, actor }, { release }) => {
    const newest = await services.store.read(actor.scope, async (rows) => rows.selectFrom('assessment').select(['id', 'at']).where('releaseId', '=', release).orderBy('at', 'desc').limit(1).executeTakeFirst());
    return newest === undefined ? undefined : { newest, verdicts: (await keptAssessment(services, actor.scope, newest.id)).verdicts };
  },
  run: async ({ rows, object, at, note }, _input, assessed) => {
    const productId = object.productId ?? '';
    const { demands } = await keptDemands(rows, productId);
    const lines = gateLines(demands, assessed?.verdicts ?? [], inForce(await keptExceptions(rows, productId), at));
    const isOpen = assessed !== undefined && lines.every(({ state }) => state !== 'missing');
    note({ isOpen, assessment: assessed?.newest.id ?? null, missing: lines.filter(({ state }) => state === 'missing').length, excepted: lines.filter(({ state }) => state === 'excepted').length });
    return { isOpen, assessment: assessed?.newest ?? null, lines: [...lines] };
  },
});
