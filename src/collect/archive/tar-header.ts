import { Unreadable } from '../../read/source.ts';

/** One header block of a tar archive (POSIX.1-1988 ustar, or GNU). */
export interface TarHeader {
  readonly name: string;
  readonly sizeBytes: number;
  readonly type: 'file' | 'folder' | 'extended' | 'global-extended' | 'long-name' | 'link';
}

export const blockBytes = 512;

const types: Readonly<Record<string, TarHeader['type']>> = { '0': 'file', '\0': 'file', '5': 'folder', x: 'extended', g: 'global-extended', L: 'long-name' };
const refusedTypes: Readonly<Record<string, string>> = { '1': 'a hard link', '2': 'a symbolic link', '3': 'a device', '4': 'a device', '6': 'a pipe', '7': 'a contiguous file', K: 'a long link name', S: 'a sparse file', V: 'a volume label', M: 'a part of another volume', D: 'a folder dump', N: 'old long names' };

/**
 * Reads a header block strictly.
 * @param block 512 bytes
 * @param mayLink a symbolic link is given, to be left out; without it one is refused
 * @throws Unreadable
 */
export function tarHeader(block: Uint8Array, mayLink: boolean = false): TarHeader {
  if (ascii(block, 257, 5) !== 'ustar') throw new Unreadable('holds a tar header without its mark "ustar"');
  if (octal(block, 148, 8, 'checksum') !== checksumOf(block)) throw new Unreadable('holds a tar header with a wrong checksum');
  const letter = String.fromCharCode(block[156] ?? 0);
  const type = mayLink && letter === '2' ? 'link' : types[letter];
  if (type === undefined) throw new Unreadable(`holds ${refusedTypes[letter] ?? 'an entry of an unknown type'}; only files and folders are read`);
  if (type === 'file' && (octal(block, 100, 8, 'mode') & 0o6000) !== 0) throw new Unreadable('holds a file with set-user or set-group rights');
  const isPosix = ascii(block, 257, 6) === 'ustar\0';
  const prefix = isPosix ? fieldText(block, 345, 155) : '';
  const name = fieldText(block, 0, 100);
  return { name: prefix === '' ? name : `${prefix}/${name}`, sizeBytes: octal(block, 124, 12, 'size'), type };
}

export function isZeroBlock(block: Uint8Array): boolean {
  return block.every((byte) => byte === 0);
}

/** Sum of all bytes with the checksum field read as blanks. */
function checksumOf(block: Uint8Array): number {
  let sum = 8 * 32;
  for (let index = 0; index < blockBytes; index += 1) if (index < 148 || index >= 156) sum += block[index] ?? 0;
  return sum;
}

/** Octal digits, with blanks before and NUL or blanks after; the binary form for huge or negative numbers is refused. */
function octal(block: Uint8Array, start: number, length: number, what: string): number {
  const digits = /^ *([0-7]*)[ \0]*$/.exec(ascii(block, start, length))?.[1];
  if (digits === undefined) throw new Unreadable(`holds a tar header whose ${what} is not an octal number`);
  return digits === '' ? 0 : Number.parseInt(digits, 8);
}

function ascii(block: Uint8Array, start: number, length: number): string {
  return String.fromCharCode(...block.subarray(start, start + length));
}

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Text up to the first NUL; only NUL may follow. */
function fieldText(block: Uint8Array, start: number, length: number): string {
  const field = block.subarray(start, start + length);
  const zero = field.indexOf(0);
  const text = zero < 0 ? field : field.subarray(0, zero);
  if (zero >= 0 && field.subarray(zero).some((byte) => byte !== 0)) throw new Unreadable('holds a tar header with bytes after the end of a name');
  return tarText(text);
}

/** UTF-8, strictly. */
export function tarText(bytes: Uint8Array): string {
  try {
    return decoder.decode(bytes);
  } catch {
    throw new Unreadable('holds a tar header whose text is not UTF-8');
  }
}
