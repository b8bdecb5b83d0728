import { Unreadable } from '../../read/source.ts';
import { signatureBytes } from './format.ts';
import type { ArchiveLimits } from './limits.ts';
import type { MemberList } from './member-list.ts';
import { memberName } from './member-name.ts';
import { extendedPath } from './tar-extended.ts';
import { blockBytes, isZeroBlock, tarHeader, tarText, type TarHeader } from './tar-header.ts';

const extendedBytesMax = 65_536;

/** A file out of a tar archive with its content. */
interface TarFile {
  readonly name: string;
  readonly content: Uint8Array;
}

/** Takes the bytes of a tar archive piece by piece. */
export interface TarReader {
  /** Gives the files that end in this piece; none when contents are not kept. */
  push(piece: Uint8Array): readonly TarFile[];
  /** Tells that no more pieces come. Throws `Unreadable` when the archive is not whole. */
  end(): void;
}

/**
 * Reads a tar archive strictly: files and folders only, no links, no devices, no overriding of sizes.
 * @param list takes what is found and refuses names, sizes and numbers
 * @param keepsContent false for a pass that only looks
 */
export function tarReader(list: MemberList, limits: ArchiveLimits, keepsContent: boolean): TarReader {
  const block = new Uint8Array(blockBytes);
  let filled = 0;
  let zeroBlocks = 0;
  let nextName: string | undefined;
  let current: Body | undefined;

  const startEntry = (header: TarHeader): void => {
    list.entry();
    const isFile = header.type === 'file';
    const isFolder = header.type === 'folder';
    if (isFile || isFolder) {
      const name = memberName(nextName ?? header.name, isFolder, limits);
      nextName = undefined;
      if (isFile) list.file(name, header.sizeBytes);
      else list.folder(name);
      if (isFolder && header.sizeBytes > 0) throw new Unreadable('holds a folder with content');
      current = bodyOf(header, name, isFile && !keepsContent ? Math.min(header.sizeBytes, signatureBytes) : header.sizeBytes);
    } else if (header.type === 'link') {
      nextName = undefined;
      if (header.sizeBytes > 0) throw new Unreadable('holds a link with content');
      current = bodyOf(header, header.name, 0);
    } else {
      if (header.sizeBytes > extendedBytesMax) throw new Unreadable(`holds an extended tar header of ${header.sizeBytes} bytes; at most ${extendedBytesMax} are read`);
      current = bodyOf(header, header.name, header.sizeBytes);
    }
  };

  const endEntry = (body: Body): TarFile | undefined => {
    if (body.header.type === 'file') {
      list.content(body.name, body.kept.subarray(0, signatureBytes));
      return keepsContent ? { name: body.name, content: body.kept } : undefined;
    }
    if (body.header.type === 'folder' || body.header.type === 'link') return undefined;
    const name = body.header.type === 'long-name' ? longName(body.kept) : extendedPath(body.kept, body.header.type === 'global-extended');
    if (name !== undefined && nextName !== undefined) throw new Unreadable('holds an entry with two long names');
    nextName = name ?? nextName;
    return undefined;
  };

  const takeBlock = (): void => {
    if (isZeroBlock(block)) zeroBlocks += 1;
    else if (zeroBlocks > 0) throw new Unreadable('goes on after the end of the tar archive');
    else startEntry(tarHeader(block, limits.ofSources));
  };

  return {
    push: (piece) => {
      const files: TarFile[] = [];
      for (let at = 0; at < piece.length || isDone(current); ) {
        if (current === undefined) {
          const count = Math.min(blockBytes - filled, piece.length - at);
          block.set(piece.subarray(at, at + count), filled);
          filled += count;
          at += count;
          if (filled === blockBytes) {
            filled = 0;
            takeBlock();
          }
        } else if (isDone(current)) {
          const file = endEntry(current);
          current = undefined;
          if (file !== undefined) files.push(file);
        } else {
          at += take(current, piece.subarray(at));
        }
      }
      return files;
    },
    end: () => {
      if (filled > 0 || current !== undefined || zeroBlocks < 2) throw new Unreadable('ends before the tar archive does');
      if (nextName !== undefined) throw new Unreadable('ends with an extended tar header that belongs to no entry');
    },
  };
}

/** What follows a header: content, then padding to whole blocks. */
interface Body {
  readonly header: TarHeader;
  readonly name: string;
  readonly keptBytes: number;
  /** The first `keptBytes` of the content, as far as they were taken. */
  kept: Uint8Array;
  /** Bytes taken so far, padding included. */
  taken: number;
  readonly whole: number;
}

function bodyOf(header: TarHeader, name: string, keptBytes: number): Body {
  return { header, name, keptBytes, kept: new Uint8Array(), taken: 0, whole: Math.ceil(header.sizeBytes / blockBytes) * blockBytes };
}

function isDone(body: Body | undefined): body is Body {
  return body !== undefined && body.taken === body.whole;
}

function take(body: Body, rest: Uint8Array): number {
  const count = Math.min(rest.length, body.whole - body.taken);
  const kept = Math.min(count, Math.max(0, body.keptBytes - body.taken));
  if (body.taken === 0 && kept === body.keptBytes) {
    // The whole content lies in this piece: no copy is needed.
    body.kept = rest.subarray(0, kept);
  } else if (kept > 0) {
    if (body.taken === 0) body.kept = new Uint8Array(body.keptBytes);
    body.kept.set(rest.subarray(0, kept), body.taken);
  }
  body.taken += count;
  return count;
}

/** GNU long name: text with a NUL at its end. */
function longName(bytes: Uint8Array): string {
  const zero = bytes.indexOf(0);
  return tarText(zero < 0 ? bytes : bytes.subarray(0, zero));
}
