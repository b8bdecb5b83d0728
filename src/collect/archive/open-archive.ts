import { sourceOf, Unreadable, type Source } from '../../read/source.ts';
import { headOfFile, type ByteFile } from './byte-file.ts';
import { archiveFormatOf, signatureBytes } from './format.ts';
import { inflateGzip } from './gzip.ts';
import { archiveLimits, type ArchiveLimits } from './limits.ts';
import { memberList, type Member } from './member-list.ts';
import { tarReader } from './tar.ts';
import { checkZipLayout, zipContent } from './zip.ts';
import { zipDirectory } from './zip-directory.ts';

/** An archive that was looked through from end to end and found sound. */
export interface Archive {
  readonly format: 'zip' | 'tar' | 'tar-gzip' | 'gzip';
  /** Its files, in the order in which `sources` gives them. */
  readonly members: readonly Member[];
  /** The files one by one; each is in memory only until the next is asked for. Throws `Unreadable` when the file changed meanwhile. */
  sources(): AsyncGenerator<Source>;
}

/**
 * Opens a zip, tar, tar.gz or gz file. Before this resolves everything was read once: names, types, sizes, checksums, ends.
 * So a hostile entry refuses the whole archive before any member of it can become evidence. Nothing is written anywhere.
 * @param file stays open for `sources`; closing it is the caller's part
 * @throws Unreadable with the reason
 */
export async function openArchive(file: ByteFile, limits: ArchiveLimits = archiveLimits): Promise<Archive> {
  if (file.sizeBytes > limits.archiveBytesMax) throw new Unreadable(`is ${file.sizeBytes} bytes long; at most ${limits.archiveBytesMax} are read`);
  const format = archiveFormatOf(headOfFile(file));
  if (format === 'zip') return openZip(file, limits);
  if (format === 'tar') return openTar(limits, 'tar', () => piecesOf(file));
  if (format === 'gzip') return openGzip(file, limits);
  throw new Unreadable(format === undefined ? 'is no archive; zip, tar, tar.gz and gz are read' : `is packed as ${format}; only zip, tar, tar.gz and gz are read`);
}

async function openZip(file: ByteFile, limits: ArchiveLimits): Promise<Archive> {
  const list = memberList(limits);
  const directory = await zipDirectory(file, list, limits);
  const members = list.done();
  checkZipLayout(directory, file, limits);
  for (const entry of directory.members) zipContent(entry, file, list);
  return {
    format: 'zip',
    members,
    async *sources() {
      for (const entry of directory.members) yield sourceOf(entry.name, zipContent(entry, file, list));
    },
  };
}

type Pieces = () => AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

async function openTar(limits: ArchiveLimits, format: 'tar' | 'tar-gzip', pieces: Pieces): Promise<Archive> {
  const list = memberList(limits);
  const looking = tarReader(list, limits, false);
  for await (const piece of pieces()) looking.push(piece);
  looking.end();
  const members = list.done();
  return {
    format,
    members,
    async *sources() {
      const reading = tarReader(memberList(limits), limits, true);
      let index = 0;
      for await (const piece of pieces()) {
        for (const { name, content } of reading.push(piece)) {
          const expected = members[index];
          if (expected?.name !== name || expected.sizeBytes !== content.length) throw new Unreadable('changed while it was read');
          index += 1;
          yield sourceOf(name, content);
        }
      }
      if (index !== members.length) throw new Unreadable('changed while it was read');
    },
  };
}

async function openGzip(file: ByteFile, limits: ArchiveLimits): Promise<Archive> {
  const pieces: Pieces = () => inflateGzip(file, limits);
  const inner = archiveFormatOf(await firstBytes(pieces));
  if (inner === 'tar') return openTar(limits, 'tar-gzip', pieces);
  const name = innerName(file.name);
  const list = memberList(limits);
  let sizeBytes = 0;
  let head = new Uint8Array();
  for await (const piece of pieces()) {
    if (sizeBytes === 0) head = piece.slice(0, signatureBytes);
    sizeBytes += piece.length;
    if (sizeBytes > limits.memberBytesMax) throw new Unreadable(`unpacks to more than ${limits.memberBytesMax} bytes`);
    list.content(name, head);
  }
  list.entry();
  list.file(name, sizeBytes);
  return {
    format: 'gzip',
    members: list.done(),
    async *sources() {
      const content = new Uint8Array(sizeBytes);
      let at = 0;
      for await (const piece of pieces()) {
        if (at + piece.length > sizeBytes) throw new Unreadable('changed while it was read');
        content.set(piece, at);
        at += piece.length;
      }
      yield sourceOf(name, content);
    },
  };
}

async function firstBytes(pieces: Pieces): Promise<Uint8Array> {
  for await (const piece of pieces()) return piece.slice(0, signatureBytes);
  return new Uint8Array();
}

/** The name without its packing: `records.json.gz` holds `records.json`. */
function innerName(name: string): string {
  const last = name.slice(name.lastIndexOf('/') + 1);
  const bare = last.replace(/\.gz$/i, '');
  return bare === '' ? 'content' : bare;
}

const pieceBytes = 1_048_576;

function* piecesOf(file: ByteFile): Generator<Uint8Array> {
  for (let position = 0; position < file.sizeBytes; position += pieceBytes) yield file.read(position, Math.min(pieceBytes, file.sizeBytes - position));
}
