import { z } from 'zod';
import { papers } from '../../report/document/report-document.ts';
import { reportKindNames } from './report-kinds.ts';

/** What a report’s job is given. */
export const reportInputShape = z.object({
  kind: z.enum(reportKindNames),
  /** All products when null. */
  productId: z.string().nullable(),
  /** Days; the first is found from the pledge or the last pack when null. */
  from: z.string().nullable(),
  to: z.string(),
  paper: z.enum(papers),
  decisions: z.array(z.string()),
});
export type ReportJobInput = z.infer<typeof reportInputShape>;
