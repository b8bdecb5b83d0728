/** What an archive may be at most. Whatever goes beyond is refused as a whole, before any member is handed on. */
export interface ArchiveLimits {
  /** Of the archive itself. */
  readonly archiveBytesMax: number;
  /** Entries of any type, folders too. */
  readonly entriesMax: number;
  /** Of one member, unpacked. */
  readonly memberBytesMax: number;
  /** Of all members together, unpacked, with the headers between them. */
  readonly totalBytesMax: number;
  /** Unpacked bytes for one packed byte; looked at once more than 1 MiB is unpacked. DEFLATE reaches 1,032. */
  readonly ratioMax: number;
  /** UTF-16 units of a member's name. */
  readonly nameLengthMax: number;
  /** Segments of a member's name. */
  readonly depthMax: number;
  /** It holds sources: an archive inside is a file like any other, which nobody opens, and a symbolic link is left out, as in a folder. Without it either refuses the whole. */
  readonly ofSources?: true;
}

export const archiveLimits: ArchiveLimits = {
  archiveBytesMax: 1_073_741_824,
  entriesMax: 65_535,
  memberBytesMax: 67_108_864,
  totalBytesMax: 4_294_967_296,
  ratioMax: 100,
  nameLengthMax: 512,
  depthMax: 32,
};

/** For an archive of sources, which is unpacked onto a disk. */
export const unpackedLimits: ArchiveLimits = { ...archiveLimits, totalBytesMax: 1_073_741_824, ofSources: true };

/** Unpacked bytes up to which no ratio is looked at: small texts of blanks may pack as well as they like. */
export const ratioFreeBytes = 1_048_576;
