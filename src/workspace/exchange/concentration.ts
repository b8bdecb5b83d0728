import { z } from 'zod';
import type { Reader } from '../../store/store.ts';
import { criticalityShape } from '../purchases/vendor-shape.ts';
import { patternOf } from '../word-pattern.ts';

const makerShape = z.object({ id: z.string(), name: z.string(), criticality: criticalityShape, service: z.enum(['network', 'identity', 'security-operations']).nullable(), products: z.array(z.string()), versions: z.array(z.string()) });

export const concentrationShape = z.object({
  /** Makers in use, and those of which a bill is here: what stands below is out of these. */
  makers: z.number(), withBill: z.number(),
  /** Bills of which more components are listed than are kept. */
  cutBills: z.number(),
  components: z.array(z.object({
    component: z.string(), makers: z.number(), products: z.number(), cases: z.number(), critical: z.number().describe('Makers that are critical, or give a service that all else leans on.'), versions: z.number(),
    /** The first of them, critical ones first. */
    shown: z.array(makerShape),
  })),
  /** Whether there are more than are shown. */
  isMore: z.boolean(),
});
type Concentration = z.infer<typeof concentrationShape>;

/** Components that are shown, makers that are shown of one, and rows that are read of one, of makers, of bills and of cases at most. */
const most = { components: 50, makers: 8, rows: 20_000 };

/**
 * Which components stand with several makers, the most makers first. The database counts all of them; here is one component at a time,
 * and the list of makers, bills and cases.
 * @param at RFC 3339: bills that are sealed then do not count
 */
export async function concentrationOf(rows: Reader, words: string, at: string): Promise<Concentration> {
  const makers = new Map((await rows.selectFrom('vendor').select(['id', 'name', 'criticality', 'service']).where('archivedAt', 'is', null).orderBy('name').orderBy('id').limit(most.rows).execute()).map((maker) => [maker.id, maker]));
  const bills = new Map((await rows.selectFrom('makerBill').select(['id', 'vendorId', 'product', 'listed', 'kept']).where((is) => is.or([is('openFrom', 'is', null), is('openFrom', '<=', at)])).limit(most.rows).execute()).filter(({ vendorId }) => makers.has(vendorId)).map((bill) => [bill.id, bill]));
  const asked = words.split(/\s+/).filter((word) => word !== '');
  const counted = await asked.reduce((query, word) => query.where((is) => is(is.fn<string>('lower', ['component']), 'like', patternOf(word.toLowerCase()))), counting(rows, at))
    .groupBy('component').having(({ fn }) => fn.count('vendorId').distinct(), '>=', asked.length === 0 ? 2 : 1)
    .orderBy(({ fn }) => fn.count('vendorId').distinct(), 'desc').orderBy('component').limit(most.components + 1).execute();
  const cases = counted.length === 0 ? new Map<string, readonly string[]>() : await casesByMaker(rows);
  const components: Concentration['components'] = [];
  for (const { component } of counted.slice(0, most.components)) {
    const lines = (await rows.selectFrom('billComponent').select(['billId', 'vendorId', 'version']).where('component', '=', component).limit(most.rows).execute()).filter(({ billId }) => bills.has(billId));
    const byMaker = Map.groupBy(lines, ({ vendorId }) => vendorId);
    const each = [...makers.values()].flatMap((maker) => {
      const own = byMaker.get(maker.id);
      return own === undefined ? [] : [{ ...maker, products: [...new Set(own.map(({ billId }) => bills.get(billId)?.product ?? ''))].toSorted(), versions: [...new Set(own.map(({ version }) => version))].toSorted() }];
    });
    components.push({
      component, makers: each.length, versions: new Set(lines.map(({ version }) => version)).size, critical: each.filter(isCritical).length, products: each.reduce((sum, { products }) => sum + products.length, 0), cases: new Set(each.flatMap(({ id }) => cases.get(id) ?? [])).size,
      shown: each.toSorted((one, other) => Number(isCritical(other)) - Number(isCritical(one))).slice(0, most.makers).map((maker) => ({ ...maker, products: maker.products.slice(0, 5), versions: maker.versions.slice(0, 5) })),
    });
  }
  return { makers: makers.size, withBill: new Set([...bills.values()].map(({ vendorId }) => vendorId)).size, cutBills: [...bills.values()].filter(({ listed, kept }) => listed > kept).length, components, isMore: counted.length > most.components };
}

// The builder’s type is Kysely’s own.
// eslint-disable-next-line typescript/explicit-function-return-type
function counting(rows: Reader, at: string) {
  // What does not count is the smaller part: the index over components answers all the rest.
  return rows.selectFrom('billComponent').select('component')
    .where((is) => is('vendorId', 'not in', is.selectFrom('vendor').select('vendor.id').where('vendor.archivedAt', 'is not', null)))
    .where((is) => is('billId', 'not in', is.selectFrom('makerBill').select('makerBill.id').where('makerBill.openFrom', '>', at)));
}

function isCritical({ criticality, service }: Pick<z.infer<typeof makerShape>, 'criticality' | 'service'>): boolean {
  return criticality === 'critical' || service !== null;
}

/** Cases in which makers stand or won, by maker; none that was dropped. */
async function casesByMaker(rows: Reader): Promise<ReadonlyMap<string, readonly string[]>> {
  const found = await rows.selectFrom('candidate').innerJoin('purchase', 'purchase.id', 'candidate.purchaseId').select(['candidate.vendorId', 'candidate.purchaseId']).distinct()
    .where('candidate.state', 'in', ['standing', 'awarded']).where('purchase.state', '!=', 'dropped').limit(most.rows).execute();
  return new Map([...Map.groupBy(found, ({ vendorId }) => vendorId)].map(([id, list]) => [id, list.map(({ purchaseId }) => purchaseId)]));
}
