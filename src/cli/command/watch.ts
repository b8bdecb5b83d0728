import { readEvidence } from '../../assess/read-evidence.ts';
import type { Evidence } from '../../model/evidence.ts';
import type { DecisionPoints } from '../../model/watch/deadline.ts';
import type { FixSchedule } from '../../model/watch/fix-schedule.ts';
import type { WatchReport } from '../../model/watch/watch-report.ts';
import type { Escaped, Place } from '../../report/escape/escaped.ts';
import { terminal } from '../../report/escape/terminal.ts';
import { chosenSchedule } from '../../vendor/watch/schedule/chosen-schedule.ts';
import { watch, type Looking } from '../../vendor/watch/watch.ts';
import { exitCodes } from '../exit-codes.ts';
import { CommandFailure, complain, print, save } from '../print.ts';
import { timeOption } from '../time-option.ts';
import { watchExit, watchThresholdsOf } from '../watch-exit.ts';
import { savedWatchList } from './watch-list.ts';

export interface WatchCommandOptions {
  /** The data folder. */
  readonly data: string;
  /** `terminal` when left out, `json` or `markdown`. */
  readonly format?: string;
  readonly output?: string;
  readonly failOn?: string;
  /** `bod-26-04`, or the path of the customer's own schedule. */
  readonly schedule?: string;
  /** Path of a catalogue of exploited vulnerabilities. */
  readonly exploited?: string;
  readonly at?: string;
}

/**
 * `assay watch`: looks again at what is watched, tells what changed, is due, went stale or could not be looked at, and sets the exit code.
 * @param recordsOf decision points of CVE records by id, as far as a CVE list is here
 */
export async function watchCommand(options: WatchCommandOptions, engineVersion: string, looking: Looking, recordsOf: (ids: readonly string[]) => Promise<readonly DecisionPoints[]>): Promise<void> {
  const thresholds = watchThresholdsOf(options.failOn);
  const schedule = scheduleOf(options.schedule);
  if (schedule === undefined && thresholds.includes('overdue')) throw new CommandFailure(terminal`--fail-on overdue needs a schedule. Name your own with --schedule fix-times.yaml, or choose --schedule bod-26-04.`, 'usage');
  const now = timeOption(options.at);
  const list = savedWatchList(options.data);
  if (list.length === 0) throw new CommandFailure(terminal`Nothing is watched yet. Begin with: assay watch add acme.example --vendor Acme`, 'usage');
  const exploited = options.exploited === undefined ? undefined : await exploitedOf(options.exploited);
  const records = exploited === undefined ? [] : await recordsOf(exploited.facts.entries.map(({ cveId }) => cveId));
  const report = await watch(list, { dataFolder: options.data, engineVersion, now, records, ...(schedule === undefined ? {} : { schedule }), ...(exploited === undefined ? {} : { exploited }) }, looking);
  const text = await render(report, options.format);
  if (options.output === undefined) print(text);
  else save(options.output, text);
  process.exitCode = exitCodes[watchExit(report, thresholds)].code;
}

function scheduleOf(choice: string | undefined): FixSchedule | undefined {
  if (choice === undefined) return undefined;
  const reading = chosenSchedule(choice);
  if ('schedule' in reading) return reading.schedule;
  for (const { message, place } of reading.problems) complain(terminal`${choice}:${place.line ?? 1}:${place.column ?? 1} ${message}`);
  throw new CommandFailure(terminal`The schedule can’t be used, so nothing was looked at.`, 'unread');
}

/** Read in the disposable child like all evidence. */
async function exploitedOf(path: string): Promise<Evidence<'exploited-vulnerabilities'>> {
  const found = await readEvidence(path, 'exploited-vulnerabilities', 'handed-over');
  if (found === undefined) throw new CommandFailure(terminal`${path} is no catalogue of exploited vulnerabilities that can be read. See: assay inspect ${path}`, 'unread');
  return found;
}

async function render(report: WatchReport, format: string | undefined): Promise<Escaped<Place>> {
  switch (format) {
    case 'json': return (await import('../../report/watch/json.ts')).watchJson(report);
    case 'markdown': return (await import('../../report/watch/markdown.ts')).watchMarkdown(report);
    default: return (await import('../../report/watch/terminal.ts')).watchTerminal(report, process.stdout.columns ?? 80);
  }
}
