import type { BuyerFacts } from '../../report/buyer-reports/buyer-facts.ts';
import { buyersPack } from '../../report/buyer-reports/buyers-pack.ts';
import { boardPack } from '../../report/maker-reports/board-pack.ts';
import { letterToCisa } from '../../report/maker-reports/letter-to-cisa.ts';
import { progressReport } from '../../report/maker-reports/progress-report.ts';
import type { ReportFacts } from '../../report/maker-reports/report-facts.ts';
import { ssdfStatement } from '../../report/maker-reports/ssdf-statement.ts';
import { statisticsPage } from '../../report/maker-reports/statistics-page.ts';
import type { Paper, ReportDocument } from '../../report/document/report-document.ts';

/** The kinds of reports about products, in the order in which they are offered. */
export const productReportKindNames = ['progress', 'letter', 'board-pack', 'ssdf', 'statistics'] as const;
/** Every kind of report that can be written. */
export const reportKindNames = [...productReportKindNames, 'buyers-pack'] as const;
export type ReportKind = (typeof reportKindNames)[number];

interface KindWords {
  readonly title: string;
  /** What it is for and whom, in a sentence. */
  readonly purpose: string;
  /** Whether it is also written about all products of an organisation. */
  readonly forAll: boolean;
  /** It stays in the organisation, and may tell the offices of people. */
  readonly isInternal: boolean;
  /** The paper that it is mostly printed on. */
  readonly paper: Paper;
}

/** What is written from: products that are made, or makers that are bought from. */
type KindWriter = { readonly about: 'products'; readonly write: (facts: ReportFacts) => ReportDocument } | { readonly about: 'makers'; readonly write: (facts: BuyerFacts) => ReportDocument };

export const reportKinds: Readonly<Record<ReportKind, KindWords & KindWriter>> = {
  progress: { title: 'Progress report', purpose: 'For everybody: each goal of the pledge with its measure, baseline, newest figure and target, what was done, what stood in the way, and what is not measured. Two makers’ reports can be laid side by side.', forAll: true, isInternal: false, paper: 'a4', about: 'products', write: progressReport },
  letter: { title: 'Letter to CISA', purpose: 'For the goals without measured progress: what was tried and what stood in the way. A draft that a person signs and sends.', forAll: true, isInternal: false, paper: 'letter', about: 'products', write: letterToCisa },
  'board-pack': { title: 'Board pack', purpose: 'For the board: page one says what is asked, what changed since the last pack, what is unknown, and what ends when.', forAll: true, isInternal: true, paper: 'a4', about: 'products', write: boardPack },
  ssdf: { title: 'Statement on SSDF', purpose: 'For customers and agencies: each task of the Secure Software Development Framework with the evidence found, whose word stands behind it, or that nothing is shown.', forAll: false, isInternal: false, paper: 'letter', about: 'products', write: ssdfStatement },
  statistics: { title: 'Statistics', purpose: 'For everybody: the figures of a product with what is counted, of whom and out of how many. Figures of fewer than ten people are withheld.', forAll: false, isInternal: false, paper: 'a4', about: 'products', write: statisticsPage },
  'buyers-pack': { title: 'Board pack on what is bought', purpose: 'For the board of an organisation that buys: page one says what is asked, which accepted risks are new or end soon, what changed at makers, and how much is unknown of each critical one.', forAll: true, isInternal: true, paper: 'a4', about: 'makers', write: buyersPack },
};
