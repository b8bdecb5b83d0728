import type { AnyAct } from '../../act.ts';
import { downloadReport } from './download-report.ts';
import { listReportKinds } from './list-report-kinds.ts';
import { listReportsForAll } from './list-reports-for-all.ts';
import { listReports } from './list-reports.ts';
import { readReport } from './read-report.ts';
import { writeReportForAll } from './write-report-for-all.ts';
import { writeReport } from './write-report.ts';

export const reportsActs: readonly AnyAct[] = [
  listReportKinds,
  writeReport,
  writeReportForAll,
  listReports,
  listReportsForAll,
  readReport,
  downloadReport,
];
