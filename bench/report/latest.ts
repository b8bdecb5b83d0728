import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { Calibration, Machine } from '../measure/calibrate.ts';
import { calibrationWords, goalHead, machineWords, markdownTable, runHead } from './table.ts';

/** The last result of one benchmark. */
export interface Kept {
  readonly id: string;
  readonly title: string;
  /** Day of the run (UTC). */
  readonly day: string;
  readonly machine: Machine;
  readonly calibration: Calibration;
  readonly runs: readonly (readonly string[])[];
  readonly goals: readonly (readonly string[])[];
  /** What the figures come from, by title. */
  readonly details?: readonly { readonly title: string; readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] }[];
}

/**
 * Writes `latest.md`: of each benchmark the last whole result, which may come from different runs. What was not measured this time
 * stays as it stands on the page.
 */
export function writeLatest(page: string, fresh: readonly Kept[]): void {
  const before = existsSync(page) ? readFileSync(page, 'utf8').split(/^(?=## B\d+: )/m).slice(1) : [];
  const sections = new Map(before.map((section) => [numberOf(section), section.trimEnd()]));
  for (const kept of fresh) sections.set(Number(kept.id.slice(1)), sectionOf(kept));
  writeFileSync(page, `${[head, ...[...sections].toSorted(([one], [other]) => one - other).map(([, section]) => section)].join('\n\n')}\n`);
}

function sectionOf(kept: Kept): string {
  return [
    `## ${kept.id}: ${kept.title}`, '',
    `${kept.day}; ${machineWords(kept.machine)}; ${calibrationWords(kept.calibration)}.`, '',
    markdownTable(goalHead, kept.goals), '',
    markdownTable(runHead, kept.runs), '',
    ...(kept.details ?? []).flatMap(({ title, head: columns, rows }) => [title, '', markdownTable(columns, rows), '']),
  ].join('\n').trimEnd();
}

function numberOf(section: string): number {
  return Number(/^## B(\d+)/.exec(section)?.[1]);
}

const head = [
  '# The last benchmark', '',
  'Written by `npm run bench`. Only ratios of programs that ran side by side in one run carry over; seconds do not.',
  '`stands`: *held*; *near*, above the goal by at most 30 %; *missed*. *See decision N*: another goal has taken the place of this one, for the reasons given there; its figure is still shown.',
  'Some goals are held against a floor and what the job needs besides, both measured in the same rounds: `(floor + node -e 0)` is the floor and one more start of Node, since hostile files are read in a process of their own.',
  'Peak memory adds up all processes of a program; the pages of the program’s own file count once.',
].join('\n');
