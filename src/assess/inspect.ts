import { basename, resolve } from 'node:path';
import { statSync } from 'node:fs';
import { askOnce } from '../analyser/analyser.ts';
import { askAndWait } from '../analyser/ask-and-wait.ts';
import { besides, defaultLimits, type AnalyserLimits } from '../analyser/reading-child.ts';
import type { Task } from '../analyser/protocol.ts';
import { accountOf } from './account.ts';
import { statementName } from './statement-name.ts';
import type { InspectionTask } from './inspecting-child.ts';
import { inspectionIn, type Inspection } from './inspection.ts';

export type { Inspection } from './inspection.ts';

/** What is told beside a file. */
interface Beside {
  readonly imports?: readonly string[];
  readonly mapping?: string;
  readonly isAlone?: boolean;
}

/**
 * Reads a file, an archive or a folder of records, and runs every check that needs nothing else; both in a process
 * that may only read it.
 * @param assessedAt RFC 3339, UTC
 * @param isOfSources an archive holds sources, and with them archives and links, which are passed over; without it such a one is refused
 * @param more what is told beside: `imports`, files, archives and folders that the checks compare the file with, such as lists of
 * end-of-life dates, of which nothing is said; `mapping`, where the mapping of a log in JSON lines lies; `isAlone`, nothing else is to be
 * done until it is read
 */
export async function inspectFile(path: string, assessedAt: string, isOfSources: boolean = false, { imports = [], mapping, isAlone = false }: Beside = {}): Promise<Inspection> {
  const full = resolve(path);
  const others = imports.map((one) => resolve(one));
  const mappingPath = mapping === undefined ? undefined : resolve(mapping);
  const beside = [...others, ...(mappingPath === undefined ? [] : [mappingPath])];
  const task = await taskOf(full, isOfSources);
  const asked: InspectionTask = {
    task: task.task === 'file' && mappingPath !== undefined ? { ...task, mapping: mappingPath } : task, assessedAt,
    ...(others.length === 0 ? {} : { beside: await Promise.all(others.map(async (one) => taskOf(one, false))) }),
  };
  const answer = await (isAlone ? askAndWait : askOnce)(besides('inspecting-child', import.meta.url), asked, [full, ...beside], { ...defaultLimits, ...paceOf(asked.task) });
  const inspection = 'results' in answer ? inspectionIn(answer.results) : undefined;
  if (inspection !== undefined) return inspection;
  const { entry } = accountOf({ task: asked.task, failed: 'failed' in answer ? answer.failed : 'made the reading process give an answer that is none' }, undefined);
  return { entries: entry, says: [], findings: [], measures: [] };
}

/**
 * Up to here V8's optimising compiler takes more time than it saves: a fifth of that of an SBOM of 10,000 components. What is read of
 * JSON, and of SPDX in tags and values, has few functions that do all the work, and their first compiler does nearly as well.
 */
const shortBytesMax = 16_777_216;
const shortWalkBytesMax = 100_663_296;

/** How the reading process is set for a file, by its name and size: neither decides what is read or said. */
function paceOf(task: Task): Pick<AnalyserLimits, 'isShort' | 'documentMegabytes'> {
  if (task.task !== 'file') return {};
  const { size } = statSync(task.path);
  const isWalk = /\.(?:json|spdx|tag)$/.test(task.name);
  return { isShort: size <= (isWalk ? shortWalkBytesMax : shortBytesMax), ...(isWalk || task.name.endsWith('.xml') ? { documentMegabytes: size / 1_048_576 } : {}) };
}

async function taskOf(full: string, isOfSources: boolean): Promise<Task> {
  const name = basename(full);
  if (!statSync(full).isDirectory()) return { task: 'file', path: full, name, origin: 'handed-over', ...(name === statementName ? { kind: 'product-statement' } : {}), ...(isOfSources ? { isOfSources } : {}) };
  const { listFolder } = await import('../collect/folder.ts');
  return { task: 'set', root: full, name: '.', members: (await listFolder(full)).files, origin: 'handed-over' };
}
