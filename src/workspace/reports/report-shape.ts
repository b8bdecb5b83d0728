import { z } from 'zod';
import { papers } from '../../report/document/report-document.ts';
import type { Reader } from '../../store/store.ts';
import type { Tables } from '../../store/tables.ts';
import { dayShape } from '../goals/input-shapes.ts';
import { productReportKindNames, reportKindNames } from './report-kinds.ts';

export const reportKindShape = z.enum(reportKindNames);
export const formatShape = z.enum(['html', 'pdf', 'json']);

/** What somebody says of a report that shall be written. */
export const askedReportShape = {
  kind: z.enum(productReportKindNames),
  /** First day; the signature or the last pack decides when it is left out. */
  from: dayShape.optional(),
  /** Last day; today when left out. */
  to: dayShape.optional(),
  paper: z.enum(papers).optional(),
  /** For a board pack: what is asked of the board, in a sentence each. */
  decisions: z.array(z.string().trim().min(3).max(300).regex(/^[^\p{C}]+$/u, 'Expected one line, without invisible characters.')).max(10).default([]),
};

/** A report as it leaves in lists. */
export const reportShape = z.object({
  id: z.string(), productId: z.string().nullable(), kind: reportKindShape, form: z.string(), subject: z.string(), periodFrom: z.string(), periodTo: z.string(), at: z.string(), ruleVersion: z.string(), madeBy: z.string(),
  files: z.array(z.object({ format: formatShape, digest: z.string(), sizeBytes: z.number() })),
  /** Assessments that it was written from, with the SHA-256 of each. */
  sources: z.array(z.object({ productId: z.string(), assessmentId: z.string(), digest: z.string() })),
});
export type Report = z.infer<typeof reportShape>;

/** Rows with their files, as they leave. */
export async function reportsOf(rows: Reader, found: readonly Tables['report'][]): Promise<Report[]> {
  const files = found.length === 0 ? [] : await rows.selectFrom('reportFile').selectAll().where('reportId', 'in', found.map(({ id }) => id)).orderBy('format').execute();
  return found.map(({ sources, kind, ...row }) => ({ ...row, kind: reportKindShape.parse(kind), sources: reportShape.shape.sources.parse(JSON.parse(sources)), files: files.filter(({ reportId }) => reportId === row.id).map(({ format, digest, sizeBytes }) => ({ format, digest, sizeBytes: Number(sizeBytes) })) }));
}
