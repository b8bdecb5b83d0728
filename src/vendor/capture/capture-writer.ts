import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Digest } from '../../model/artifact.ts';
import type { Look } from '../../model/capture.ts';
import { Unreadable } from '../../read/source.ts';
import { bodiesFolder, bodyFileName, captureFile, type CaptureExtra, type CaptureRecord, type ExtraName } from './capture-record.ts';
import { inCanonicalOrder, questionOf } from './question.ts';
import { digestOfBytes, flushFolder, writeSafely } from './safe-write.ts';

/** What is known of a capture when it begins. */
export type CaptureBeginning = Pick<CaptureRecord, 'assayVersion' | 'subject' | 'given' | 'startedAt'>;

/**
 * Writes a capture into a folder of its own. `capture.json` comes last: a folder without it is no capture.
 */
export class CaptureWriter {
  readonly #folder: string;
  readonly #beginning: CaptureBeginning;
  readonly #looks = new Map<string, Look>();
  readonly #extras = new Map<ExtraName, CaptureExtra>();
  readonly #bodies = new Set<Digest>();

  /**
   * @param folder is made; may be there already when it is empty
   * @throws Unreadable when there is something in it
   */
  constructor(folder: string, beginning: CaptureBeginning) {
    if (existsSync(folder) && readdirSync(folder).length > 0) throw new Unreadable('is not empty; a capture needs a folder of its own');
    mkdirSync(join(folder, bodiesFolder), { recursive: true, mode: 0o700 });
    this.#folder = folder;
    this.#beginning = beginning;
  }

  get startedAt(): string {
    return this.#beginning.startedAt;
  }

  /** Keeps bytes as received. @returns their digest, by which they are found again */
  body(content: Uint8Array): Digest {
    const digest = digestOfBytes(content);
    if (!this.#bodies.has(digest)) writeSafely(this.bodyPath(digest), content);
    this.#bodies.add(digest);
    return digest;
  }

  /** Where the bytes of a digest lie: for the reading process, which opens files. */
  bodyPath(digest: Digest): string {
    return join(this.#folder, bodiesFolder, bodyFileName(digest));
  }

  /** Keeps the answer to a question; of two answers to the same question the first counts. */
  look(look: Look): void {
    const question = questionOf(look);
    if (!this.#looks.has(question)) this.#looks.set(question, look);
  }

  /** Keeps facts that were not looked up outside, as JSON. A later one of the same name takes its place. */
  writeExtra(name: ExtraName, content: Uint8Array): void {
    writeSafely(join(this.#folder, name), content);
    this.#extras.set(name, { name, digest: digestOfBytes(content), sizeBytes: content.length });
  }

  /**
   * Makes the folder a capture.
   * @param endedAt RFC 3339, UTC
   * @returns digest of `capture.json`
   */
  finish(endedAt: string): Digest {
    const { assayVersion, subject, given, startedAt } = this.#beginning;
    const extras = [...this.#extras.values()].toSorted((one, other) => (one.name < other.name ? -1 : 1));
    const record: CaptureRecord = { schema: 'assay-capture-1', assayVersion, subject, given, startedAt, endedAt, looks: inCanonicalOrder([...this.#looks.values()]), extras };
    const content = new TextEncoder().encode(`${JSON.stringify(record, undefined, 1)}\n`);
    // First everything that it names, then the file itself.
    flushFolder(join(this.#folder, bodiesFolder));
    flushFolder(this.#folder);
    writeSafely(join(this.#folder, captureFile), content);
    flushFolder(this.#folder);
    return digestOfBytes(content);
  }
}
