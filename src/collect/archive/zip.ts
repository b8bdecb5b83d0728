import { crc32, inflateRawSync } from 'node:zlib';
import { Unreadable } from '../../read/source.ts';
import type { ByteFile } from './byte-file.ts';
import { signatureBytes } from './format.ts';
import { ratioFreeBytes, type ArchiveLimits } from './limits.ts';
import type { MemberList } from './member-list.ts';
import { shown } from './member-name.ts';
import type { ZipDirectory, ZipMember } from './zip-directory.ts';

const localHeaderBytes = 30;

/**
 * Checks where the members of a zip archive lie: from its first byte on, one after the other, none over another or over the directory.
 * @throws Unreadable
 */
export function checkZipLayout(directory: ZipDirectory, file: ByteFile, limits: ArchiveLimits): void {
  const inOrder = directory.members.toSorted((one, other) => one.headerStart - other.headerStart);
  let end = 0;
  let packed = 0;
  let unpacked = 0;
  for (const member of inOrder) {
    if (member.headerStart < end) throw new Unreadable(`holds the entry ${shown(member.name)} over another one`);
    end = member.headerStart + localHeaderBytes + member.headerName.length + member.packedBytes;
    packed += member.packedBytes;
    unpacked += member.sizeBytes;
    checkRatio(member.name, member.sizeBytes, member.packedBytes, limits);
  }
  if (end > directory.startsAt) throw new Unreadable('holds an entry that reaches into the zip directory');
  const signature = new DataView(file.read(0, 4).buffer).getUint32(0, true);
  if (signature !== 0x04034b50) throw new Unreadable('holds other data before its first zip entry');
  checkRatio(file.name, unpacked, packed, limits);
}

function checkRatio(name: string, unpacked: number, packed: number, limits: ArchiveLimits): void {
  if (unpacked > ratioFreeBytes && unpacked > packed * limits.ratioMax) throw new Unreadable(`unpacks ${shown(name)} from ${packed} to ${unpacked} bytes; that is refused as a bomb`);
}

/**
 * Unpacks one member and holds it to what the directory says of it.
 * @throws Unreadable
 */
export function zipContent(member: ZipMember, file: ByteFile, list: MemberList): Uint8Array {
  const packed = file.read(dataStart(member, file), member.packedBytes);
  const content = member.isPacked ? unpack(member, packed) : packed;
  if (content.length !== member.sizeBytes) throw new Unreadable(`states ${member.sizeBytes} bytes for ${shown(member.name)}, which unpacks to ${content.length}`);
  if (crc32(content) !== member.checksum) throw new Unreadable(`holds ${shown(member.name)} with a wrong checksum`);
  list.content(member.name, content.subarray(0, signatureBytes));
  return content;
}

/** Where the packed bytes begin, after a local header that says the same as the directory. */
function dataStart(member: ZipMember, file: ByteFile): number {
  const bytes = file.read(member.headerStart, localHeaderBytes);
  const header = new DataView(bytes.buffer);
  if (header.getUint32(0, true) !== 0x04034b50) throw new Unreadable(`has no local header for ${shown(member.name)}`);
  const nameLength = header.getUint16(26, true);
  const name = file.read(member.headerStart + localHeaderBytes, nameLength);
  const isSame = nameLength === member.headerName.length && name.every((byte, index) => byte === member.headerName[index]) && header.getUint16(8, true) === (member.isPacked ? 8 : 0) && (header.getUint16(6, true) & 0x2041) === 0;
  if (!isSame) throw new Unreadable(`says two different things about ${shown(member.name)}`);
  return member.headerStart + localHeaderBytes + nameLength + header.getUint16(28, true);
}

function unpack(member: ZipMember, packed: Uint8Array): Uint8Array {
  try {
    // One byte more than stated is let through, so that a lie shows as a wrong length and not as broken data.
    const result = inflateRawSync(packed, { maxOutputLength: member.sizeBytes + 1, info: true }) as unknown as { readonly buffer: Uint8Array; readonly engine: { readonly bytesWritten: number } };
    if (result.engine.bytesWritten === packed.length) return result.buffer;
  } catch (problem) {
    if ((problem as { code?: unknown }).code === 'ERR_BUFFER_TOO_LARGE') throw new Unreadable(`unpacks ${shown(member.name)} to more than the ${member.sizeBytes} bytes that it states`);
  }
  throw new Unreadable(`holds broken or cut data for ${shown(member.name)}`);
}
