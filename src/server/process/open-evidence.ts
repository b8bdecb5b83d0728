import { join } from 'node:path';
import { createStreamCaller } from '../../net/stream-call.ts';
import type { Settings } from '../../settings/settings.ts';
import { openBucket, type Bucket } from '../../store/bucket/bucket.ts';
import { evidenceBucket } from '../../store/evidence/evidence-bucket.ts';
import { openEvidenceFolder } from '../../store/evidence/evidence-folder.ts';
import type { EvidenceStore } from '../../store/evidence/evidence-store.ts';
import type { SyncToDisk } from '../../store/evidence/sync-to-disk.ts';
import { removeLeftParts } from '../../store/evidence/write-part.ts';

/** Settings that belong together are not all there; the sentence names what is missing. */
export class BucketNotNamed extends Error {
  override readonly name = 'BucketNotNamed';
}

/** A host that names can’t stand before. */
const hasNoNamesBelow = /^(localhost|[0-9.]+|\[.*\])$/u;

/**
 * Opens a bucket of the S3 service that the configuration names, by the guarded way out.
 * @throws BucketNotNamed
 */
export function namedBucket(settings: Settings, bucket: string, dataFolder: string): Bucket {
  const { s3Address: endpoint, s3Region: region, s3AccessKeyId: accessKeyId, s3SecretAccessKey: secretAccessKey, s3PathStyle } = settings;
  const missing = [['ASSAY_S3_ADDRESS', endpoint], ['ASSAY_S3_ACCESS_KEY_ID_FILE', accessKeyId], ['ASSAY_S3_SECRET_ACCESS_KEY_FILE', secretAccessKey]].flatMap(([variable = '', value]) => (value === '' ? [variable] : []));
  if (missing.length > 0) throw new BucketNotNamed(`The bucket ${bucket} can’t be opened without ${missing.join(', ')}.`);
  const isInPath = s3PathStyle || hasNoNamesBelow.test(new URL(endpoint).hostname);
  return openBucket({ endpoint, bucket, region, accessKeyId, secretAccessKey, isInPath, spoolFolder: spoolOf(dataFolder) }, createStreamCaller(endpoint));
}

/**
 * Opens the evidence where the configuration says: in a bucket, or in the data folder.
 * @throws BucketNotNamed, StoreFailure
 */
export async function openEvidence(settings: Settings, dataFolder: string, now: () => Date, sync?: SyncToDisk): Promise<EvidenceStore> {
  if (settings.s3Bucket === '') return openEvidenceFolder(join(dataFolder, 'evidence'), now, sync);
  await removeLeftParts(spoolOf(dataFolder), now);
  return evidenceBucket(namedBucket(settings, settings.s3Bucket, dataFolder));
}

function spoolOf(dataFolder: string): string {
  return join(dataFolder, 'spool');
}
