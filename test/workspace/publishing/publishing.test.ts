import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fetchDossier } from '../../../src/dossier/verify/fetch-dossier.ts';
import { verifyDossier, type Verification } from '../../../src/dossier/verify/verify.ts';
import { createWayOut } from '../../../src/net/way-out.ts';
import { startServer, type RunningServer } from '../../../src/server/start-server.ts';
import { wellKnownRelease } from '../../../src/server/public/well-known.ts';
import { authenticate } from '../../../src/identity/authenticate.ts';
import { readDossier } from '../../../src/workspace/acts/publishing/read-dossier.ts';
import { publishingWorld, type PublishingWorld } from './publishing-world.ts';

let world: PublishingWorld;
let server: RunningServer;
let ledger: { readonly product: string; readonly release: string };
const memory = mkdtempSync(join(tmpdir(), 'assay-customer-'));

/** As `assay verify <address>` does it. */
async function verified(slug: string, remembered = memory): Promise<Verification> {
  const { folder, close } = await fetchDossier(`${server.url}/trust/${slug}/`, createWayOut({ version: '0.1.0', allowed: [`localhost=127.0.0.1:${server.port}`] }), false);
  try {
    return await verifyDossier({ folder, memory: remembered, now: world.services.ports.now().getTime(), engineVersion: '0.1.0' });
  } finally {
    close();
  }
}

describe('publishing', () => {
  before(async () => {
    world = await publishingWorld();
    ledger = await world.product('ledger');
    server = await startServer({
      services: world.services, door: world.door, authenticate: async (credential, facts) => authenticate(world.store, world.services.settings, world.services.ports, credential, null, facts),
      listen: { address: '127.0.0.1', port: 0, isSetUp: true }, release: wellKnownRelease('0.0.0'), files: {}, onFatal: (problem) => assert.fail(String(problem)), onDefect: (problem) => assert.fail(String(problem)),
    });
    await world.publish(ledger);
  });
  after(async () => {
    await server.close();
    await world.close();
    rmSync(memory, { recursive: true, force: true });
  });

  it('shows what was published below /trust/, where the command verifies it and comes to the same verdicts', async () => {
    const state = await world.door.perform(world.lead, readDossier, { product: ledger.product });
    assert.deepEqual(state.requests.map(({ state: is, problem }) => [is, problem]), [['published', null]]);
    assert.equal(state.current?.sequence, 1);
    const { publication, requirements, log } = await verified('ledger');
    assert.equal(publication.predicate.publisher, 'acme.example');
    assert.deepEqual(requirements.filter(({ state: is }) => is === 'changed'), []);
    assert.equal(log.size, 1);
    assert.deepEqual(publication.predicate.evidence.map((item) => (item.state === 'public' ? item.path : item.state)), ['assay.yaml', 'sbom.cdx.json', 'withheld']);
  });

  it('leaves no key outside the database once the work is done', () => {
    const left = existsSync(world.services.scratchFolder) ? readdirSync(world.services.scratchFolder) : [];
    assert.deepEqual(left, []);
  });
});
