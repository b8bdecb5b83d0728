import { z } from 'zod';
import type { WatchedReport } from '../../../model/watch/watch-report.ts';
import { readingAct } from '../../act.ts';
import { keptJson } from '../../purchases/kept-position.ts';
import { idShape } from '../../shapes.ts';
import { trackerLinks, trackerLinkShape } from '../../trackers/tracker-shape.ts';
import { findAlert } from '../../watching/find.ts';
import { alertOf, alertSectionsShape, alertShape, shownSections } from '../../watching/shapes.ts';

export const readAlert = readingAct({
  id: 'vendor.read-alert',
  summary: 'Reads what was told of one look at a maker: what changed since the look before, what is due, what went stale, and what could not be looked at.',
  area: 'business-data',
  object: 'vendor',
  http: { method: 'GET', path: '/api/v1/alerts/{alert}' },
  input: z.strictObject({ alert: idShape }),
  output: z.object({ alert: alertShape, sections: alertSectionsShape, schedule: z.enum(['none', 'bod-26-04', 'own']), trackerLinks: z.array(trackerLinkShape) }),
  find: findAlert,
  prepare: async ({ services, actor }, { alert }) => {
    const { digest } = await services.store.read(actor.scope, async (rows) => rows.selectFrom('vendorAlert').select('digest').where('id', '=', alert).executeTakeFirstOrThrow());
    return keptJson<WatchedReport>(services, actor.scope, digest);
  },
  run: async ({ rows }, { alert }, report) => {
    const { vendor, ...row } = await rows.selectFrom('vendorAlert').innerJoin('vendor', 'vendor.id', 'vendorAlert.vendorId').selectAll('vendorAlert').select('vendor.name as vendor').where('vendorAlert.id', '=', alert).executeTakeFirstOrThrow();
    const watch = await rows.selectFrom('vendorWatch').select('schedule').where('vendorId', '=', row.vendorId).executeTakeFirst();
    const schedule = watch?.schedule ?? 'none';
    return { alert: alertOf(row, vendor), sections: shownSections(report, schedule !== 'none'), schedule, trackerLinks: (await trackerLinks(rows, 'alert', [alert])).get(alert) ?? [] };
  },
});
