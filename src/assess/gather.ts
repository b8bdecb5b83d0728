import { join } from 'node:path';
import type { Artifact } from '../model/artifact.ts';
import type { EvidenceEntry } from '../model/assessment.ts';
import type { Evidence, EvidenceKind } from '../model/evidence.ts';
import { quote, say } from '../model/text.ts';
import { isBehindLink, type Folder } from '../collect/folder.ts';
import { analyse, type IdleChildren, type Outcome } from '../analyser/analyser.ts';
import type { Task } from '../analyser/protocol.ts';
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

interface Account {
  readonly evidence: readonly Evidence[];
  readonly entry: readonly EvidenceEntry[];
  readonly manifest: Gathered['manifest'];
}

function accountOf(outcome: Outcome, candidate: Candidate | undefined): Account {
  if ('failed' in outcome) return failed(outcome.task, outcome.failed, candidate);
  const accounts = outcome.results.map(({ artifact, reading, formatName }): Account => {
    if (reading === undefined) {
      if (candidate?.isNamed !== true) return { evidence: [], entry: [], manifest: [] };
      const what = formatName === undefined ? say`No reader knows this format.` : say`It looks like ${quote(formatName)}, which is not yet read.`;
      return { evidence: [], entry: [{ artifact, state: 'unread', notes: [{ level: 'information', rule: 'no-reader', message: what, pointer: { artifact: artifact.digest, path: artifact.path } }], notesOmitted: 0 }], manifest: candidate.kind === undefined ? [] : [{ digest: `${artifact.digest}#unread`, kind: candidate.kind }] };
    }
    const notes = reading.notes.map(({ level, rule, message, place }) => ({ level, rule, message, pointer: { artifact: artifact.digest, path: artifact.path, ...place } }));
    const isRead = reading.facts !== undefined;
    const entry: EvidenceEntry = { artifact, kind: reading.kind, format: reading.format, state: isRead ? 'read' : 'unreadable', notes, notesOmitted: reading.notesOmitted };
    const evidence: readonly Evidence[] = reading.facts === undefined ? [] : [{ kind: reading.kind, format: reading.format, artifact: evidenceArtifact(artifact, reading.kind), facts: reading.facts, complete: reading.complete ?? true }];
    return { evidence, entry: [entry], manifest: [{ digest: isRead ? artifact.digest : `${artifact.digest}#unreadable`, kind: reading.kind }] };
  });
  return { evidence: accounts.flatMap((item) => item.evidence), entry: accounts.flatMap((item) => item.entry), manifest: accounts.flatMap((item) => item.manifest) };
}

/** A statement is the maker's word, whoever fetched the file. */
function evidenceArtifact(artifact: Artifact, kind: EvidenceKind): Artifact {
  return kind === 'product-statement' ? { ...artifact, origin: 'declared' } : artifact;
}

/**
 * A file that could not be looked at at all: its kind is incomplete. Where the kind is not known either,
 * it might have been any, so everything is.
 */
function failed(task: Task, reason: string, candidate: Candidate | undefined): Account {
  const artifact: Artifact = { path: task.name, digest: 'sha256:unread', sizeBytes: 0, origin: task.origin };
  const kind: EvidenceKind | undefined = task.task === 'tree' ? 'source-tree' : candidate?.kind;
  const entry: EvidenceEntry = { artifact, state: 'unreadable', notes: [{ level: 'unreadable', rule: 'not-read', message: say`The file ${quote(task.name)} ${quote(reason)}.`, pointer: { artifact: artifact.digest, path: task.name } }], notesOmitted: 0, ...(kind === undefined ? {} : { kind }) };
  return { evidence: [], entry: [entry], manifest: [{ digest: `${task.name}#unread`, kind: kind ?? 'product-statement' }] };
}
