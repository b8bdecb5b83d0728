import { z } from 'zod';
import { papers } from '../../../report/document/report-document.ts';
import { readingAct } from '../../act.ts';
import { productReportKindNames, reportKinds } from '../../reports/report-kinds.ts';
import { reportKindShape } from '../../reports/report-shape.ts';
import { everyOf } from '../../shapes.ts';

export const listReportKinds = readingAct({
  id: 'report.list-kinds',
  summary: 'Lists the kinds of reports that can be written, what each is for, and whether it can be about all products.',
  area: 'business-data',
  object: 'report',
  unlogged: 'It tells what the program can write, and nothing of the data.',
  http: { method: 'GET', path: '/api/v1/report-kinds' },
  input: z.strictObject({}),
  output: z.object({ kinds: z.array(z.object({ kind: reportKindShape, title: z.string(), purpose: z.string(), forAll: z.boolean(), paper: z.enum(papers) })) }),
  find: everyOf('report'),
  run: async () => ({ kinds: productReportKindNames.map((kind) => ({ kind, ...reportKinds[kind] })) }),
});
