import { createInflateRaw, crc32 } from 'node:zlib';
import { Unreadable } from '../../read/source.ts';
import type { ByteFile } from './byte-file.ts';
import { ratioFreeBytes, type ArchiveLimits } from './limits.ts';

const pieceBytes = 262_144;
const trailerBytes = 8;
const headerBytesMax = 4_096;

/**
 * Unpacks a gzip file (RFC 1952) piece by piece: exactly one member that fills the file, with a checksum and a length that are true.
 * @throws Unreadable for several members, data after the end, a wrong checksum or length, a bomb, or broken data
 */
export async function* inflateGzip(file: ByteFile, limits: ArchiveLimits): AsyncGenerator<Uint8Array> {
  const start = headerLength(file.read(0, Math.min(headerBytesMax, file.sizeBytes)));
  const end = file.sizeBytes - trailerBytes;
  if (end <= start) throw new Unreadable('ends inside its gzip header');
  const trailer = view(file.read(end, trailerBytes));
  const bytesMax = Math.min(limits.totalBytesMax, Math.max(ratioFreeBytes, file.sizeBytes * limits.ratioMax));

  const inflate = createInflateRaw({ chunkSize: pieceBytes });
  let failure: Error | undefined;
  inflate.on('error', (problem) => {
    failure = problem;
  });
  const feeding = feed(file, start, end, inflate);
  let length = 0;
  let checksum = 0;
  try {
    for await (const piece of inflate as AsyncIterable<Uint8Array>) {
      length += piece.length;
      if (length > bytesMax) throw new Unreadable(`unpacks to more than ${bytesMax} bytes from ${file.sizeBytes}; that is refused as a bomb`);
      checksum = crc32(piece, checksum);
      yield piece;
    }
  } catch (problem) {
    if (problem instanceof Unreadable || failure === undefined) throw problem;
    throw new Unreadable('holds broken or cut gzip data');
  } finally {
    inflate.destroy();
    await feeding;
  }
  if (inflate.bytesWritten !== end - start) throw new Unreadable('goes on after the end of its gzip data; one gzip member that fills the file was expected');
  if (checksum !== trailer.getUint32(0, true)) throw new Unreadable('has a wrong gzip checksum');
  if (length % 2 ** 32 !== trailer.getUint32(4, true)) throw new Unreadable(`states a wrong length: ${trailer.getUint32(4, true)} bytes, and unpacks to ${length}`);
}

/** Writes the packed bytes as fast as they are taken; stops when the stream is done or destroyed. */
async function feed(file: ByteFile, start: number, end: number, inflate: ReturnType<typeof createInflateRaw>): Promise<void> {
  for (let position = start; position < end && !inflate.destroyed && !inflate.writableEnded; position += pieceBytes) {
    const piece = file.read(position, Math.min(pieceBytes, end - position));
    // Resolves when the piece was taken, and also when the stream broke.
    await new Promise<void>((resolve) => {
      inflate.once('close', resolve);
      inflate.write(piece, () => {
        inflate.off('close', resolve);
        resolve();
      });
    });
  }
  if (!inflate.destroyed) inflate.end();
}

/** Length of the header with its optional fields. */
function headerLength(head: Uint8Array): number {
  if (head.length < 18) throw new Unreadable('is too short for a gzip file');
  if (head[0] !== 0x1f || head[1] !== 0x8b) throw new Unreadable('is not a gzip file');
  if (head[2] !== 8) throw new Unreadable('uses an unknown gzip method');
  const flags = head[3] ?? 0;
  if ((flags & 0xe0) !== 0) throw new Unreadable('uses gzip flags that are reserved');
  let at = 10;
  if ((flags & 4) !== 0) at += 2 + (head[at] ?? 0) + (head[at + 1] ?? 0) * 256;
  for (const flag of [8, 16]) {
    if ((flags & flag) === 0) continue;
    const zero = head.indexOf(0, at);
    if (zero < 0) throw new Unreadable('has a gzip header that does not end');
    at = zero + 1;
  }
  if ((flags & 2) !== 0) at += 2;
  return at;
}

function view(bytes: Uint8Array<ArrayBuffer>): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
