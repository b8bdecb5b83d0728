import { crc32, gzipSync } from 'node:zlib';

/** An entry of an archive: a file, or with `link` a symbolic link to somewhere. */
export interface PackedEntry {
  readonly name: string;
  readonly content?: Uint8Array | string;
  readonly link?: string;
}

/** A gzipped tar (ustar) with whatever names and links are asked for. */
export function packedTar(entries: readonly PackedEntry[]): Uint8Array {
  const blocks = entries.flatMap(({ name, content = '', link }) => {
    const bytes = link === undefined ? Buffer.from(content) : Buffer.alloc(0);
    const header = Buffer.alloc(512);
    header.write(name, 0, 100);
    header.write('0000644\0', 100);
    header.write('0000000\0', 108);
    header.write('0000000\0', 116);
    header.write(`${bytes.length.toString(8).padStart(11, '0')}\0`, 124);
    header.write('00000000000\0', 136);
    header.write('        ', 148);
    header.write(link === undefined ? '0' : '2', 156);
    header.write(link ?? '', 157, 100);
    header.write('ustar\x0000', 257);
    header.write(`${header.reduce((total, byte) => total + byte, 0).toString(8).padStart(6, '0')}\0 `, 148);
    return [header, bytes, Buffer.alloc((512 - (bytes.length % 512)) % 512)];
  });
  return gzipSync(Buffer.concat([...blocks, Buffer.alloc(1024)]));
}

/** A zip whose members are stored as they are (APPNOTE 4.3, written on Unix), with whatever names and links are asked for. */
export function packedZip(entries: readonly PackedEntry[]): Uint8Array {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const { name, content = '', link } of entries) {
    const bytes = Buffer.from(link ?? content);
    const named = Buffer.from(name);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(0x800, 2);
    common.writeUInt32LE(crc32(bytes), 10);
    common.writeUInt32LE(bytes.length, 14);
    common.writeUInt32LE(bytes.length, 18);
    common.writeUInt16LE(named.length, 22);
    locals.push(Buffer.from('504b0304', 'hex'), common, named, bytes);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(((link === undefined ? 0o100644 : 0o120777) << 16) >>> 0, 6);
    rest.writeUInt32LE(at, 10);
    directory.push(Buffer.from('504b01021403', 'hex'), common, rest, named);
    at += 30 + named.length + bytes.length;
  }
  const index = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('504b0506', 0, 'hex');
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(index.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...locals, index, end]);
}
