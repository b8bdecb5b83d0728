import { z } from 'zod';
import { readingAct } from '../../act.ts';
import { candidateReplyShape, repliesOfVendor } from '../../inquiries/replies.ts';
import { findLook } from '../../purchases/find.ts';
import { keptPosition } from '../../purchases/kept-position.ts';
import { positionShape, shownPosition } from '../../purchases/position-shape.ts';
import { lookColumns, lookOf, lookShape } from '../../purchases/vendor-shape.ts';
import { idShape } from '../../shapes.ts';

export const readPosition = readingAct({
  id: 'vendor.read-position',
  summary: 'Reads what one look shows of a maker: the verdict on each requirement on which something can be seen from outside, the places that were looked at, and the questions that remain.',
  area: 'business-data',
  object: 'vendor',
  http: { method: 'GET', path: '/api/v1/looks/{look}' },
  input: z.strictObject({ look: idShape }),
  output: z.object({ look: lookShape, vendor: z.object({ id: z.string(), name: z.string() }), position: positionShape, /** What the maker says to it, word for word. */ replies: z.array(candidateReplyShape) }),
  find: findLook,
  prepare: async ({ services, actor }, { look }) => {
    const { positionDigest } = await services.store.read(actor.scope, async (rows) => rows.selectFrom('vendorLook').select('positionDigest').where('id', '=', look).executeTakeFirstOrThrow());
    return shownPosition(await keptPosition(services, actor.scope, positionDigest));
  },
  run: async ({ rows, at }, { look }, position) => {
    const row = await rows.selectFrom('vendorLook').select(lookColumns).where('id', '=', look).executeTakeFirstOrThrow();
    const vendor = await rows.selectFrom('vendor').select(['id', 'name']).where('id', '=', row.vendorId).executeTakeFirstOrThrow();
    return { look: lookOf(row), vendor, position, replies: await repliesOfVendor(rows, vendor.id, at) };
  },
});
