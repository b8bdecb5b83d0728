import { dirname, join } from 'node:path';
import type { Artifact } from '../model/artifact.ts';
import { quote, say } from '../model/text.ts';
import { archiveFormatOf } from '../collect/archive/format.ts';
import { PassingDigest } from '../collect/digest-of.ts';
import { openFile, type FileSource } from '../collect/file-source.ts';
import { headOf } from '../read/head.ts';
import { unreadable, type Reading } from '../read/reader.ts';
import { Unreadable, type Source } from '../read/source.ts';
import { nodeHashing } from './node-hashing.ts';
import type { Result, Task } from './protocol.ts';
import { readSource, type SourceReading } from './read-source.ts';

/** Does one task: opens, finds the reader by content, reads. Content that can't be read is a result, not a failure. */
export async function perform(task: Task): Promise<readonly Result[]> {
  if (task.task === 'file') return file(task);
  // What a task alone needs is loaded when it comes.
  if (task.task === 'set') return (await import('./read-members.ts')).readMembers({ name: task.name, origin: task.origin }, openedOneByOne(task.root, task.members, task.name), nodeHashing, (source, read) => completed(source, read, dirname(join(task.root, task.name, source.name))));
  if (task.task === 'provider') return fetchedProvider(task);
  const { readTree } = await import('./read-tree.ts');
  const { grammarOf } = await import('./grammar.ts');
  return [await readTree(task, openedOneByOne(task.root, task.members, '.'), nodeHashing, grammarOf)];
}

async function file(task: Task & { task: 'file' }): Promise<readonly Result[]> {
  const digest = new PassingDigest();
  let source: FileSource;
  try {
    source = openFile(task.path, task.name, digest.see);
  } catch (problem) {
    if (!(problem instanceof Unreadable)) throw problem;
    const artifact: Artifact = { path: task.name, digest: 'sha256:unread', sizeBytes: 0, origin: task.origin };
    return [{ artifact, reading: unreadable(task.kind ?? 'document', 'unknown', say`The file ${quote(task.name)} ${quote(problem.reason)}.`) }];
  }
  try {
    const isArchive = archiveFormatOf(source.head) !== undefined;
    const read = isArchive ? undefined : await readOne(source, task);
    const artifact: Artifact = { path: task.name, digest: digest.of(source), sizeBytes: source.sizeBytes, origin: task.origin };
    if (read !== undefined) return [{ artifact, ...read }];
    const results = await archive(task, artifact);
    return results.every(({ reading, formatName }) => reading === undefined && formatName === undefined) ? [{ artifact, ...(await archiveName(source, results[0]?.members)) }] : results;
  } finally {
    source.close();
  }
}

/** One file that is no archive. */
async function readOne(source: FileSource, task: Task & { task: 'file' }): Promise<SourceReading> {
  if (task.mapping !== undefined) return readMapped(source, task.mapping);
  if (isPdf(source)) return (await import('./read-pdf.ts')).readPdf(source, task);
  return completed(source, await readSource(source, task), dirname(task.path));
}

function isPdf({ head }: Source): boolean {
  return new TextDecoder('latin1').decode(head.subarray(0, 5)) === '%PDF-';
}

/** Compares the files that were fetched of a CSAF provider; each is evidence of its own by another task. */
async function fetchedProvider({ name, members, fetched, origin }: Task & { task: 'provider' }): Promise<readonly Result[]> {
  const { ProviderFolder } = await import('./provider-folder.ts');
  const provider = new ProviderFolder(fetched);
  const names = nodeHashing.ofNames();
  let sizeBytes = 0;
  for (const member of members) {
    const source = openFile(member.path, member.name);
    try {
      sizeBytes += source.sizeBytes;
      const digest = nodeHashing.of(source);
      names.add(`${digest}  ${member.name}\n`);
      await provider.add(source, digest, (await readSource(source)).reading);
    } finally {
      source.close();
    }
  }
  if (!provider.isProvider) return [];
  const artifact: Artifact = { path: name, digest: await names.digest(), sizeBytes, origin };
  return [{ artifact, reading: await provider.reading(nodeHashing) }];
}

/** What an archive is of which no member is known: mostly a document of an office program, which is an archive too. */
async function archiveName(source: Source, members: number | undefined): Promise<Pick<Result, 'formatName' | 'seen' | 'members'>> {
  const { namedFormat } = await import('../read/named-formats.ts');
  const name = namedFormat(headOf(source));
  if (name !== undefined && !name.includes('archive')) return { formatName: name };
  return { seen: `an archive of ${members ?? 0} files, none of them of a known kind`, ...(members === undefined ? {} : { members }) };
}

/** What more than the file’s own bytes can tell of it, where this is a machine and no browser. */
async function completed(source: Source, read: SourceReading, folder: string | undefined): Promise<SourceReading> {
  if (read.reading?.kind !== 'attestation' && read.reading?.kind !== 'package-provenance') return read;
  const { verifiedAttestation, verifiedPackage } = await import('./verify-attestation.ts');
  if (read.reading.kind === 'package-provenance') return { ...read, reading: await verifiedPackage(source, read.reading as Reading<'package-provenance'>) };
  return { ...read, reading: await verifiedAttestation(source, read.reading as Reading<'attestation'>, folder) };
}

/** A log by the mapping that lies beside it. */
async function readMapped(log: Source, path: string): Promise<SourceReading> {
  const { joinedSource } = await import('../read/audit-log/mapped-log/joined-source.ts');
  try {
    const mapping = openFile(path, 'mapping');
    try {
      return await readSource(joinedSource(mapping, log));
    } finally {
      mapping.close();
    }
  } catch (problem) {
    if (!(problem instanceof Unreadable)) throw problem;
    return { reading: unreadable('audit-log', 'mapped-log', say`The mapping ${quote(problem.reason)}.`) };
  }
}

async function archive(task: Task & { task: 'file' }, artifact: Artifact): Promise<readonly Result[]> {
  const { openByteFile } = await import('../collect/archive/byte-file.ts');
  const { archiveLimits, unpackedLimits } = await import('../collect/archive/limits.ts');
  const { openArchive } = await import('../collect/archive/open-archive.ts');
  const { readMembers } = await import('./read-members.ts');
  const bytes = openByteFile(task.path, task.name);
  try {
    const opened = await openArchive(bytes, task.isOfSources === true ? unpackedLimits : archiveLimits);
    if (task.kind === 'repository') return [{ artifact, reading: (await import('../collect/repository.ts')).repositoryOfArchive(opened) }];
    const results = await readMembers({ name: task.name, origin: task.origin, digest: artifact.digest, sizeBytes: artifact.sizeBytes }, opened.sources(), nodeHashing, (source, read) => completed(source, read, undefined));
    return results.map((result) => ({ ...result, members: opened.members.length }));
  } catch (problem) {
    if (!(problem instanceof Unreadable)) throw problem;
    return [{ artifact, reading: unreadable(task.kind ?? 'cve-records', 'archive', say`The archive ${quote(task.name)} ${quote(problem.reason)}.`, problem.at) }];
  } finally {
    bytes.close();
  }
}

/** Opens each file only while it is read, however many there are. */
function* openedOneByOne(root: string, members: readonly string[], folder: string): Generator<Source | Unreadable> {
  for (const name of members) {
    const inside = folder === '.' ? name : name.slice(folder.length + 1);
    let source: FileSource;
    try {
      source = openFile(join(root, name), inside);
    } catch (problem) {
      if (!(problem instanceof Unreadable)) throw problem;
      yield new Unreadable(problem.reason, { member: inside });
      continue;
    }
    try {
      yield source;
    } finally {
      source.close();
    }
  }
}
