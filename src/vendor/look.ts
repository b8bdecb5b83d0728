import type { CveRecord } from '../model/evidence/cve-records.ts';
import type { CveView } from '../model/cve-view.ts';
import type { Repository } from '../model/evidence/repository.ts';
import type { VendorSubject } from '../model/vendor-position.ts';
import type { World } from '../net/world.ts';
import { CaptureWriter } from './capture/capture-writer.ts';
import { recordingWorld } from './capture/recording-world.ts';
import { bodyReader } from './collector/body-reader.ts';
import { collect } from './collector/collect.ts';
import type { Given } from './given.ts';

/** What a look begins with. */
export interface LookOptions {
  /** Made, or empty: the capture is written into it. */
  readonly folder: string;
  readonly subject: VendorSubject;
  readonly given: Given;
  readonly engineVersion: string;
  readonly now: () => Date;
  /** What the local CVE list says, when one was imported. */
  readonly cve?: { readonly view: CveView; readonly records: readonly CveRecord[] };
  /** Facts of a clone or archive of the maker's repository, when the user named one. */
  readonly repository?: Repository;
}

/**
 * Looks at everything that a maker shows to everybody and keeps it as a capture. Nothing is judged here: what the capture
 * shows is worked out from it afterwards, today or in a year, by `positionOf`.
 */
export async function lookAtVendor(world: World, options: LookOptions): Promise<void> {
  const { folder, subject, given, engineVersion, now, cve, repository } = options;
  const writer = new CaptureWriter(folder, { assayVersion: engineVersion, subject, given, startedAt: now().toISOString() });
  const reader = bodyReader(folder, (digest) => writer.bodyPath(digest));
  try {
    await collect(subject, given, { world: recordingWorld(world, writer), read: reader.read, startedAt: writer.startedAt });
  } finally {
    reader.close();
  }
  if (cve !== undefined) {
    writer.writeExtra('cve-view.json', asJson(cve.view));
    writer.writeExtra('cve-records.json', asJson(cve.records));
  }
  if (repository !== undefined) writer.writeExtra('repository.json', asJson(repository));
  writer.finish(now().toISOString());
}

function asJson(value: unknown): Uint8Array {
  return new TextEncoder().encode(`${JSON.stringify(value)}\n`);
}
