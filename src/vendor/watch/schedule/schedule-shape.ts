import * as z from 'zod/mini';

z.config({ jitless: true });

/** Every scalar is read as text, so that `yes`, `true` and `"true"` are the same in YAML and JSON. */
const flag = z.enum(['yes', 'no', 'true', 'false'], 'yes or no');
const days = z.string('a whole number of days').check(z.regex(/^(0|[1-9]\d{0,3})$/, 'a whole number of days from 0 to 9999'));

/** The shape of a customer's own schedule. */
export const scheduleShape = z.strictObject({
  fixSchedule: z.literal('1', '1, the version of this form'),
  title: z.string('a title').check(z.minLength(1, 'a title'), z.maxLength(200, 'at most 200 characters')),
  rows: z.array(z.strictObject({
    when: z.optional(z.strictObject({
      exploited: z.optional(flag),
      exposed: z.optional(flag),
      automatable: z.optional(flag),
      technicalImpact: z.optional(z.enum(['partial', 'total'], 'partial or total')),
    })),
    days: z.optional(days),
    nextUpgrade: z.optional(flag),
    forensics: z.optional(flag),
  }).check(
    z.refine((row) => (row.days !== undefined) !== isYes(row.nextUpgrade), 'either days or nextUpgrade: yes'),
    z.refine((row) => row.days !== undefined || !isYes(row.forensics), 'forensics only beside days'),
  ), 'a list of rows').check(z.minLength(1, 'at least one row'), z.maxLength(200, 'at most 200 rows')),
});

export type ScheduleFile = z.infer<typeof scheduleShape>;

/** Whether a flag says yes. */
export function isYes(value: string | undefined): boolean {
  return value === 'yes' || value === 'true';
}
