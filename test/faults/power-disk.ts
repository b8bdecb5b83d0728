import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Why power cuts can’t be made here, or false. */
export const withoutLoopDisk: string | false = process.getuid?.() === 0 && existsSync('/usr/bin/perl') && (existsSync('/sbin/mkfs.ext4') || existsSync('/usr/sbin/mkfs.ext4')) ? false : 'a disk image can’t be mounted here (root, mkfs.ext4 and perl are needed)';

/** A disk of its own whose power can be cut: what was not brought to it is gone then. */
export interface PowerDisk {
  /** An empty folder on it at first. */
  readonly folder: string;
  cut(): void;
  /** Gives it its power again, when everybody who worked on it has ended. */
  restore(): Promise<void>;
  remove(): void;
}

export function powerDisk(): PowerDisk {
  const root = mkdtempSync(join(tmpdir(), 'assay-power-'));
  const [image, disk] = [join(root, 'disk.img'), join(root, 'disk')];
  mkdirSync(disk);
  execFileSync('dd', ['if=/dev/zero', `of=${image}`, 'bs=1M', 'count=192'], { stdio: 'ignore' });
  execFileSync('mkfs.ext4', ['-q', '-F', image]);
  const mount = (): void => void execFileSync('mount', ['-o', 'loop', image, disk]);
  mount();
  const folder = join(disk, 'data');
  mkdirSync(folder, { mode: 0o700 });
  return {
    folder,
    // FS_IOC_SHUTDOWN without flushing the journal: the file system ends as in a power cut.
    cut: () => void execFileSync('perl', ['-e', 'open(F, "<", $ARGV[0]) or die $!; my $how = pack("L", 2); ioctl(F, 0x8004587d, $how) or die $!', disk]),
    restore: async () => {
      await unmounted(disk);
      mount();
    },
    remove: () => {
      execFileSync('umount', ['-l', disk]);
      rmSync(root, { recursive: true });
    },
  };
}

/** A process that is ended holds the disk for a moment longer. */
async function unmounted(disk: string): Promise<void> {
  for (let look = 0; look < 50; look += 1) {
    try {
      execFileSync('umount', [disk], { stdio: 'ignore' });
      return;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
  throw new Error(`${disk} can’t be unmounted.`);
}
