/** A maker's workspace publishes, a customer's verifies and watches it, over TLS on loopback. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Actor } from '../../../src/identity/actor.ts';
import { runJobs } from '../../../src/store/jobs/run-jobs.ts';
import type { Scope } from '../../../src/store/scope.ts';
import { rotateKey } from '../../../src/workspace/acts/publishing/rotate-key.ts';
import { withdrawDossier } from '../../../src/workspace/acts/publishing/withdraw-dossier.ts';
import { addVendor } from '../../../src/workspace/acts/vendors/add-vendor.ts';
import { readConcentration } from '../../../src/workspace/acts/exchange/read-concentration.ts';
import { addDossier } from '../../../src/workspace/acts/watching/add-dossier.ts';
import { checkDossier } from '../../../src/workspace/acts/watching/check-dossier.ts';
import { listDossiers } from '../../../src/workspace/acts/watching/list-dossiers.ts';
import { readDossierCheck } from '../../../src/workspace/acts/watching/read-dossier-check.ts';
import type { Services } from '../../../src/workspace/services.ts';
import { dossierHandler, dossierJob } from '../../../src/workspace/watching/check-dossier.ts';
import { makeCertificates } from '../../vendor-host/certificates.ts';
import { bill, publishingWorld, type Place, type PublishingWorld } from '../publishing/publishing-world.ts';
import { openWorld, type World } from '../support/world.ts';

const name = 'trust.acme.test';

describe('two workspaces', () => {
  let maker: PublishingWorld;
  let customer: World;
  let front: Server;
  /** Whom the front passes requests to. */
  let behind: PublishingWorld;
  let folder: string;
  let services: Services;
  let home: Scope;
  let assessor: Actor;
  let ledger: Place;
  let vendor: string;
  let dossier: string;

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'assay-two-workspaces-'));
    maker = await publishingWorld(undefined, `https://${name}`);
    behind = maker;
    ledger = await maker.product('ledger');
    await maker.publish(ledger);
    const certificates = makeCertificates([name]);
    front = createServer(certificates.good, (asked, answer) => {
      const passed = request({ host: '127.0.0.1', port: behind.server.port, path: asked.url, method: asked.method, headers: { ...asked.headers, host: name } }, (given) => {
        answer.writeHead(given.statusCode ?? 500, given.headers);
        given.pipe(answer);
      });
      passed.on('error', () => answer.destroy());
      asked.pipe(passed);
    });
    await new Promise<void>((resolve) => { front.listen(0, '127.0.0.1', resolve); });
    const authorities = join(folder, 'authorities.pem');
    writeFileSync(authorities, certificates.authority);
    customer = await openWorld();
    home = await customer.organisation('customer');
    assessor = await customer.person(home, { roles: [{ role: 'assessor', productId: null }] });
    services = { ...customer.services, settings: { ...customer.services.settings, vendorHostsAllowed: [`${name}=127.0.0.1:${(front.address() as AddressInfo).port}`], lookAuthoritiesFile: authorities } };
    ({ id: vendor } = await customer.door.perform(assessor, addVendor, { name: 'Acme' }));
    catchUp();
  });
  after(async () => {
    front.closeAllConnections();
    front.close();
    await customer.close();
    await maker.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** The customer's clock goes with the maker's. */
  function catchUp(): void {
    customer.pass(Date.parse(maker.now()) - Date.parse(customer.now()) + 1000);
  }

  /** Runs what is due, and gives the newest verification. */
  async function verified(): Promise<Awaited<ReturnType<typeof newest>>> {
    const runner = runJobs({ store: customer.store, handlers: { [dossierJob]: dossierHandler(services, '0.1.0') }, now: customer.services.ports.now, processId: 'one', wordsOf: String, pauseMilliseconds: 20 });
    try {
      for (let turn = 0; turn < 500; turn += 1) {
        const { checking } = (await customer.door.perform(assessor, listDossiers, { vendor })).dossiers[0] ?? { checking: null };
        if (checking?.state === 'failed') assert.fail(String(checking.problem));
        if (checking === null) break;
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    } finally {
      await runner.stop();
    }
    return newest();
  }

  async function newest() {
    const [check] = (await customer.door.perform(assessor, listDossiers, { vendor })).dossiers[0]?.checks ?? [];
    assert.ok(check !== undefined);
    return check;
  }

  async function again(): Promise<Awaited<ReturnType<typeof newest>>> {
    catchUp();
    await customer.door.perform(assessor, checkDossier, { dossier });
    return verified();
  }

  it('verifies what the other published, and comes to the same verdicts', async () => {
    ({ id: dossier } = await customer.door.perform(assessor, addDossier, { vendor, address: `https://${name}/trust/ledger/` }));
    const check = await verified();
    assert.deepEqual([check.reason, check.outcome, check.isNews, check.sequence, check.logSize, check.counts.changed, check.counts.contradicted], [null, 'verified', false, 1, 1, 0, 0]);
    assert.ok(check.counts.reproduced > 100);
    const { requirements, vendor: of } = await customer.door.perform(assessor, readDossierCheck, { check: check.id });
    assert.deepEqual([of.name, requirements.length], ['Acme', check.counts.reproduced + check.counts['cannot-recheck']]);
    const { components: [component] } = await customer.door.perform(assessor, readConcentration, { words: 'abacus' });
    assert.deepEqual([component?.component, component?.shown[0]?.name, component?.shown[0]?.products], ['abacus', 'Acme', ['ledger']], 'what its public bill lists is kept');
  });

  it('says nothing new of the same dossier', async () => {
    const check = await again();
    assert.deepEqual([check.outcome, check.isNews], ['verified', false]);
  });

  it('follows a new edition under a rotated key, because the key file vouches for it', async () => {
    await maker.door.perform(maker.lead, rotateKey, { purpose: 'dossier' });
    await maker.hand(ledger.release, 'sbom.cdx.json', bill('a newer abacus'));
    await maker.publish(ledger);
    const check = await again();
    assert.deepEqual([check.outcome, check.isNews, check.sequence, check.logSize], ['verified', true, 2, 2]);
  });

  it('refuses another publisher at the same address, and believes nothing of it', async () => {
    const stranger = await publishingWorld(undefined, `https://${name}`);
    try {
      const place = await stranger.product('ledger');
      await stranger.publish(place);
      behind = stranger;
      const check = await again();
      assert.deepEqual([check.outcome, check.isNews, check.counts.reproduced], ['refused', true, 0]);
    } finally {
      behind = maker;
      await stranger.close();
    }
    assert.equal((await again()).outcome, 'verified');
  });

  it('is told when the product is withdrawn', async () => {
    await maker.door.perform(maker.lead, withdrawDossier, { product: ledger.product, reason: 'A figure in it was wrong; the mended one follows.' });
    await new Promise((resolve) => setTimeout(resolve, 1100));
    const check = await again();
    assert.deepEqual([check.outcome, check.isNews], ['withdrawn', true]);
    assert.match(JSON.stringify(check.reason), /410/u);
  });
});
