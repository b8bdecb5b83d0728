import { z } from 'zod';
import { readingAct } from '../../act.ts';
import { newestLooks } from '../../purchases/newest-looks.ts';
import { criticalityShape, lookShape, vendorOf, vendorShape } from '../../purchases/vendor-shape.ts';
import { everyOf } from '../../shapes.ts';

/** Makers that are shown one by one; the list of makers pages through all of them. */
const shownMost = 100;
/** Alerts that nobody has seen are counted up to so many. */
const unseenMost = 5000;

export const readPortfolio = readingAct({
  id: 'vendor.portfolio',
  summary: 'Reads the makers that are bought from by how much depends on them: how many were looked at and are watched, and of each critical one, and of each that gives a service all else leans on, what is known, what is unknown, and whether there is a plan.',
  area: 'business-data',
  object: 'vendor',
  http: { method: 'GET', path: '/api/v1/portfolio' },
  input: z.strictObject({}),
  output: z.object({
    groups: z.array(z.object({ criticality: criticalityShape, makers: z.number(), lookedAt: z.number(), watched: z.number(), unseen: z.number() })),
    makers: z.array(vendorShape.omit({ given: true }).extend({ look: lookShape.nullable(), isWatched: z.boolean(), unseen: z.number(), plan: z.object({ text: z.string(), dueOn: z.string().nullable() }).nullable() })),
    /** How many more are critical than are shown. */
    omitted: z.number(),
    /** The newest catalogue of exploited vulnerabilities that was handed in. */
    exploited: z.object({ releasedAt: z.string().nullable(), entries: z.number(), importedAt: z.string() }).nullable(),
    ownExploited: z.object({ entries: z.number(), list: z.string(), changedAt: z.string() }).nullable().describe('The organisation’s own list of exploited vulnerabilities.'),
  }),
  find: everyOf('vendor'),
  run: async ({ rows }) => {
    const all = await rows.selectFrom('vendor').leftJoin('vendorWatch', 'vendorWatch.vendorId', 'vendor.id')
      .select((of) => ['vendor.id', 'vendor.criticality', 'vendorWatch.vendorId as watched', of.selectFrom('vendorLook').select('vendorLook.id').whereRef('vendorLook.vendorId', '=', 'vendor.id').limit(1).as('lookId')]).where('vendor.archivedAt', 'is', null).execute();
    const unseen = Map.groupBy(await rows.selectFrom('vendorAlert').select('vendorId').where('seenAt', 'is', null).limit(unseenMost).execute(), ({ vendorId }) => vendorId);
    const unseenOf = (vendorId: string): number => unseen.get(vendorId)?.length ?? 0;
    const group = (criticality: z.infer<typeof criticalityShape>): { criticality: z.infer<typeof criticalityShape>; makers: number; lookedAt: number; watched: number; unseen: number } => {
      const own = all.filter((maker) => maker.criticality === criticality);
      return { criticality, makers: own.length, lookedAt: own.filter(({ lookId }) => lookId !== null).length, watched: own.filter(({ watched }) => watched !== null).length, unseen: own.reduce((sum, { id }) => sum + unseenOf(id), 0) };
    };
    const found = await rows.selectFrom('vendor').select(['vendor.id', 'vendor.name', 'vendor.domain', 'vendor.criticality', 'vendor.service', 'vendor.given', 'vendor.signedAt', 'vendor.createdAt', 'vendor.changedAt', 'vendor.archivedAt'])
      .where('vendor.archivedAt', 'is', null).where((is) => is.or([is('vendor.criticality', '=', 'critical'), is('vendor.service', 'is not', null)])).orderBy('vendor.name').limit(shownMost + 1).execute();
    const shown = found.slice(0, shownMost);
    const ids = shown.map(({ id }) => id);
    const looks = await newestLooks(rows, ids);
    const watches = ids.length === 0 ? [] : await rows.selectFrom('vendorWatch').select('vendorId').where('vendorId', 'in', ids).execute();
    const plans = ids.length === 0 ? [] : await rows.selectFrom('vendorPlan').select(['vendorId', 'text', 'dueOn']).where('vendorId', 'in', ids).execute();
    const exploited = await rows.selectFrom('exploitedCatalogue').select(['releasedAt', 'entries', 'importedAt']).where('kind', 'is', null).orderBy('importedAt', 'desc').limit(1).executeTakeFirst();
    const own = await rows.selectFrom('exploitedCatalogue').select(['entries', 'lines', 'importedAt']).where('kind', '=', 'own').limit(1).executeTakeFirst();
    return {
      groups: criticalityShape.options.map(group),
      makers: shown.map((row) => {
        const { given: _, ...vendor } = vendorOf(row);
        const plan = plans.find(({ vendorId }) => vendorId === row.id);
        return { ...vendor, look: looks.get(row.id) ?? null, isWatched: watches.some(({ vendorId }) => vendorId === row.id), unseen: unseenOf(row.id), plan: plan === undefined ? null : { text: plan.text, dueOn: plan.dueOn } };
      }),
      omitted: Math.max(0, found.length - shownMost), exploited: exploited ?? null, ownExploited: own === undefined ? null : { entries: own.entries, list: own.lines ?? '', changedAt: own.importedAt },
    };
  },
});
