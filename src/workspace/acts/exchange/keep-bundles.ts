import { z } from 'zod';
import { changingAct } from '../../act.ts';
import { ActRefused } from '../../act-refused.ts';
import { findBundle } from '../../exchange/peer-shapes.ts';
import { idShape, nameShape } from '../../shapes.ts';
import { nothingShape } from '../identity/shapes.ts';

export const confirmPeer = changingAct({
  id: 'vendor.confirm-peer',
  summary: 'Says whose key signed a bundle, by somebody who compared it with that organisation over another way. It holds for every bundle by the same key.',
  area: 'business-data',
  object: 'vendor',
  http: { method: 'POST', path: '/api/v1/peers/bundles/{bundle}/signer' },
  input: z.strictObject({ bundle: idShape, name: nameShape.describe('The organisation, as you call it.') }),
  output: nothingShape,
  find: findBundle,
  run: async ({ rows, actor, at, note }, { bundle, name }) => {
    const { keyId, direction } = await rows.selectFrom('peerBundle').select(['keyId', 'direction']).where('id', '=', bundle).executeTakeFirstOrThrow();
    if (direction === 'own') throw new ActRefused('conflict', 'This bundle is our own.');
    await rows.deleteFrom('peerKey').where('keyId', '=', keyId).execute();
    await rows.insertInto('peerKey').values({ keyId, name, confirmedAt: at, confirmedBy: actor.accountId ?? actor.kind }).execute();
    note({ keyId, name });
    return {};
  },
});

export const removeBundle = changingAct({
  id: 'vendor.remove-bundle',
  summary: 'Removes a bundle: what it says of makers is shown no more. One that was handed out already stays with whoever has it.',
  area: 'business-data',
  object: 'vendor',
  http: { method: 'DELETE', path: '/api/v1/peers/bundles/{bundle}' },
  input: z.strictObject({ bundle: idShape }),
  output: nothingShape,
  find: findBundle,
  run: async ({ rows, at }, { bundle }) => {
    await rows.deleteFrom('peerFinding').where('bundleId', '=', bundle).execute();
    await rows.updateTable('peerBundle').set({ removedAt: at }).where('id', '=', bundle).execute();
    return {};
  },
});
