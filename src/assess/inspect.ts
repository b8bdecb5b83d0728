import { basename, resolve } from 'node:path';
import { statSync } from 'node:fs';
import { askOnce } from '../analyser/analyser.ts';
import { besides, defaultLimits } from '../analyser/reading-child.ts';
import type { Task } from '../analyser/protocol.ts';
import { accountOf } from './account.ts';
import type { InspectionTask } from './inspecting-child.ts';
import { inspectionIn, type Inspection } from './inspection.ts';

export type { Inspection } from './inspection.ts';

/**
 * Reads a file, an archive or a folder of records, and runs every check that needs nothing else; both in a process
 * that may only read it.
 * @param assessedAt RFC 3339, UTC
 */
export async function inspectFile(path: string, assessedAt: string): Promise<Inspection> {
  const full = resolve(path);
  const asked: InspectionTask = { task: await taskOf(full), assessedAt };
  const answer = await askOnce(besides('inspecting-child', import.meta.url), asked, [full], { ...defaultLimits, isShort: sizeOf(asked.task) <= shortBytesMax });
  const inspection = 'results' in answer ? inspectionIn(answer.results) : undefined;
  if (inspection !== undefined) return inspection;
  const { entry } = accountOf({ task: asked.task, failed: 'failed' in answer ? answer.failed : 'made the reading process give an answer that is none' }, undefined);
  return { entries: entry, says: [], findings: [], measures: [] };
}

/** Up to here V8's optimising compiler takes more time than it saves (a fifth of that of an SBOM of 10,000 components). */
const shortBytesMax = 16_777_216;

function sizeOf(task: Task): number {
  return task.task === 'file' ? statSync(task.path).size : Infinity;
}

async function taskOf(full: string): Promise<Task> {
  if (!statSync(full).isDirectory()) return { task: 'file', path: full, name: basename(full), origin: 'handed-over' };
  const { listFolder } = await import('../collect/folder.ts');
  return { task: 'set', root: full, name: '.', members: (await listFolder(full)).files, origin: 'handed-over' };
}
