import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import { headBytes, Unreadable, type Source } from '../read/source.ts';

const chunkBytes = 1_048_576;
const pieceBytes = 262_144;

/** A source over an open file. Close it when done. */
export interface FileSource extends Source {
  passing(): Iterable<Uint8Array>;
  close(): void;
}

/**
 * Opens a regular file for reading, without following a link at its end.
 * @param path where it lies
 * @param name the path as collected, for pointers
 * @param seen told of all bytes that are handed out, and where in the file they begin
 * @throws Unreadable when it can't be opened or is not a regular file
 */
export function openFile(path: string, name: string, seen: (position: number, bytes: Uint8Array) => void = () => undefined): FileSource {
  const descriptor = open(path);
  const stat = fstatSync(descriptor);
  if (!stat.isFile()) {
    closeSync(descriptor);
    throw new Unreadable('is not a regular file');
  }
  const sizeBytes = stat.size;
  const head = readAt(descriptor, 0, Math.min(headBytes, sizeBytes));
  // Most files of a product are short: what was read for the head is then all of it, and is not read again.
  const isWhole = head.length === sizeBytes;
  const told = (position: number, bytes: Uint8Array): Uint8Array => {
    seen(position, bytes);
    return bytes;
  };
  return {
    name,
    sizeBytes,
    head,
    bytes: (limitBytes) => {
      if (sizeBytes > limitBytes) throw new Unreadable(`is ${sizeBytes} bytes long; at most ${limitBytes} are read`);
      if (isWhole) return told(0, head);
      const bytes = new Uint8Array(sizeBytes);
      // In pieces that are still near the processor when they are hashed.
      let filled = 0;
      while (filled < sizeBytes) {
        const piece = fill(descriptor, filled, bytes.subarray(filled, Math.min(filled + pieceBytes, sizeBytes)));
        if (piece.length === 0) break;
        told(filled, piece);
        filled += piece.length;
      }
      return filled === sizeBytes ? bytes : bytes.subarray(0, filled);
    },
    *chunks() {
      if (isWhole && sizeBytes > 0) yield told(0, head);
      else for (let position = 0; position < sizeBytes; position += chunkBytes) yield told(position, readAt(descriptor, position, Math.min(chunkBytes, sizeBytes - position)));
    },
    *passing() {
      const buffer = new Uint8Array(isWhole ? 0 : pieceBytes);
      if (isWhole) yield told(0, head);
      else for (let position = 0; position < sizeBytes; position += pieceBytes) yield told(position, fill(descriptor, position, buffer.subarray(0, Math.min(pieceBytes, sizeBytes - position))));
    },
    close: () => closeSync(descriptor),
  };
}

/**
 * Reads a whole regular file into memory that serves one file after the other: for whoever looks at very many short ones and keeps none.
 * @param expectedBytes its size when it was listed as a regular file; one that is still so long is not looked at again
 * @param buffer as long as the longest file that may be read
 * @returns the part of the buffer that holds the file
 * @throws Unreadable as `openFile`, and for a longer file
 */
export function readInto(path: string, expectedBytes: number, buffer: Uint8Array): Uint8Array {
  return withOpen(path, (descriptor) => {
    if (isReadWhole(descriptor, expectedBytes, buffer)) return buffer.subarray(0, expectedBytes);
    const sizeBytes = regularSize(descriptor);
    if (sizeBytes > buffer.length) throw new Unreadable(`is ${sizeBytes} bytes long; at most ${buffer.length} are read`);
    return fill(descriptor, 0, buffer.subarray(0, sizeBytes));
  });
}

/** Whether a file has as many bytes as expected, which are then read: one more is asked for. Why something else can't be read is said by whoever looks at it. */
function isReadWhole(descriptor: number, expectedBytes: number, buffer: Uint8Array): boolean {
  try {
    return expectedBytes < buffer.length && readSync(descriptor, buffer, 0, expectedBytes + 1, 0) === expectedBytes;
  } catch {
    return false;
  }
}

/**
 * Reads a regular file of any length piece by piece into memory that serves one piece and one file after the other.
 * @param buffer as long as the longest piece
 * @param take is given each piece, which is gone with the next; a file that the buffer holds is one piece, even an empty one
 * @returns how many bytes were read
 * @throws Unreadable as `openFile`
 */
export function readThrough(path: string, buffer: Uint8Array, take: (piece: Uint8Array, isWhole: boolean) => void): number {
  return withOpen(path, (descriptor) => {
    const sizeBytes = regularSize(descriptor);
    let position = 0;
    do {
      const piece = fill(descriptor, position, buffer.subarray(0, Math.min(buffer.length, sizeBytes - position)));
      take(piece, sizeBytes <= buffer.length);
      if (piece.length === 0) break;
      position += piece.length;
    } while (position < sizeBytes);
    return position;
  });
}

function withOpen<Value>(path: string, work: (descriptor: number) => Value): Value {
  const descriptor = open(path);
  try {
    return work(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** @throws Unreadable for anything but a regular file */
function regularSize(descriptor: number): number {
  const stat = fstatSync(descriptor);
  if (!stat.isFile()) throw new Unreadable('is not a regular file');
  return stat.size;
}

function open(path: string): number {
  try {
    // Non-blocking, so that a pipe in the place of a file can't hold the reader for ever.
    return openSync(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  } catch (problem) {
    throw new Unreadable(reasonOf(problem));
  }
}

/** Why something can't be opened, as a predicate. */
export function reasonOf(problem: unknown): string {
  const code = problem instanceof Error && 'code' in problem ? problem.code : undefined;
  if (code === 'ENOENT') return 'does not exist';
  if (code === 'EACCES' || code === 'EPERM' || code === 'ERR_ACCESS_DENIED') return 'may not be read by this user';
  if (code === 'ELOOP') return 'is a symbolic link; links are not followed';
  return `can't be opened (${String(code)})`;
}

function readAt(descriptor: number, position: number, length: number): Uint8Array {
  return fill(descriptor, position, new Uint8Array(length));
}

/** @returns the bytes, or the part of them that the file still had */
function fill(descriptor: number, position: number, bytes: Uint8Array): Uint8Array {
  let filled = 0;
  while (filled < bytes.length) {
    const count = readSync(descriptor, bytes, filled, bytes.length - filled, position + filled);
    if (count === 0) break;
    filled += count;
  }
  return filled === bytes.length ? bytes : bytes.subarray(0, filled);
}
