import type { Artifact, Digest, Origin } from '../model/artifact.ts';
import type { ComponentAdvisory } from '../model/evidence/component-advisories.ts';
import type { CveRecordSet } from '../model/evidence/cve-records.ts';
import { quote, say } from '../model/text.ts';
import { mergeRecordSets } from '../read/cve/merge.ts';
import { notesMax, unreadable, type Note, type Reading } from '../read/reader.ts';
import { Unreadable, type Source } from '../read/source.ts';
import type { Hashing } from './hashing.ts';
import type { Result } from './protocol.ts';
import { ProviderFolder } from './provider-folder.ts';
import { readSource, type SourceReading } from './read-source.ts';

/** The files of a folder or archive, and how the whole is named. */
export interface Container {
  readonly name: string;
  readonly origin: Origin;
  /** Digest of the archive's bytes; a folder has none of its own and takes one from its members. */
  readonly digest?: Digest;
  readonly sizeBytes?: number;
}

/**
 * Reads every member. CVE records become one set, whose artifact is the container, and so do advisories on packages and the folder of a
 * CSAF provider; any other member is evidence of its own. Members that no reader knows are passed over.
 * @param completed adds to a reading what more than the member's own bytes can tell
 */
export async function readMembers(container: Container, members: AsyncIterable<Source | Unreadable> | Iterable<Source | Unreadable>, hashing: Hashing, completed: (source: Source, read: SourceReading) => SourceReading | Promise<SourceReading> = (_, read) => read): Promise<readonly Result[]> {
  const results: Result[] = [];
  const records = new RecordSets();
  const advisories = new AdvisorySets();
  const names = hashing.ofNames();
  const provider = new ProviderFolder();
  const memberNames: string[] = [];
  const refused: Unreadable[] = [];
  let sizeBytes = 0;
  for await (const member of members) {
    if (member instanceof Unreadable) {
      records.refuse(member);
      refused.push(member);
      continue;
    }
    sizeBytes += member.sizeBytes;
    const digest = hashing.of(member);
    names.add(`${digest}  ${member.name}\n`);
    memberNames.push(member.name);
    const { reading, formatName } = await completed(member, await readSource(member));
    await provider.add(member, digest, reading);
    if (reading?.kind === 'cve-records') records.add(member.name, reading as Reading<'cve-records'>);
    else if (reading?.kind === 'component-advisories') advisories.add(member.name, reading as Reading<'component-advisories'>);
    else if (reading !== undefined || formatName !== undefined) {
      const artifact: Artifact = { path: pathOf(container, member.name), digest, sizeBytes: member.sizeBytes, origin: container.origin };
      results.push({ artifact, ...(reading === undefined ? {} : { reading }), ...(formatName === undefined ? {} : { formatName }) });
    }
  }
  const artifact: Artifact = { path: container.name, digest: container.digest ?? (await names.digest()), sizeBytes: container.sizeBytes ?? sizeBytes, origin: container.origin };
  for (const set of [records.reading(), advisories.reading()]) if (set !== undefined) results.push({ artifact, reading: set });
  // Of a folder each file could be evidence of its own; what else an archive holds is passed over.
  if (container.digest === undefined) results.push(...refused.map((problem) => unopenedMember(container, problem)));
  if (provider.isProvider) results.push({ artifact, reading: await provider.reading(hashing) });
  const accounted = withFilesBeside(results, memberNames.flatMap((name) => {
    const document = provider.documentOf(name);
    return document === undefined ? [] : [{ path: pathOf(container, name), document: pathOf(container, document) }];
  }));
  return accounted.length > 0 ? accounted : [{ artifact }];
}

function unopenedMember(container: Container, { reason, at: { member = '' } }: Unreadable): Result {
  const path = pathOf(container, member);
  return { artifact: { path, digest: 'sha256:unread', sizeBytes: 0, origin: container.origin }, reading: unreadable('document', 'unknown', say`The file ${quote(path)} ${quote(reason)}.`) };
}

function pathOf({ name }: Container, member: string): string {
  return name === '.' ? member : `${name}/${member}`;
}

/** Hashes and signatures are told of at the advisory that they belong to, and not as files of an unknown kind. */
function withFilesBeside(results: readonly Result[], beside: readonly { readonly path: string; readonly document: string }[]): readonly Result[] {
  if (beside.length === 0) return results;
  const paths = new Set(beside.map(({ path }) => path));
  const endings = Map.groupBy(beside, ({ document }) => document);
  return results.filter(({ artifact, reading }) => reading !== undefined || !paths.has(artifact.path)).map((result) => {
    const found = endings.get(result.artifact.path);
    if (found === undefined || result.reading?.kind !== 'security-advisory') return result;
    const list = found.map(({ path, document }) => path.slice(document.length)).toSorted().join(', ');
    const note: Note = { level: 'information', rule: 'files-beside', message: say`Beside the document lie its files ${quote(list)}, which belong to it.`, place: {} };
    const { notes, notesOmitted } = result.reading;
    return { ...result, reading: notes.length < notesMax ? { ...result.reading, notes: [...notes, note] } : { ...result.reading, notesOmitted: notesOmitted + 1 } };
  });
}

/** Notes of many members as those of one set. */
class SetNotes {
  readonly notes: Note[] = [];
  omitted = 0;
  isComplete = true;

  add(member: string, reading: Reading): void {
    if (reading.facts === undefined) this.isComplete = false;
    for (const note of reading.notes) this.note({ ...note, level: note.level === 'unreadable' ? 'finding' : note.level, place: { ...note.place, member } });
    this.omitted += reading.notesOmitted;
  }

  note(note: Note): void {
    if (this.notes.length < notesMax) this.notes.push(note);
    else this.omitted += 1;
  }
}

/** Gathers the record sets of many members into one reading. */
class RecordSets {
  readonly #sets: CveRecordSet[] = [];
  readonly #notes = new SetNotes();

  add(member: string, reading: Reading<'cve-records'>): void {
    if (reading.facts !== undefined) this.#sets.push({ ...reading.facts, records: reading.facts.records.map((record) => ({ ...record, member })) });
    this.#notes.add(member, reading);
  }

  refuse(problem: Unreadable): void {
    this.#notes.isComplete = false;
    this.#notes.note({ level: 'finding', rule: 'member-unreadable', message: say`The member ${quote(problem.at.member ?? '')} ${quote(problem.reason)}.`, place: problem.at });
  }

  reading(): Reading<'cve-records'> | undefined {
    if (this.#sets.length === 0) return undefined;
    const { notes, omitted, isComplete } = this.#notes;
    return { kind: 'cve-records', format: 'cve-5', facts: mergeRecordSets(this.#sets), notes, notesOmitted: omitted, complete: isComplete };
  }
}

/** Gathers the advisories of many members into one reading: a database holds one in each. */
class AdvisorySets {
  readonly #advisories: ComponentAdvisory[] = [];
  readonly #notes = new SetNotes();

  add(member: string, reading: Reading<'component-advisories'>): void {
    for (const advisory of reading.facts?.advisories ?? []) this.#advisories.push(advisory);
    this.#notes.add(member, reading);
  }

  reading(): Reading<'component-advisories'> | undefined {
    if (this.#advisories.length === 0) return undefined;
    const { notes, omitted, isComplete } = this.#notes;
    return { kind: 'component-advisories', format: 'osv-json', facts: { advisories: this.#advisories }, notes, notesOmitted: omitted, complete: isComplete };
  }
}
