import { z } from 'zod';
import { readingAct } from '../../act.ts';
import { claimShape, outgoingClaims } from '../../claims/claim-shape.ts';
import { findClaim } from '../../claims/find.ts';
import { idShape } from '../../shapes.ts';

export const readClaim = readingAct({
  id: 'claim.read',
  summary: 'Shows one claim with the files that it rests on.',
  area: 'business-data',
  object: 'claim',
  http: { method: 'GET', path: '/api/v1/claims/{claim}' },
  input: z.strictObject({ claim: idShape }),
  output: claimShape.extend({ productId: z.string() }),
  find: findClaim,
  run: async ({ rows }, { claim }) => {
    const row = await rows.selectFrom('claim').selectAll().where('id', '=', claim).executeTakeFirstOrThrow();
    const [shown] = await outgoingClaims(rows, [row]);
    if (shown === undefined) throw new Error('A claim that was found is gone.');
    return { ...shown, productId: row.productId };
  },
});
