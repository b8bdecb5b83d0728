import type { Bucket } from '../bucket/bucket.ts';
import { evidenceBucket } from '../evidence/evidence-bucket.ts';
import { BackupRefused } from './backup-manifest.ts';
import type { BackupPlace, BeginBackup } from './backup-place.ts';

/** Bytes of one file of a backup at most: what services take in one request. */
const fileBytesMost = 5 * 1024 ** 3;

/**
 * A backup in a bucket.
 * @param under what its keys begin with, without a slash at the end
 * @param name for people
 */
export function backupInBucket(bucket: Bucket, under: string, name: string): BackupPlace {
  const keyOf = (file: string): string => `${under}/${file}`;
  return {
    name,
    evidence: evidenceBucket(bucket, keyOf('evidence/')),
    write: async (file, bytes) => void (await bucket.put(() => keyOf(file), bytes, fileBytesMost)),
    read: async function* (file) {
      const bytes = await bucket.get(keyOf(file));
      if (bytes === undefined) throw new BackupRefused(`${name}/${file} is not there.`);
      yield* bytes;
    },
    has: async (file) => (await bucket.look(keyOf(file))) !== undefined,
  };
}

/**
 * Keeps backups in a bucket. A bucket has no other name to write under: a backup counts once its list of contents is
 * there, which comes last.
 * @param under empty, or what the keys of all backups begin with
 * @param name of that place, for people
 */
export function backupsInBucket(bucket: Bucket, under: string, name: string): BeginBackup {
  return async (own) => {
    const key = under === '' ? own : `${under}/${own}`;
    const place = backupInBucket(bucket, key, `${name}/${own}`);
    return {
      ...place,
      keep: async () => place,
      discard: async () => {
        const keys: string[] = [];
        for await (const entry of bucket.list(`${key}/`)) keys.push(entry.key);
        for (const entry of keys) await bucket.remove(entry);
      },
    };
  };
}
