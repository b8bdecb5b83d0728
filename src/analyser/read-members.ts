import type { Artifact, Digest, Origin } from '../model/artifact.ts';
import type { ComponentAdvisory } from '../model/evidence/component-advisories.ts';
import type { CveRecordSet } from '../model/evidence/cve-records.ts';
import { quote, say } from '../model/text.ts';
import { mergeRecordSets } from '../read/cve/merge.ts';
import { notesMax, type Note, type Reading } from '../read/reader.ts';
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
    await provider.add(member, digest, reading);
    if (reading?.kind === 'cve-records') records.add(member.name, reading as Reading<'cve-records'>);
    else if (reading?.kind === 'component-advisories') advisories.add(member.name, reading as Reading<'component-advisories'>);
    else if (reading !== undefined || formatName !== undefined) {
      const artifact: Artifact = { path: container.name === '.' ? member.name : `${container.name}/${member.name}`, digest, sizeBytes: member.sizeBytes, origin: container.origin };
      results.push({ artifact, ...(reading === undefined ? {} : { reading }), ...(formatName === undefined ? {} : { formatName }) });
    }
  }
  const artifact: Artifact = { path: container.name, digest: container.digest ?? (await names.digest()), sizeBytes: container.sizeBytes ?? sizeBytes, origin: container.origin };
  for (const set of [records.reading(), advisories.reading()]) if (set !== undefined) results.push({ artifact, reading: set });
  if (provider.isProvider) results.push({ artifact, reading: { kind: 'csaf-provider-folder', format: 'csaf-provider-folder-2.0', facts: await provider.facts(await hashing.signatures?.()), notes: [], notesOmitted: 0 } });
  return results.length > 0 ? results : [{ artifact }];
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
