/** Who or what supplied an artifact: we fetched it, the judged party gave it, or a person only said so. */
export type Origin = 'collected' | 'handed-over' | 'declared';

/** SHA-256 over the original bytes, as `sha256:` and 64 lower-case hexadecimal digits. */
export type Digest = `sha256:${string}`;

/** Immutable bytes addressable by their digest (SLSA terminology: artifact). */
export interface Artifact {
  /** Path as collected, with `/` between segments; evidence text. */
  readonly path: string;
  readonly digest: Digest;
  readonly sizeBytes: number;
  readonly origin: Origin;
}

/** A place inside an artifact. Privacy: for adoption and log artifacts only `row` may be given, never a value. */
export interface Pointer {
  readonly artifact: Digest;
  /** Path of the artifact; evidence text. */
  readonly path: string;
  /** Name of the entry inside an archive or folder set; evidence text. */
  readonly member?: string;
  /** 1-based. */
  readonly line?: number;
  /** 1-based, in UTF-16 units. */
  readonly column?: number;
  /** RFC 6901. */
  readonly jsonPointer?: string;
  /** 1-based row of a table or line of a log. */
  readonly row?: number;
}

/** The place's file as a path from the assessed folder: the artifact, or its member inside a folder or archive. */
export function pathOf(pointer: Pointer): string {
  if (pointer.member === undefined) return pointer.path;
  return pointer.path === '.' ? pointer.member : `${pointer.path}/${pointer.member}`;
}
