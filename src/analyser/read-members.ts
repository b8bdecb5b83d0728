import type { Artifact, Digest, Origin } from '../model/artifact.ts';
import type { CveRecordSet } from '../model/evidence/cve-records.ts';
import { quote, say } from '../model/text.ts';
import { mergeRecordSets } from '../read/cve/merge.ts';
import { notesMax, type Note, type Reading } from '../read/reader.ts';
import { Unreadable, type Source } from '../read/source.ts';
import type { Hashing } from './hashing.ts';
import type { Result } from './protocol.ts';
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
 * Reads every member. CVE records become one set, whose artifact is the container; any other member is evidence
 * of its own. Members that no reader knows are passed over.
 * @param completed adds to a reading what more than the member's own bytes can tell
 */
export async function readMembers(container: Container, members: AsyncIterable<Source | Unreadable> | Iterable<Source | Unreadable>, hashing: Hashing, completed: (source: Source, read: SourceReading) => SourceReading | Promise<SourceReading> = (_, read) => read): Promise<readonly Result[]> {
  const results: Result[] = [];
  const records = new RecordSets();
  const names = hashing.ofNames();
  let sizeBytes = 0;
  for await (const member of members) {
    if (member instanceof Unreadable) {
      records.refuse(member);
      continue;
    }
    sizeBytes += member.sizeBytes;
    const digest = hashing.of(member);
    names.add(`${digest}  ${member.name}\n`);
    const { reading, formatName } = await completed(member, await readSource(member));
    if (reading?.kind === 'cve-records') records.add(member.name, reading as Reading<'cve-records'>);
    else if (reading !== undefined || formatName !== undefined) {
      const artifact: Artifact = { path: container.name === '.' ? member.name : `${container.name}/${member.name}`, digest, sizeBytes: member.sizeBytes, origin: container.origin };
      results.push({ artifact, ...(reading === undefined ? {} : { reading }), ...(formatName === undefined ? {} : { formatName }) });
    }
  }
  const artifact: Artifact = { path: container.name, digest: container.digest ?? (await names.digest()), sizeBytes: container.sizeBytes ?? sizeBytes, origin: container.origin };
  const set = records.reading();
  if (set !== undefined) results.push({ artifact, reading: set });
  return results.length > 0 ? results : [{ artifact }];
}

/** Gathers the record sets of many members into one reading. */
class RecordSets {
  readonly #sets: CveRecordSet[] = [];
  readonly #notes: Note[] = [];
  #notesOmitted = 0;
  #isComplete = true;

  add(member: string, reading: Reading<'cve-records'>): void {
    if (reading.facts === undefined) this.#isComplete = false;
    else this.#sets.push({ ...reading.facts, records: reading.facts.records.map((record) => ({ ...record, member })) });
    for (const note of reading.notes) this.#note({ ...note, level: note.level === 'unreadable' ? 'finding' : note.level, place: { ...note.place, member } });
    this.#notesOmitted += reading.notesOmitted;
  }

  refuse(problem: Unreadable): void {
    this.#isComplete = false;
    this.#note({ level: 'finding', rule: 'member-unreadable', message: say`The member ${quote(problem.at.member ?? '')} ${quote(problem.reason)}.`, place: problem.at });
  }

  #note(note: Note): void {
    if (this.#notes.length < notesMax) this.#notes.push(note);
    else this.#notesOmitted += 1;
  }

  reading(): Reading<'cve-records'> | undefined {
    if (this.#sets.length === 0) return undefined;
    return { kind: 'cve-records', format: 'cve-5', facts: mergeRecordSets(this.#sets), notes: this.#notes, notesOmitted: this.#notesOmitted, complete: this.#isComplete };
  }
}
