import { z } from 'zod';
import { sha256 } from '../../../attest/digest.ts';
import { signEnvelope } from '../../../attest/sign-envelope.ts';
import { changingAct } from '../../act.ts';
import { ActRefused } from '../../act-refused.ts';
import { idShape, nameShape } from '../../shapes.ts';
import { acceptanceKey } from '../../terms/acceptance-key.ts';
import { acceptancePayloadType, acceptanceStatement } from '../../terms/acceptance-statement.ts';
import { isSameName, keepFromOwner, undecided } from '../../terms/decision.ts';
import { findAcceptance } from '../../terms/find.ts';
import { keepUndropped } from '../../terms/keep-undropped.ts';

export const approveAcceptance = changingAct({
  id: 'acceptance.approve',
  summary: 'Accepts a risk, as an executive who neither answers for the case nor asked nor assesses. Name and office are typed; the statement is signed, its digest stands in the audit log, and nothing changes it afterwards.',
  area: 'business-data',
  object: 'acceptance',
  needsStepUp: true,
  needsSecondPerson: true,
  http: { method: 'POST', path: '/api/v1/acceptances/{acceptance}/approval' },
  input: z.strictObject({ acceptance: idShape, name: nameShape.describe('Your own name, as your account has it.'), office: nameShape.describe('Your office in the organisation.') }),
  output: z.object({ digest: z.string() }),
  find: findAcceptance,
  // The signature is made before the transaction, which asks again whether everything still holds.
  prepare: async ({ services, actor, at }, { acceptance: id, name, office }) => {
    if (!isSameName(name, actor.displayName)) throw new ActRefused('invalid-input', 'You confirm with your own name.', [{ path: 'name', message: 'Expected your name as your account has it.' }]);
    const facts = await services.store.read(actor.scope, async (rows) => {
      const acceptance = await undecided(rows, id);
      await keepFromOwner(rows, acceptance, actor.accountId);
      const { row, purchase } = await keepUndropped(rows, acceptance.candidateId);
      const { name: vendor, domain } = await rows.selectFrom('vendor').select(['name', 'domain']).where('id', '=', row.vendorId).executeTakeFirstOrThrow();
      return { organisation: actor.scope.organisationId, acceptance, purchase: purchase.title, vendor, domain, product: row.product, reseller: row.reseller, accountId: actor.accountId ?? '', name: name.trim(), office: office.trim(), approvedAt: at };
    });
    const { key, signer } = await acceptanceKey(services, actor.scope);
    const statement = acceptanceStatement(facts);
    return { envelope: new TextDecoder().decode(await signEnvelope(acceptancePayloadType, statement, [signer], [key])), digest: (await sha256(statement)).toHex(), keyId: key.keyId };
  },
  run: async ({ rows, actor, at, note }, { acceptance: id, name, office }, { envelope, digest, keyId }) => {
    const acceptance = await undecided(rows, id);
    await keepFromOwner(rows, acceptance, actor.accountId);
    await keepUndropped(rows, acceptance.candidateId);
    if (acceptance.expiresOn < at.slice(0, 10)) throw new ActRefused('conflict', 'Its last day is over. Have it asked for anew.');
    await rows.insertInto('acceptanceDecision').values({ acceptanceId: id, outcome: 'approved', decidedAt: at, decidedBy: actor.accountId ?? actor.kind, name: name.trim(), office: office.trim(), reason: '', envelope, digest, keyId }).execute();
    note({ purchase: acceptance.purchaseId, candidate: acceptance.candidateId, digest, keyId });
    return { digest };
  },
});
