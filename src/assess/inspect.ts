import { basename, dirname, resolve } from 'node:path';
import { statSync } from 'node:fs';
import { listFolder } from '../collect/folder.ts';
import type { EvidenceEntry } from '../model/assessment.ts';
import type { Check } from '../model/check.ts';
import type { Evidence } from '../model/evidence.ts';
import type { CheckedFinding } from '../model/finding.ts';
import type { Measure } from '../model/measure.ts';
import { gather } from './gather.ts';

/** What can be said about one file without a product around it. */
export interface Inspection {
  readonly entries: readonly EvidenceEntry[];
  readonly evidence: readonly Evidence[];
  readonly findings: readonly CheckedFinding[];
  readonly measures: readonly Measure[];
}

/**
 * Reads a file, an archive or a folder of records, and runs every check that needs nothing else.
 * @param assessedAt RFC 3339, UTC
 */
export async function inspectFile(path: string, assessedAt: string, onProgress: (done: number, total: number) => void): Promise<Inspection> {
  const full = resolve(path);
  const isFolder = statSync(full).isDirectory();
  const folder = isFolder ? listFolder(full) : { root: dirname(full), files: [basename(full)], linksLeftOut: 0, commit: undefined, isModified: false };
  const candidate = isFolder ? { path: '.', members: folder.files, origin: 'handed-over' as const, isNamed: true } : { path: basename(full), origin: 'handed-over' as const, isNamed: true };
  // The checks are loaded while the reading process works.
  const gathering = gather({ ...folder, readable: full }, [candidate], [], onProgress);
  const [{ checks }, { canRun, runCheck }] = await Promise.all([import('../check/index.ts'), import('../judge/run-checks.ts')]);
  const { evidence, entries } = await gathering;
  const everyCheck: readonly Check[] = checks;
  const able = everyCheck.filter((check) => canRun(check, evidence));
  const results = able.map((check) => runCheck(check, evidence, { assessedAt }));
  return { entries, evidence, findings: results.flatMap((result) => result.findings), measures: results.flatMap((result) => result.measures) };
}
