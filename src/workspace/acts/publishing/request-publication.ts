import { z } from 'zod';
import { newIdentifier } from '../../../identity/identifier.ts';
import { changingAct } from '../../act.ts';
import { ActRefused } from '../../act-refused.ts';
import { findDossierOfRelease } from '../../publishing/find.ts';
import { isNameOfAnother, nameTaken, planDigest, releasePlan, releaseSources } from '../../publishing/release-plan.ts';
import { plain } from '../../publishing/refusal-sentence.ts';
import { isUnderWay, newestRequests } from '../../publishing/request-shape.ts';
import { idShape } from '../../shapes.ts';

export const requestPublication = changingAct({
  id: 'dossier.request',
  summary: 'Asks that a release is published as it stands now. A second person approves it; what they approve is bound to exactly these files and this statement.',
  area: 'business-data',
  object: 'dossier',
  http: { method: 'POST', path: '/api/v1/releases/{release}/dossier-requests' },
  input: z.strictObject({ release: idShape, planDigest: z.string().regex(/^[0-9a-f]{64}$/u, 'Expected the digest that the preview gives.') }),
  output: z.object({ request: z.string() }),
  find: findDossierOfRelease,
  run: async ({ rows, actor, services, at, note }, { release, planDigest: seen }) => {
    const sources = await releaseSources(rows, release, at);
    const plan = releasePlan(sources);
    if (plan.state === 'refused') throw new ActRefused('conflict', plain(plan.why));
    if (await isNameOfAnother(rows, sources.product.id, plan.facts.product.name)) throw new ActRefused('conflict', nameTaken);
    if (planDigest(sources) !== seen) throw new ActRefused('changed-meanwhile', 'Something of it was changed since you looked. Look at the preview again, then ask.');
    const [last] = await newestRequests(rows, sources.product.id, 1);
    if (last !== undefined && isUnderWay(last)) throw new ActRefused('conflict', last.state === 'open' ? 'A request of this product waits for approval already. Have it approved or declined first.' : 'This product is being published at this moment.');
    const request = newIdentifier(services.ports);
    await rows.insertInto('dossierRequest').values({ id: request, productId: sources.product.id, releaseId: release, state: 'open', planDigest: seen, askedAt: at, askedBy: actor.accountId ?? actor.kind, decidedAt: null, decidedBy: null, jobId: null, problem: null, dossierId: null }).execute();
    note({ product: sources.product.id, request, planDigest: seen });
    return { request };
  },
});
