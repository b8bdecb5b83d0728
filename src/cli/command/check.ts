import { assess, StatementRefused } from '../../assess/assess.ts';
import type { SavedAssessment } from '../../assess/saved-assessment.ts';
import type { Assessment } from '../../model/assessment.ts';
import type { Measure } from '../../model/measure.ts';
import { smallTeam } from '../../catalog/index.ts';
import { checks } from '../../check/index.ts';
import type { Escaped, Place } from '../../report/escape/escaped.ts';
import { terminal } from '../../report/escape/terminal.ts';
import { terminalReport } from '../../report/terminal/index.ts';
import { reachedBlock, reachedSentence, type Reached } from '../../report/terminal/reached.ts';
import { exitCodes } from '../exit-codes.ts';
import { CommandFailure, complain, print, save } from '../print.ts';
import { needFolder } from '../product-folder.ts';
import { progressLine } from '../progress.ts';
import type { Earlier } from '../same-product.ts';
import { timeOption } from '../time-option.ts';
import { hasGap, reachedBy, thresholdsOf } from '../threshold.ts';

interface CheckOptions {
  readonly format?: string;
  readonly output?: string;
  readonly failOn?: string;
  readonly since?: string;
  readonly history?: readonly string[];
  readonly renamedFrom?: string;
  readonly at?: string;
  readonly all?: boolean;
  readonly preset?: 'small-team';
  readonly quiet?: boolean;
  readonly serve?: boolean | string;
}

/** Requirements by the name of their preset. */
const presets = { 'small-team': smallTeam } as const;

/** `assay check`: assesses a folder, writes the report, and sets the exit code. */
export async function check(folder: string, options: CheckOptions, engineVersion: string): Promise<void> {
  const thresholds = thresholdsOf(options.failOn);
  const { earlier, since, measures } = await earlierOf(options);
  needFolder(folder, ' Name the product’s folder: assay check ../product');
  const progress = progressLine(options.quiet === true);
  const assessment = await assessed(folder, engineVersion, timeOption(options.at), measures, progress.step);
  progress.end();
  if (earlier.length > 0) (await import('../same-product.ts')).holdToOneProduct(earlier, assessment.product, options.renamedFrom);
  const report = await render(assessment, options, engineVersion);
  const reached = reachedBy(assessment, thresholds, since, options.preset === undefined ? undefined : new Set(presets[options.preset]));
  const isReached = reached.findings.length + reached.verdicts.length > 0;
  if (options.output === undefined) print(report);
  else save(options.output, report);
  if (isReached) tellWhy(reached, options);
  process.exitCode = isReached ? exitCodes.threshold.code : hasGap(assessment) ? exitCodes.unread.code : exitCodes.fine.code;
  if (options.serve !== undefined) await (await import('../serve.ts')).serveReport(assessment, options.serve);
}

/** Earlier assessments. What reads them is loaded when one is named: a start of the program should not pay for it. */
async function earlierOf({ since, history = [] }: CheckOptions): Promise<{ readonly earlier: readonly Earlier[]; readonly since: SavedAssessment | undefined; readonly measures: readonly Measure[] }> {
  if (since === undefined && history.length === 0) return { earlier: [], since: undefined, measures: [] };
  const { readSaved } = await import('../saved.ts');
  const { measuresOf } = await import('../../assess/saved-assessment.ts');
  const read = (path: string): Earlier => ({ path, saved: readSaved(path) });
  const before = since === undefined ? [] : [read(since)];
  const points = history.map(read);
  return { earlier: [...before, ...points], since: before[0]?.saved, measures: points.flatMap(({ saved }) => measuresOf(saved)) };
}

async function assessed(folder: string, engineVersion: string, assessedAt: string, history: readonly Measure[], onProgress: (done: number, total: number) => void): Promise<Assessment> {
  try {
    return await assess({ folder, assessedAt, engineVersion, history, onProgress });
  } catch (problem) {
    if (!(problem instanceof StatementRefused)) throw problem;
    for (const note of problem.entry.notes) complain(terminal`${problem.entry.artifact.path}:${note.pointer.line ?? 1}:${note.pointer.column ?? 1} ${note.message}`);
    throw new CommandFailure(terminal`The statement can’t be used, so nothing was assessed. Mend it, or begin again with: npx assay init`, 'unread');
  }
}

async function render(assessment: Assessment, options: CheckOptions, engineVersion: string): Promise<Escaped<Place>> {
  switch (options.format) {
    case 'json': return (await import('../../report/assessment-json.ts')).assessmentJson(assessment);
    case 'sarif': return (await import('../../report/sarif.ts')).sarifReport(assessment, checks);
    case 'junit': return (await import('../../report/junit.ts')).junitReport(assessment);
    case 'markdown': return (await import('../../report/markdown.ts')).markdownReport(assessment);
    case 'html': return (await import('../../report/html/index.ts')).htmlReport(assessment);
    case 'csv': return (await import('../../report/csv.ts')).csvReport(assessment);
    case 'oscal': return (await import('../../report/oscal.ts')).oscalReport(assessment);
    default: {
      const place = { width: process.stdout.columns ?? 80, isColoured: isColoured(options), engineVersion };
      return options.preset === undefined ? terminalReport(assessment, { ...place, isWhole: options.all === true }) : (await import('../../report/terminal/preset.ts')).presetReport(assessment, presets[options.preset], place);
    }
  }
}

/** What made the run fail: below a report that a person reads, else in a sentence beside what a program reads. */
function tellWhy(reached: Reached, options: CheckOptions): void {
  const asked = { failOn: options.failOn ?? '', ...(options.since === undefined ? {} : { since: options.since }) };
  if (options.output === undefined && (options.format ?? 'terminal') === 'terminal') print(reachedBlock(reached, asked, { width: process.stdout.columns ?? 80, isColoured: isColoured(options) }));
  else if (options.quiet !== true) complain(reachedSentence(reached, asked));
}

function isColoured(options: CheckOptions): boolean {
  return options.output === undefined && process.stdout.isTTY === true && (process.env['NO_COLOR'] ?? '') === '';
}
