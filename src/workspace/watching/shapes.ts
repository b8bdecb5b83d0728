import { z } from 'zod';
import type { WatchedReport } from '../../model/watch/watch-report.ts';
import { sectionsOf } from '../../report/watch/watch-sections.ts';
import type { Tables } from '../../store/tables.ts';
import { plainText, textShape } from '../shapes.ts';

export const watchShape = z.object({ vendorId: z.string(), everyDays: z.number(), schedule: z.enum(['none', 'bod-26-04', 'own']), ownSchedule: z.string().nullable(), exposure: z.enum(['yes', 'no', 'unknown']), plannedAt: z.string().nullable(), startedAt: z.string() });

/** What is told of one look, in figures. */
export const alertShape = z.object({ id: z.string(), vendorId: z.string(), vendor: z.string(), lookId: z.string(), beforeLookId: z.string().nullable(), at: z.string(), changes: z.number(), due: z.number(), stale: z.number(), gaps: z.number(), dueOn: z.string().nullable(), seenAt: z.string().nullable(), note: z.string().nullable() });

/** What is told of one look, whole: changed, due, stale, and what could not be looked at, always in this order. */
export const alertSectionsShape = z.array(z.object({ title: z.string(), items: z.array(z.object({ text: textShape, details: z.array(textShape) })) }));

/** The parts of a report on one maker as they leave. */
export function shownSections(report: WatchedReport, hasSchedule: boolean): z.infer<typeof alertSectionsShape> {
  return sectionsOf(report, hasSchedule).map(({ title, items }) => ({ title, items: items.map(({ text, details }) => ({ text: plainText(text), details: details.map(plainText) })) }));
}

/** A row as it leaves; its schema keeps in what does not. @param vendor the maker’s name */
export function alertOf(row: Tables['vendorAlert'], vendor: string): z.infer<typeof alertShape> {
  return alertShape.parse({ ...row, vendor });
}

export const incidentShape = z.object({ id: z.string(), vendorId: z.string(), title: z.string(), happenedOn: z.string(), account: z.string(), asked: z.string(), askedOn: z.string().nullable(), answer: z.string(), answeredOn: z.string().nullable(), changedAt: z.string() });
