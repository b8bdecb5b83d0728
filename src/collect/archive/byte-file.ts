import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { headBytes, Unreadable, type Source } from '../../read/source.ts';

/** The packed bytes of an archive, read at any place without holding them all. */
export interface ByteFile {
  readonly name: string;
  readonly sizeBytes: number;
  /** Exactly `length` bytes from `position`; throws `Unreadable` when the file ends before. */
  read(position: number, length: number): Uint8Array<ArrayBuffer>;
  close(): void;
}

/**
 * An archive on disk. The file is opened once; what is read later is the same file, whatever happens to its name.
 * @param path where to open it
 * @param name what to call it in messages
 */
export function openByteFile(path: string, name: string = path): ByteFile {
  const descriptor = openSync(path, 'r');
  const sizeBytes = fstatSync(descriptor).size;
  return {
    name,
    sizeBytes,
    read: (position, length) => {
      const bytes = new Uint8Array(length);
      for (let done = 0; done < length; ) {
        const count = readSync(descriptor, bytes, done, length - done, position + done);
        if (count === 0) throw endsEarly(position + length, position + done);
        done += count;
      }
      return bytes;
    },
    close: () => closeSync(descriptor),
  };
}

/** An archive whose bytes a source holds. */
export function byteFileOf(source: Source, archiveBytesMax: number): ByteFile {
  const content = source.bytes(archiveBytesMax);
  return {
    name: source.name,
    sizeBytes: content.length,
    read: (position, length) => {
      if (position < 0 || position + length > content.length) throw endsEarly(position + length, content.length);
      // Always a copy of its own: slice of a Buffer would share the memory of other buffers.
      return new Uint8Array(content.subarray(position, position + length));
    },
    close: () => undefined,
  };
}

/** The first bytes of a file, as many as readers look at. */
export function headOfFile(file: ByteFile): Uint8Array {
  return file.read(0, Math.min(headBytes, file.sizeBytes));
}

function endsEarly(expected: number, seen: number): Unreadable {
  return new Unreadable(`ends at byte ${seen}; its own headers promise at least ${expected}`);
}
