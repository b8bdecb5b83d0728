import { z } from 'zod';
import { readingAct } from '../../act.ts';
import { findVendor } from '../../purchases/find.ts';
import { lookColumns, lookOf, lookShape, vendorOf, vendorShape } from '../../purchases/vendor-shape.ts';
import { idShape } from '../../shapes.ts';

/** Looks that are shown; older ones are asked for by `vendor.list-looks`. */
const looksMost = 12;

export const readVendor = readingAct({
  id: 'vendor.read',
  summary: 'Reads a maker: what is known of it, the last looks at it, the cases it is a candidate in, and whether it is being looked at.',
  area: 'business-data',
  object: 'vendor',
  http: { method: 'GET', path: '/api/v1/vendors/{vendor}' },
  input: z.strictObject({ vendor: idShape }),
  output: vendorShape.extend({
    looks: z.array(lookShape),
    purchases: z.array(z.object({ id: z.string(), title: z.string(), state: z.string(), stage: z.string(), candidate: z.string(), product: z.string(), candidateState: z.string() })),
    /** The newest job that looks, while it waits, runs or has failed. */
    looking: z.object({ id: z.string(), state: z.string(), problem: z.string().nullable() }).nullable(),
  }),
  find: findVendor,
  run: async ({ rows }, { vendor }) => {
    const row = await rows.selectFrom('vendor').select(['id', 'name', 'domain', 'criticality', 'service', 'given', 'signedAt', 'lookJobId', 'createdAt', 'changedAt', 'archivedAt']).where('id', '=', vendor).executeTakeFirstOrThrow();
    const looks = await rows.selectFrom('vendorLook').select(lookColumns).where('vendorId', '=', vendor).orderBy('endedAt', 'desc').limit(looksMost).execute();
    const purchases = await rows.selectFrom('candidate').innerJoin('purchase', 'purchase.id', 'candidate.purchaseId').select(['purchase.id', 'purchase.title', 'purchase.state', 'purchase.stage', 'candidate.id as candidate', 'candidate.product', 'candidate.state as candidateState']).where('candidate.vendorId', '=', vendor).orderBy('candidate.addedAt', 'desc').limit(50).execute();
    const job = row.lookJobId === null ? undefined : await rows.selectFrom('job').select(['id', 'state', 'problem']).where('id', '=', row.lookJobId).where('state', 'in', ['waiting', 'running', 'failed']).executeTakeFirst();
    return { ...vendorOf(row), looks: looks.map(lookOf), purchases, looking: job ?? null };
  },
});
