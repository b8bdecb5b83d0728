import { closeSync, constants, ftruncateSync, openSync, statfsSync, statSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

/** Bytes kept back for the audit log. */
const reserveBytes = 16 * 1024 * 1024;
/** Bytes given back at a time: many entries, and room for the log to grow in. */
const pieceBytes = 1024 * 1024;
/** Each write is on disk when it returns: Node’s permission model lets nobody ask for that afterwards. */
const writtenThrough = constants.O_WRONLY | constants.O_CREAT | constants.O_APPEND | (constants.O_DSYNC ?? 0);

/**
 * Space that is kept back, so that a full disk leaves room to log that changes were refused. A file of zeros that is
 * written out: only real blocks keep their place.
 */
export class Reserve {
  readonly #file: string;
  #isWhole = false;
  constructor(file: string) {
    this.#file = file;
  }

  /** Gives a piece of the space back to the disk. @returns false when nothing is left of it */
  release(): boolean {
    this.#isWhole = false;
    try {
      const { size } = statSync(this.#file);
      if (size === 0) return false;
      const handle = openSync(this.#file, 'r+');
      try {
        ftruncateSync(handle, Math.max(0, size - pieceBytes));
      } finally {
        closeSync(handle);
      }
      return true;
    } catch {
      return false;
    }
  }

  /** Fills the file up again when some was given back, if the disk has four times as much to spare. A failure is no trouble: changes go on. */
  refill(): void {
    if (this.#isWhole) return;
    try {
      const disk = statfsSync(dirname(this.#file));
      if (disk.bavail * disk.bsize < 4 * reserveBytes) return;
      const handle = openSync(this.#file, writtenThrough, 0o600);
      try {
        for (let size = statSync(this.#file).size; size < reserveBytes; size += pieceBytes) writeSync(handle, new Uint8Array(pieceBytes));
        this.#isWhole = true;
      } finally {
        closeSync(handle);
      }
    } catch {
      // Tried again after the next change.
    }
  }
}
