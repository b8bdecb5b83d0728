import { productReportsPage, reportPage, reportsPage } from '../../pages/reports/reports.ts';
import { readProduct } from '../../workspace/acts/products/read-product.ts';
import { listReportsForAll } from '../../workspace/acts/reports/list-reports-for-all.ts';
import { listReports } from '../../workspace/acts/reports/list-reports.ts';
import { readReport } from '../../workspace/acts/reports/read-report.ts';
import { writeReportForAll } from '../../workspace/acts/reports/write-report-for-all.ts';
import { writeReport } from '../../workspace/acts/reports/write-report.ts';
import { productReportKindNames, reportKinds } from '../../workspace/reports/report-kinds.ts';
import type { PageRoute } from '../page-routes.ts';
import { lookAt, sentTo, type Look } from './page.ts';

/** What can be written is the same for everybody; the act that lists it serves programs. */
const kinds = productReportKindNames.map((kind) => ({ kind, ...reportKinds[kind] }));
/** Lines of the list on one page. */
const linesMost = 20;

const ofProduct: Look = {
  acts: [readProduct, listReports],
  show: async ({ path, query, visitor, ask, now, sent }) => {
    const product = await ask(readProduct, { product: path['product'] });
    const after = query.get('after');
    return productReportsPage(visitor, product, { kinds, ...(await ask(listReports, { product: product.id, limit: linesMost, ...(after === null ? {} : { after }) })), today: now.slice(0, 10), sent });
  },
};

const ofAll: Look = {
  acts: [listReportsForAll],
  show: async ({ query, visitor, ask, now, sent }) => {
    const after = query.get('after');
    return reportsPage(visitor, { kinds, ...(await ask(listReportsForAll, { limit: linesMost, ...(after === null ? {} : { after }) })), today: now.slice(0, 10), sent });
  },
};

/** A report as its form asks for it: what was left empty is decided by the kind. */
function askedIn(values: URLSearchParams): Readonly<Record<string, unknown>> {
  const given = (name: string): Readonly<Record<string, string>> => ((values.get(name) ?? '') === '' ? {} : { [name]: values.get(name) ?? '' });
  const decisions = (values.get('decisions') ?? '').split(/\r?\n/u).map((line) => line.trim()).filter((line) => line !== '');
  return { kind: values.get('kind') ?? '', ...given('from'), ...given('to'), ...given('paper'), decisions };
}

export const reportPages: readonly PageRoute[] = [
  lookAt('/products/{product}/reports', ofProduct),
  sentTo('/products/{product}/reports', [writeReport], async ({ ask, path, sent: { values } }) => `/jobs/${(await ask(writeReport, { product: path['product'], ...askedIn(values) })).job}`, ofProduct),
  lookAt('/reports', ofAll),
  sentTo('/reports', [writeReportForAll], async ({ ask, sent: { values } }) => `/jobs/${(await ask(writeReportForAll, askedIn(values))).job}`, ofAll),
  lookAt('/reports/{report}', {
    acts: [readReport, readProduct],
    show: async ({ path, ask }) => {
      const report = await ask(readReport, { report: path['report'] });
      return reportPage(report, kinds.find(({ kind }) => kind === report.kind), report.productId === null ? undefined : await ask(readProduct, { product: report.productId }));
    },
  }),
];
