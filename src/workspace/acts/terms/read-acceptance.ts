import { z } from 'zod';
import { pemOf } from '../../../attest/public-key-pem.ts';
import { readingAct } from '../../act.ts';
import { idShape } from '../../shapes.ts';
import { acceptanceShape, acceptancesOf } from '../../terms/acceptance-shape.ts';
import { findAcceptance } from '../../terms/find.ts';

export const readAcceptance = readingAct({
  id: 'acceptance.read',
  summary: 'Reads one acceptance: the gap, why it is bought all the same, what is done about it, who answers for it, what was decided by whom, and the public key that its signature verifies under.',
  area: 'business-data',
  object: 'acceptance',
  http: { method: 'GET', path: '/api/v1/acceptances/{acceptance}' },
  input: z.strictObject({ acceptance: idShape }),
  output: acceptanceShape.extend({
    why: z.string().describe('What the requirement is about; empty for an own criterion.'),
    need: z.string(), budget: z.string(), criticality: z.string(), owner: z.string(), caseOwner: z.string(),
    key: z.object({ keyId: z.string(), pem: z.string() }).nullable(),
    isMine: z.boolean().describe('Whether the asker asked for it, or answers for its case: somebody else decides.'),
  }),
  find: findAcceptance,
  run: async ({ rows, actor, at }, { acceptance }) => {
    const [found] = await acceptancesOf(rows, { id: acceptance }, at);
    if (found === undefined) throw new RangeError('An acceptance that was found is there.');
    const row = await rows.selectFrom('acceptance').innerJoin('purchase', 'purchase.id', 'acceptance.purchaseId').innerJoin('account', 'account.id', 'purchase.ownerId')
      .select(['purchase.need', 'purchase.budget', 'purchase.criticality', 'purchase.ownerId', 'purchase.createdBy', 'acceptance.caseOwnerId', 'acceptance.askedBy', 'account.displayName']).where('acceptance.id', '=', acceptance).executeTakeFirstOrThrow();
    const keyId = found.decision?.keyId ?? null;
    const key = keyId === null ? undefined : await rows.selectFrom('acceptanceSigningKey').select(['keyId', 'publicKey']).where('keyId', '=', keyId).executeTakeFirst();
    const { questionByRequirement } = await import('../../../catalog/questions/index.ts');
    return {
      ...found, why: questionByRequirement.get(found.requirement ?? '')?.why ?? '', need: row.need, budget: row.budget, criticality: row.criticality, caseOwner: row.displayName,
      key: key === undefined ? null : { keyId: key.keyId, pem: pemOf(key.publicKey) },
      isMine: [row.ownerId, row.createdBy, row.caseOwnerId, row.askedBy].includes(actor.accountId ?? ''),
    };
  },
});
