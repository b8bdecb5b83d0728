import type { Outcome } from '../analyser/analyser.ts';
import type { Task } from '../analyser/protocol.ts';
import type { Artifact } from '../model/artifact.ts';
import type { EvidenceEntry } from '../model/assessment.ts';
import type { Evidence, EvidenceKind } from '../model/evidence.ts';
import { ours, quote, say, type Text } from '../model/text.ts';
import { insteadOf } from '../read/instead-of.ts';
import { lesserPolicies, mayBeGuessed, type Candidate } from './candidates.ts';

/** What one task gave: its evidence, and what is said of each artifact that was looked at. */
export interface Account {
  readonly evidence: readonly Evidence[];
  readonly entry: readonly EvidenceEntry[];
  readonly manifest: readonly { readonly digest: string; readonly kind: EvidenceKind }[];
  /** Files that hold nothing, and that nobody named. */
  readonly empty: readonly string[];
}

/** Evidence with the account of every artifact that was looked at. */
export interface Gathered {
  readonly evidence: readonly Evidence[];
  readonly entries: readonly EvidenceEntry[];
  readonly manifest: Account['manifest'];
  readonly empty: Account['empty'];
}

/** Where nothing was looked at. */
export const nothing: Gathered = { evidence: [], entries: [], manifest: [], empty: [] };

/** All accounts as one. */
export function joined(accounts: readonly Account[]): Gathered {
  return { evidence: accounts.flatMap((item) => item.evidence), entries: accounts.flatMap((item) => item.entry), manifest: accounts.flatMap((item) => item.manifest), empty: accounts.flatMap((item) => item.empty) };
}

/** Without guesses that a better one stands for; what a statement names stays. */
export function withoutLesserGuesses(gathered: Gathered, candidates: readonly Candidate[]): Gathered {
  const { evidence, entries, manifest } = gathered;
  const guessed = new Set(candidates.filter(({ isNamed }) => !isNamed).map(({ path }) => path));
  const policies = entries.filter(({ kind, artifact }) => kind === 'disclosure-policy' && guessed.has(artifact.path));
  const lesser = new Set(lesserPolicies(policies.map(({ artifact }) => artifact.path)));
  if (lesser.size === 0) return gathered;
  const isKept = ({ kind, artifact }: { readonly kind?: EvidenceKind; readonly artifact: Artifact }): boolean => kind !== 'disclosure-policy' || !lesser.has(artifact.path);
  const [keptEvidence, keptEntries] = [evidence.filter(isKept), entries.filter(isKept)];
  const dropped = new Set<string>(entries.filter((entry) => !isKept(entry)).map(({ artifact }) => artifact.digest));
  const kept = new Set<string>(keptEntries.map(({ artifact }) => artifact.digest));
  return { ...gathered, evidence: keptEvidence, entries: keptEntries, manifest: manifest.filter(({ digest }) => !dropped.has(digest) || kept.has(digest)) };
}

/** What was gathered in two places. */
export function both(one: Gathered, other: Gathered): Gathered {
  return { evidence: [...one.evidence, ...other.evidence], entries: [...one.entries, ...other.entries], manifest: [...one.manifest, ...other.manifest], empty: [...one.empty, ...other.empty] };
}

/** Turns what came of a task into evidence and entries. A named file that no reader knows has an entry too. */
export function accountOf(outcome: Outcome, candidate: Pick<Candidate, 'isNamed' | 'kind'> | undefined): Account {
  if ('failed' in outcome) return failed(outcome.task, outcome.failed, candidate);
  const accounts = outcome.results.map(({ artifact, reading, formatName, seen }): Account => {
    if (reading === undefined) {
      if (candidate?.isNamed !== true) return { ...unsaid, empty: artifact.sizeBytes === 0 ? [artifact.path] : [] };
      const what = formatName === undefined ? say`This is not a known kind of evidence. No reader knows this format: the file holds ${quote(seen ?? 'nothing that was recognised')}.` : say`This is not a known kind of evidence. It looks like ${quote(formatName)}, which is not read.${ours(insteadFor(formatName))}`;
      return { evidence: [], entry: [{ artifact, state: 'unread', notes: [{ level: 'information', rule: 'no-reader', message: what, pointer: { artifact: artifact.digest, path: artifact.path } }], notesOmitted: 0 }], manifest: candidate.kind === undefined ? [] : [{ digest: `${artifact.digest}#unread`, kind: candidate.kind }], empty: [] };
    }
    if (candidate?.isNamed === false && !mayBeGuessed(artifact.path, reading.kind)) return unsaid;
    const notes = reading.notes.map(({ level, rule, message, place }) => ({ level, rule, message, pointer: { artifact: artifact.digest, path: artifact.path, ...place } }));
    const isRead = reading.facts !== undefined;
    const entry: EvidenceEntry = { artifact, kind: reading.kind, format: reading.format, state: isRead ? 'read' : 'unreadable', notes, notesOmitted: reading.notesOmitted };
    const evidence: readonly Evidence[] = reading.facts === undefined ? [] : [{ kind: reading.kind, format: reading.format, artifact: evidenceArtifact(artifact, reading.kind), facts: reading.facts, complete: reading.complete ?? true }];
    return { evidence, entry: isRead ? withUnreadMembers(entry) : [entry], manifest: [{ digest: isRead ? artifact.digest : `${artifact.digest}#unreadable`, kind: reading.kind }], empty: [] };
  });
  const { entries, ...all } = joined(accounts);
  return { ...all, entry: entries };
}

const unsaid: Account = { evidence: [], entry: [], manifest: [], empty: [] };

/** What was read as a whole of many files, and beside it each of them that could not be read. */
function withUnreadMembers(entry: EvidenceEntry): readonly EvidenceEntry[] {
  const unread = entry.notes.filter(({ level }) => level === 'unreadable');
  if (unread.length === 0) return [entry];
  const ofMembers = unread.map(({ pointer: { member = '' }, ...note }): EvidenceEntry => {
    const artifact: Artifact = { ...entry.artifact, path: member, digest: 'sha256:unread', sizeBytes: 0 };
    return { ...entry, artifact, state: 'unreadable', notes: [{ ...note, pointer: { artifact: artifact.digest, path: member } }], notesOmitted: 0 };
  });
  return [{ ...entry, notes: entry.notes.filter(({ level }) => level !== 'unreadable') }, ...ofMembers];
}

/** A folder that could not be opened: what lies in it might be of any kind, unless only what ships may lie there. */
export function accountOfPlace({ path, reason }: { readonly path: string; readonly reason: string }, kind: 'source-tree' | undefined): Account {
  return unopened({ path, digest: 'sha256:unread', sizeBytes: 0, origin: 'handed-over' }, say`What lies at ${quote(path)} ${ours(reason)}.`, kind);
}

/** A statement is the maker's word, whoever fetched the file. */
function evidenceArtifact(artifact: Artifact, kind: EvidenceKind): Artifact {
  return kind === 'product-statement' ? { ...artifact, origin: 'declared' } : artifact;
}

/**
 * A file that could not be looked at at all: its kind is incomplete. Where the kind is not known either,
 * it might have been any, so everything is.
 */
function failed(task: Task, reason: string, candidate: Pick<Candidate, 'isNamed' | 'kind'> | undefined): Account {
  const artifact: Artifact = { path: task.name, digest: 'sha256:unread', sizeBytes: 0, origin: task.origin };
  const kind: EvidenceKind | undefined = task.task === 'tree' ? 'source-tree' : candidate?.kind;
  return unopened(artifact, say`The file ${quote(task.name)} ${quote(reason)}.`, kind);
}

function unopened(artifact: Artifact, message: Text, kind: EvidenceKind | undefined): Account {
  const entry: EvidenceEntry = { artifact, state: 'unreadable', notes: [{ level: 'unreadable', rule: 'not-read', message, pointer: { artifact: artifact.digest, path: artifact.path } }], notesOmitted: 0, ...(kind === undefined ? {} : { kind }) };
  return { evidence: [], entry: [entry], manifest: [{ digest: `${artifact.path}#unread`, kind: kind ?? 'product-statement' }], empty: [] };
}

function insteadFor(formatName: string): string {
  const sentence = insteadOf(formatName);
  return sentence === undefined ? '' : ` ${sentence}`;
}
