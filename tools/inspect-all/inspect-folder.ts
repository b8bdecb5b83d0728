import { readdirSync, realpathSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { besides, Child, defaultLimits } from '../../src/analyser/reading-child.ts';
import type { InspectionTask } from '../../src/assess/inspecting-child.ts';
import { inspectionIn, type Inspection } from '../../src/assess/inspection.ts';
import { rawText } from '../../src/model/text.ts';

/** What came of one file. */
export interface InspectedFile {
  /** Relative to the folder. */
  readonly path: string;
  readonly outcome: InspectedOutcome;
  readonly milliseconds: number;
}

export interface InspectedOutcome {
  /** Kinds of what was read, `unreadable <kind>`, `not known`, or `failed` when the reading process ended. */
  readonly label: string;
  readonly kinds: readonly string[];
  readonly formats: readonly string[];
  /** Sentence on why nothing was read, where nothing was. */
  readonly says: string;
}

/** A file may take so long; then its reading process is ended. */
export const limitMilliseconds = 10_000;

const assessedAt = '2026-11-27T00:00:00Z';

/** Inspects every file below a folder in two reading processes, as `assay inspect` does, in the order of their paths. */
export async function inspectFolder(folder: string, { without = [], only = () => true }: { readonly without?: readonly string[]; readonly only?: (path: string) => boolean } = {}): Promise<readonly InspectedFile[]> {
  const root = realpathSync(folder);
  const paths = readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => relative(root, join(parentPath, name)))
    .filter((path) => !without.includes(path) && only(path))
    .toSorted();
  const rows: InspectedFile[] = Array.from({ length: paths.length });
  const waiting = paths.entries();
  const lane = async (): Promise<void> => {
    let child: Child | undefined;
    for (const [index, path] of waiting) {
      child ??= await Child.start([root], defaultLimits, besides('inspecting-child', new URL('../../src/assess/inspect.ts', import.meta.url).href));
      const task: InspectionTask = { task: { task: 'file', path: join(root, path), name: basename(path), origin: 'handed-over' }, assessedAt };
      const begin = performance.now();
      const answer = await child.ask(task, limitMilliseconds);
      rows[index] = { path, outcome: 'failed' in answer ? failed(answer.failed) : outcomeOf(inspectionIn(answer.results)), milliseconds: Math.round(performance.now() - begin) };
      if (child.isGone) child = undefined;
    }
    child?.end();
  };
  await Promise.all([lane(), lane()]);
  return rows;
}

function failed(says: string): InspectedOutcome {
  return { label: 'failed', kinds: [], formats: [], says };
}

function outcomeOf(inspection: Inspection | undefined): InspectedOutcome {
  if (inspection === undefined) return failed('made the reading process give an answer that is none');
  const { entries } = inspection;
  const read = entries.filter(({ state }) => state === 'read');
  const refused = entries.filter(({ state }) => state === 'unreadable');
  const names = (list: typeof entries): readonly string[] => [...new Set(list.map(({ kind }) => kind ?? 'of no kind'))].toSorted();
  const formats = [...new Set(entries.flatMap(({ format }) => format ?? []))].toSorted();
  const says = entries.flatMap(({ notes }) => notes.filter(({ level, rule }) => level === 'unreadable' || rule === 'no-reader').map(({ message }) => rawText(message)))[0] ?? '';
  if (read.length > 0) return { label: names(read).join(' + '), kinds: names(read), formats, says: refused.length === 0 ? '' : says };
  if (refused.length > 0) return { label: `unreadable ${names(refused).join(' + ')}`, kinds: names(refused), formats, says };
  return { label: 'not known', kinds: [], formats, says };
}

/** Outcomes by folder (two levels) and kind, one line each. */
export function tableOf(rows: readonly InspectedFile[]): string {
  const counts = new Map<string, { files: number; slowest: number }>();
  for (const { path, outcome, milliseconds } of rows) {
    const key = `${path.split('/').slice(0, -1).slice(0, 2).join('/').padEnd(28)} ${outcome.label}`;
    const count = counts.get(key) ?? { files: 0, slowest: 0 };
    counts.set(key, { files: count.files + 1, slowest: Math.max(count.slowest, milliseconds) });
  }
  return [...counts].toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([key, { files, slowest }]) => `${key.padEnd(80)} ${String(files).padStart(5)}  slowest ${slowest} ms`).join('\n');
}
