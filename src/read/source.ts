/**
 * The bytes of one artifact as a reader sees them. A reader never opens anything: no path, no address.
 * Collectors make sources; in a browser they come from uploaded bytes.
 */
export interface Source {
  /** Path as collected; evidence text, for pointers and hints only. */
  readonly name: string;
  /** Length in bytes of the whole artifact. */
  readonly sizeBytes: number;
  /** The first bytes, at most `headBytes`. */
  readonly head: Uint8Array;
  /** The whole content. Throws `Unreadable` when it is longer than `limitBytes`. */
  bytes(limitBytes: number): Uint8Array;
  /** The content in pieces of at most 1 MiB, in order; may be asked for several times. */
  chunks(): Iterable<Uint8Array>;
  /** As `chunks`, where a source can, but each piece is gone with the next: for whoever keeps none. Memory for it is taken once. */
  passing?(): Iterable<Uint8Array>;
}

/** The content in pieces that nobody keeps. */
export function passingPieces(source: Source): Iterable<Uint8Array> {
  return source.passing?.() ?? source.chunks();
}

export const headBytes = 65_536;

/** A source over bytes in memory. */
export function sourceOf(name: string, content: Uint8Array): Source {
  return {
    name,
    sizeBytes: content.length,
    head: content.subarray(0, headBytes),
    bytes: (limitBytes) => {
      if (content.length > limitBytes) throw new Unreadable(`is ${content.length} bytes long; at most ${limitBytes} are read`);
      return content;
    },
    *chunks() {
      for (let start = 0; start < content.length; start += 1_048_576) yield content.subarray(start, start + 1_048_576);
    },
  };
}

/** Why an artifact, or one part of it, can't be read. The message is a predicate: «holds the key "name" twice». */
export class Unreadable extends Error {
  override readonly name = 'Unreadable';
  /** The text after the file's name; may hold evidence text. */
  readonly reason: string;
  readonly at: Place;
  constructor(reason: string, at: Place = {}) {
    super(reason);
    this.reason = reason;
    this.at = at;
  }
}

/** A place inside an artifact; see `Pointer` for the units. */
export interface Place {
  readonly member?: string;
  readonly line?: number;
  readonly column?: number;
  readonly jsonPointer?: string;
  readonly row?: number;
}
