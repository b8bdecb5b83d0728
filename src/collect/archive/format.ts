/** Packings that are opened, and ones that are known and refused. */
export type ArchiveFormat = 'zip' | 'tar' | 'gzip' | 'bzip2' | 'xz' | '7z' | 'rar' | 'zstd' | 'lz4' | 'compress' | 'cab' | 'ar';

const signatures: readonly { readonly format: ArchiveFormat; readonly at: number; readonly bytes: readonly number[] }[] = [
  { format: 'zip', at: 0, bytes: [0x50, 0x4b, 0x03, 0x04] },
  { format: 'zip', at: 0, bytes: [0x50, 0x4b, 0x05, 0x06] },
  { format: 'zip', at: 0, bytes: [0x50, 0x4b, 0x07, 0x08] },
  { format: 'gzip', at: 0, bytes: [0x1f, 0x8b] },
  { format: 'tar', at: 257, bytes: [0x75, 0x73, 0x74, 0x61, 0x72] },
  { format: 'bzip2', at: 0, bytes: [0x42, 0x5a, 0x68] },
  { format: 'xz', at: 0, bytes: [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00] },
  { format: '7z', at: 0, bytes: [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c] },
  { format: 'rar', at: 0, bytes: [0x52, 0x61, 0x72, 0x21, 0x1a, 0x07] },
  { format: 'zstd', at: 0, bytes: [0x28, 0xb5, 0x2f, 0xfd] },
  { format: 'lz4', at: 0, bytes: [0x04, 0x22, 0x4d, 0x18] },
  { format: 'compress', at: 0, bytes: [0x1f, 0x9d] },
  { format: 'cab', at: 0, bytes: [0x4d, 0x53, 0x43, 0x46] },
  { format: 'ar', at: 0, bytes: [0x21, 0x3c, 0x61, 0x72, 0x63, 0x68, 0x3e, 0x0a] },
];

/** Bytes that are enough to tell a format. */
export const signatureBytes = 262;

/** The packing that the first bytes show; undefined for content that is not packed. */
export function archiveFormatOf(head: Uint8Array): ArchiveFormat | undefined {
  return signatures.find((item) => item.bytes.every((byte, index) => head[item.at + index] === byte))?.format;
}
