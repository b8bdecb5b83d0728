import { boardPack } from '../../report/maker-reports/board-pack.ts';
import { letterToCisa } from '../../report/maker-reports/letter-to-cisa.ts';
import { progressReport } from '../../report/maker-reports/progress-report.ts';
import type { ReportFacts } from '../../report/maker-reports/report-facts.ts';
import { ssdfStatement } from '../../report/maker-reports/ssdf-statement.ts';
import { statisticsPage } from '../../report/maker-reports/statistics-page.ts';
import type { Paper, ReportDocument } from '../../report/document/report-document.ts';

/** The kinds of reports that can be written, in the order in which they are offered. */
export const reportKindNames = ['progress', 'letter', 'board-pack', 'ssdf', 'statistics'] as const;
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
  readonly write: (facts: ReportFacts) => ReportDocument;
}

export const reportKinds: Readonly<Record<ReportKind, KindWords>> = {
  progress: { title: 'Progress report', purpose: 'For everybody: each goal of the pledge with its measure, baseline, newest figure and target, what was done, what stood in the way, and what is not measured. Two makers’ reports can be laid side by side.', forAll: true, isInternal: false, paper: 'a4', write: progressReport },
  letter: { title: 'Letter to CISA', purpose: 'For the goals without measured progress: what was tried and what stood in the way. A draft that a person signs and sends.', forAll: true, isInternal: false, paper: 'letter', write: letterToCisa },
  'board-pack': { title: 'Board pack', purpose: 'For the board: page one says what is asked, what changed since the last pack, what is unknown, and what ends when.', forAll: true, isInternal: true, paper: 'a4', write: boardPack },
  ssdf: { title: 'Statement on SSDF', purpose: 'For customers and agencies: each task of the Secure Software Development Framework with the evidence found, whose word stands behind it, or that nothing is shown.', forAll: false, isInternal: false, paper: 'letter', write: ssdfStatement },
  statistics: { title: 'Statistics', purpose: 'For everybody: the figures of a product with what is counted, of whom and out of how many. Figures of fewer than ten people are withheld.', forAll: false, isInternal: false, paper: 'a4', write: statisticsPage },
};
