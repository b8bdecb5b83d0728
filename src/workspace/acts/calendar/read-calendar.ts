import { z } from 'zod';
import { readingAct } from '../../act.ts';
import { calendarText } from '../../calendar/calendar-text.ts';
import { whatIsDue } from '../../calendar/what-is-due.ts';
import { everyOf } from '../../shapes.ts';

const dayMilliseconds = 86_400_000;
/** What was due this many days ago is still told: nobody looked after it. */
const daysBack = 90;

export const readCalendar = readingAct({
  id: 'calendar.read',
  summary: 'Tells what ends or falls due, of all that the asker may see: claims and affirmations, targets, loosened settings; from ninety days ago on. With a calendar (RFC 5545) of the same when it is asked for.',
  area: 'business-data',
  object: 'product',
  http: { method: 'GET', path: '/api/v1/calendar' },
  input: z.strictObject({ days: z.number().int().min(1).max(730).default(365), calendar: z.boolean().default(false) }),
  output: z.object({
    today: z.string(),
    items: z.array(z.object({ id: z.string(), on: z.string(), productId: z.string().nullable(), product: z.string().nullable(), what: z.string(), page: z.string() })),
    calendar: z.string().nullable(),
  }),
  find: everyOf('product'),
  run: async ({ rows, actor, services, at }, { days, calendar }) => {
    const dayAt = (offset: number): string => new Date(Date.parse(at) + offset * dayMilliseconds).toISOString().slice(0, 10);
    const due = await whatIsDue(rows, actor, { from: dayAt(-daysBack), until: dayAt(days) });
    const ids = [...new Set(due.flatMap(({ productId }) => (productId === null ? [] : [productId])))];
    const products = ids.length === 0 ? [] : await rows.selectFrom('product').select(['id', 'name']).where('id', 'in', ids).execute();
    const names = new Map(products.map(({ id, name }) => [id, name]));
    const items = due.map((item) => ({ ...item, product: item.productId === null ? null : (names.get(item.productId) ?? null) }));
    return { today: dayAt(0), items, calendar: calendar ? await calendarText(items, services.settings.publicUrl, at) : null };
  },
});
