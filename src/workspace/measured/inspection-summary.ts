import { z } from 'zod';
import { inspectFile, type Inspection } from '../../assess/inspect.ts';
import { ours, say, type Text } from '../../model/text.ts';
import { counted } from '../../report/figure.ts';
import type { Scope } from '../../store/scope.ts';
import type { Services } from '../services.ts';
import { plainText, textShape } from '../shapes.ts';
import { isRecordSet } from './handed-over.ts';
import { laidOut } from './materialise.ts';

/** What was seen in a file when it came in. */
export const readingShape = z.object({
  /** In a few sentences what it says. */
  says: z.array(textShape),
  entries: z.array(z.object({ path: z.string(), kind: z.string().nullable(), format: z.string().nullable(), state: z.enum(['read', 'unread', 'unreadable']) })),
  entriesOmitted: z.number(),
  notes: z.array(z.object({ level: z.enum(['unreadable', 'finding', 'information']), rule: z.string(), message: textShape, path: z.string(), line: z.number().nullable() })),
  notesOmitted: z.number(),
  /** How many checks that need nothing else found something that fails. */
  failing: z.number(),
  /** Files of an archive; null for any other file. */
  archiveFiles: z.number().nullable().default(null),
});

export type ReadingSummary = z.infer<typeof readingShape>;

const most = { says: 20, entries: 200, notes: 20 };

/** Reads stored bytes in the engine’s disposable process, at once, and keeps what a person wants to see first. @throws StoreFailure */
export async function readStored(services: Pick<Services, 'evidence' | 'scratchFolder'>, scope: Scope, { path, digest }: { readonly path: string; readonly digest: string }, at: string): Promise<ReadingSummary> {
  const name = path.split('/').at(-1) ?? path;
  return laidOut(services, scope, 'evidence', [{ path: name, content: { digest } }], async (folder) => summaryOf(await inspectFile(`${folder}/${name}`, at, true)));
}

/** Keeps of an inspection what is shown; the rest is found again in the bytes. */
function summaryOf({ entries, says, findings, members }: Inspection): ReadingSummary {
  const sentences = [...archiveSentences(members, entries), ...says.flatMap((item) => item.says)];
  const notes = entries.flatMap((entry) => entry.notes);
  const omitted = entries.reduce((sum, entry) => sum + entry.notesOmitted, 0);
  return {
    says: sentences.slice(0, most.says).map(plainText),
    entries: entries.slice(0, most.entries).map(({ artifact, kind, format, state }) => ({ path: artifact.path, kind: kind ?? null, format: format ?? null, state })),
    entriesOmitted: Math.max(0, entries.length - most.entries),
    notes: notes.slice(0, most.notes).map(({ level, rule, message, pointer }) => ({ level, rule, message: plainText(message), path: pointer.path, line: pointer.line ?? null })),
    notesOmitted: omitted + Math.max(0, notes.length - most.notes),
    failing: findings.filter(({ outcome }) => outcome === 'fail').length,
    archiveFiles: members ?? null,
  };
}

/** What becomes of an archive: it is looked through when the release is assessed, unless it is a set of records. */
function archiveSentences(members: number | undefined, entries: Inspection['entries']): readonly Text[] {
  if (members === undefined) return [];
  const files = ours(counted(members, 'file', 'files'));
  return [isRecordSet(entries.map(({ artifact, kind }) => ({ path: artifact.path, kind: kind ?? null }))) ? say`An archive of ${files}.` : say`An archive of ${files}: an assessment of the release opens it and searches the source in it.`];
}
