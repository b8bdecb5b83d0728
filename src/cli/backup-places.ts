import { terminal } from '../report/escape/terminal.ts';
import { namedBucket } from '../server/process/open-evidence.ts';
import { backupInBucket, backupsInBucket } from '../store/backup/backup-bucket.ts';
import { backupFolder, backupsInFolder } from '../store/backup/backup-folder.ts';
import type { BackupPlace, BeginBackup } from '../store/backup/backup-place.ts';
import { CommandFailure } from './print.ts';
import type { CommandWorkspace } from './workspace-place.ts';

const form = /^s3:\/\/(?<bucket>[a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(?<prefix>(\/[A-Za-z0-9_-][A-Za-z0-9._-]*)*)\/?$/u;

interface KeysOfBucket {
  readonly bucket: string;
  /** Without slashes at its ends. */
  readonly prefix: string;
}

/** Where backups are kept: a folder, or `s3://bucket/prefix`. @throws CommandFailure, BucketNotNamed */
export function backupsAt(written: string, { settings, place }: CommandWorkspace): BeginBackup {
  const keys = keysIn(written);
  return keys === undefined ? backupsInFolder(written) : backupsInBucket(namedBucket(settings, keys.bucket, place.dataFolder), keys.prefix, nameOf(keys));
}

/** One backup: a folder, or `s3://bucket/prefix/name`. @throws CommandFailure, BucketNotNamed */
export function backupAt(written: string, { settings, place }: CommandWorkspace): BackupPlace {
  const keys = keysIn(written);
  return keys === undefined ? backupFolder(written) : backupInBucket(namedBucket(settings, keys.bucket, place.dataFolder), keys.prefix, nameOf(keys));
}

function keysIn(written: string): KeysOfBucket | undefined {
  if (!/^[a-z0-9]+:\/\//iu.test(written)) return undefined;
  const parts = form.exec(written)?.groups;
  if (parts === undefined) throw new CommandFailure(terminal`${written} is no place for backups. A folder is expected, or s3://bucket/prefix with letters, digits, “-”, “_” and “.” in the prefix.`, 'usage');
  return { bucket: parts['bucket'] ?? '', prefix: (parts['prefix'] ?? '').slice(1) };
}

function nameOf({ bucket, prefix }: KeysOfBucket): string {
  return `s3://${bucket}${prefix === '' ? '' : `/${prefix}`}`;
}
