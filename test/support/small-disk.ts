import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A disk of a few megabytes that a test may fill or make read-only. */
export interface SmallDisk {
  readonly folder: string;
  /** Whether nothing can be written from now on. */
  setReadOnly(isReadOnly: boolean): void;
  remove(): void;
}

function mount(...words: readonly string[]): void {
  execFileSync('mount', words, { stdio: 'ignore' });
}

/** For tests: the reason to leave them out, or false. */
export const withoutMount: string | false = whyNot();

function whyNot(): string | false {
  try {
    smallDisk(1).remove();
    return false;
  } catch {
    return 'this user may not mount a disk, so that full and read-only disks were not tested';
  }
}

/** @param megabytes size of the disk */
export function smallDisk(megabytes: number): SmallDisk {
  const folder = mkdtempSync(join(tmpdir(), 'assay-disk-'));
  try {
    mount('-t', 'tmpfs', '-o', `size=${megabytes}m,mode=700`, 'assay', folder);
  } catch (problem) {
    rmSync(folder, { recursive: true });
    throw problem;
  }
  return {
    folder,
    setReadOnly: (isReadOnly) => mount('-o', `remount,${isReadOnly ? 'ro' : 'rw'}`, folder),
    remove: () => {
      execFileSync('umount', ['-l', folder]);
      rmSync(folder, { recursive: true });
    },
  };
}
