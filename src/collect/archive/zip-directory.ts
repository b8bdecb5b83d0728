import { fromRandomAccessReader, RandomAccessReader, type Entry, type ZipFile } from 'yauzl';
import { Unreadable } from '../../read/source.ts';
import type { ByteFile } from './byte-file.ts';
import type { ArchiveLimits } from './limits.ts';
import type { Member, MemberList } from './member-list.ts';
import { memberName, shown } from './member-name.ts';

/** A file in a zip archive and where its packed bytes lie. */
export interface ZipMember extends Member {
  readonly isPacked: boolean;
  readonly packedBytes: number;
  readonly checksum: number;
  readonly headerStart: number;
  readonly headerName: Uint8Array;
}

export interface ZipDirectory {
  /** Files in the directory's order. */
  readonly members: readonly ZipMember[];
  /** Byte at which the directory begins. */
  readonly startsAt: number;
}

/** Lets yauzl read from a `ByteFile`. */
class ByteFileReader extends RandomAccessReader {
  readonly #file: ByteFile;
  constructor(file: ByteFile) {
    super();
    this.#file = file;
  }
  override read(buffer: Buffer, offset: number, length: number, position: number, callback: (problem: Error | null) => void): void {
    try {
      buffer.set(this.#file.read(position, length), offset);
    } catch (problem) {
      callback(problem instanceof Error ? problem : new Unreadable('could not be read'));
      return;
    }
    callback(null);
  }
  override close(callback: (problem: Error | null) => void): void {
    callback(null);
  }
}

/**
 * Reads the central directory of a zip archive and holds every entry to the rules, before any content is looked at.
 * @throws Unreadable
 */
export async function zipDirectory(file: ByteFile, list: MemberList, limits: ArchiveLimits): Promise<ZipDirectory> {
  const members: ZipMember[] = [];
  let startsAt = 0;
  try {
    const zip = await opened(file);
    startsAt = Number(zip.readEntryCursor);
    if (zip.entryCount > limits.entriesMax) throw new Unreadable(`holds ${zip.entryCount} entries; at most ${limits.entriesMax} are read`);
    for await (const entry of zip.eachEntry()) {
      list.entry();
      const member = memberOf(entry, list, limits);
      if (member !== undefined) members.push(member);
    }
    checkEnd(file, Number(zip.readEntryCursor), zip.entryCount);
  } catch (problem) {
    if (problem instanceof Unreadable) throw problem;
    throw new Unreadable(`has a broken zip directory${problem instanceof Error && problem.message.length < 120 ? ` (${problem.message})` : ''}`);
  }
  return { members, startsAt };
}

function opened(file: ByteFile): Promise<ZipFile> {
  return new Promise((resolve, reject) => {
    fromRandomAccessReader(new ByteFileReader(file), file.sizeBytes, { lazyEntries: true, autoClose: false, decodeStrings: false, validateEntrySizes: true }, (problem, zip) => {
      if (problem === null || problem === undefined) resolve(zip);
      else reject(problem);
    });
  });
}

function memberOf(entry: Entry, list: MemberList, limits: ArchiveLimits): ZipMember | undefined {
  // With `decodeStrings: false` the name is the raw bytes.
  const raw = nameText(entry.fileNameRaw);
  const isFolder = raw.endsWith('/');
  const name = memberName(raw, isFolder, limits);
  if (limits.ofSources === true && !isFolder && typeOf(entry) === 0o120000) return undefined;
  checkRights(entry, name, isFolder);
  if ((entry.generalPurposeBitFlag & 0x2041) !== 0) throw new Unreadable(`holds the encrypted entry ${shown(name)}`);
  if (entry.compressionMethod !== 0 && entry.compressionMethod !== 8) throw new Unreadable(`holds the entry ${shown(name)} packed by the unknown method ${entry.compressionMethod}`);
  if (isFolder) {
    if (entry.uncompressedSize > 0) throw new Unreadable(`holds the folder ${shown(name)} with content`);
    list.folder(name);
    return undefined;
  }
  const member = list.file(name, entry.uncompressedSize);
  return { ...member, isPacked: entry.compressionMethod === 8, packedBytes: entry.compressedSize, checksum: entry.crc32, headerStart: entry.relativeOffsetOfLocalHeader, headerName: entry.fileNameRaw };
}

/** The type of an entry out of its Unix mode; 0 where it states none. */
function typeOf({ externalFileAttributes }: Entry): number {
  return (externalFileAttributes >>> 16) & 0o170000;
}

/** Refuses links, devices and set-user rights, as far as the entry states a Unix mode. */
function checkRights(entry: Entry, name: string, isFolder: boolean): void {
  const mode = entry.externalFileAttributes >>> 16;
  const type = typeOf(entry);
  if (type !== 0 && type !== (isFolder ? 0o040000 : 0o100000)) throw new Unreadable(`holds ${shown(name)}, which is a link or a special file; only files and folders are read`);
  if (!isFolder && (mode & 0o6000) !== 0) throw new Unreadable(`holds ${shown(name)} with set-user or set-group rights`);
}

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function nameText(bytes: Uint8Array): string {
  try {
    return decoder.decode(bytes);
  } catch {
    throw new Unreadable('holds an entry whose name is not UTF-8');
  }
}

/** The directory ends where its end record begins, and that record counts the same entries: none is hidden. */
function checkEnd(file: ByteFile, end: number, entries: number): void {
  const record = file.read(end, 4);
  const signature = new DataView(record.buffer).getUint32(0, true);
  const isZip64 = signature === 0x06064b50;
  if (!isZip64 && signature !== 0x06054b50) throw new Unreadable('holds data between its zip directory and the end record');
  if (isZip64 && entries < 0xffff && file.sizeBytes < 0xffff_ffff) {
    // Some writers always use the long form; then the short form must say the same or point to the long one.
    const short = new DataView(file.read(file.sizeBytes - 22, 22).buffer);
    const stated = short.getUint16(10, true);
    if (short.getUint32(0, true) === 0x06054b50 && stated !== entries && stated !== 0xffff) throw new Unreadable('states two different numbers of entries');
  }
}
