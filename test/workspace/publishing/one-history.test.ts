import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { openStore } from '../../../src/store/open-store.ts';
import { approvePublication } from '../../../src/workspace/acts/publishing/approve-publication.ts';
import { listPublications } from '../../../src/workspace/acts/publishing/list-publications.ts';
import { readDossier } from '../../../src/workspace/acts/publishing/read-dossier.ts';
import { sharedCluster, withoutPostgresql } from '../../support/postgresql-cluster.ts';
import { publicationJobs, publishingWorld } from './publishing-world.ts';

describe('two servers over one database', { skip: withoutPostgresql }, () => {
  it('publish at the same moment, and the log has one history all the same', async () => {
    const place = await (await sharedCluster()).database();
    const world = await publishingWorld({ name: 'PostgreSQL', skip: false, place: async () => place });
    const folder = mkdtempSync(join(tmpdir(), 'assay-second-server-'));
    const other = await openStore({ dataFolder: folder, databaseUrl: place.databaseUrl }, world.services.ports.now);
    try {
      const products = [await world.product('one'), await world.product('two')];
      for (const { release } of products) await world.door.perform(world.second, approvePublication, { request: await world.ask(release) });
      const runners = [publicationJobs(world.services, 'one'), publicationJobs({ ...world.services, store: other, scratchFolder: join(folder, 'scratch') }, 'two')];
      try {
        for (const { product } of products) while ((await world.door.perform(world.lead, readDossier, { product })).requests[0]?.state === 'publishing') await new Promise((resolve) => setTimeout(resolve, 50));
      } finally {
        await Promise.all(runners.map(async (runner) => runner.stop()));
      }
      const { entries } = await world.door.perform(world.lead, listPublications, { limit: 10 });
      assert.deepEqual(entries.map(({ position }) => position), [1, 0]);
      assert.deepEqual(new Set(entries.map(({ productName }) => productName)), new Set(['one', 'two']));
      // The customer saw the shorter log first: the longer one has to go on from it.
      for (const { productName } of entries.toReversed()) await world.verify(productName);
    } finally {
      await other.close();
      await world.close();
      rmSync(folder, { recursive: true });
    }
  });
});
