import { join } from 'node:path';
import type { EvidenceEntry } from '../model/assessment.ts';
import type { Evidence, EvidenceKind } from '../model/evidence.ts';
import { isBehindLink, type Folder } from '../collect/folder.ts';
import { analyse, type IdleChildren, type Outcome } from '../analyser/analyser.ts';
import type { Task } from '../analyser/protocol.ts';
import { accountOf } from './account.ts';
import type { Candidate } from './candidates.ts';

/** Evidence with the account of every artifact that was looked at. */
export interface Gathered {
  readonly evidence: readonly Evidence[];
  readonly entries: readonly EvidenceEntry[];
  readonly manifest: readonly { readonly digest: string; readonly kind: EvidenceKind }[];
}

/** Reads all candidates and the source tree in the analyser, and says of each what came of it. */
export async function gather(folder: Pick<Folder, 'root'> & { /** What the reading process may open; the folder when left out. */ readonly readable?: string }, candidates: readonly Candidate[], shipped: readonly string[], onDone: (done: number, total: number) => void, idle?: IdleChildren): Promise<Gathered> {
  const tasks = [...candidates.map((candidate) => taskOf(folder, candidate)), ...(shipped.length > 0 ? [{ task: 'tree', root: folder.root, name: '.', members: shipped, origin: 'handed-over' } as const] : [])];
  // The reading process refuses a link at the end of a path; one on the way to it would lead out of the folder.
  const isRefused = (index: number): boolean => candidates[index] !== undefined && isBehindLink(folder.root, candidates[index].path);
  const analysed = await analyse(tasks.filter((_, index) => !isRefused(index)), [folder.readable ?? folder.root], undefined, (done) => onDone(done, tasks.length), idle);
  const answers = analysed.values();
  const outcomes = tasks.map((task, index): Outcome => (isRefused(index) ? { task, failed: behindLink } : (answers.next().value ?? { task, failed: 'was not read' })));
  const gathered = outcomes.map((outcome, index) => accountOf(outcome, candidates[index]));
  return { evidence: gathered.flatMap((item) => item.evidence), entries: gathered.flatMap((item) => item.entry), manifest: gathered.flatMap((item) => item.manifest) };
}

const behindLink = 'lies behind a symbolic link; links are not followed';

function taskOf(folder: Pick<Folder, 'root'>, candidate: Candidate): Task {
  const { origin, kind, type, members } = candidate;
  if (members !== undefined) return { task: 'set', root: folder.root, name: candidate.path, members, origin, ...(kind === undefined ? {} : { kind }) };
  return { task: 'file', path: join(folder.root, candidate.path), name: candidate.path, origin, ...(kind === undefined ? {} : { kind }), ...(type === undefined ? {} : { type }) };
}
