import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { authenticate } from '../../src/identity/authenticate.ts';
import { openSecrets } from '../../src/identity/open-secrets.ts';
import { createSetupLink } from '../../src/identity/setup.ts';
import { ensureHome } from '../../src/identity/home.ts';
import type { Ports } from '../../src/model/ports.ts';
import { freePort } from '../../src/server/process/free-port.ts';
import { wellKnownRelease } from '../../src/server/public/well-known.ts';
import { startServer } from '../../src/server/start-server.ts';
import { readConfiguration } from '../../src/settings/configuration.ts';
import { settingsInForce } from '../../src/settings/in-force.ts';
import type { Settings } from '../../src/settings/settings.ts';
import { openEvidenceFolder } from '../../src/store/evidence/evidence-folder.ts';
import { runJobs } from '../../src/store/jobs/run-jobs.ts';
import { openStore } from '../../src/store/open-store.ts';
import { reloadLoosenings } from '../../src/workspace/posture/loosenings.ts';
import { openDoor } from '../../src/workspace/door.ts';
import { assessmentHandler, assessmentJob } from '../../src/workspace/measured/assess-release.ts';
import { webhookHandler, webhookJob } from '../../src/workspace/notices/webhook-delivery.ts';
import { publicationHandler, publicationJob } from '../../src/workspace/publishing/publish-release.ts';
import { readFilesHandler, readFilesJob } from '../../src/workspace/inquiries/read-files-job.ts';
import { lookHandler, lookJob } from '../../src/workspace/purchases/look-at-vendor.ts';
import { proposeHandler, proposeJob } from '../../src/workspace/questionnaires/propose-job.ts';
import { reportHandler, reportJob } from '../../src/workspace/reports/write-report.ts';
import { dossierHandler, dossierJob } from '../../src/workspace/watching/check-dossier.ts';
import { watchHandler, watchJob } from '../../src/workspace/watching/watch-look.ts';
import type { Services } from '../../src/workspace/services.ts';
import { sharedCluster } from '../support/postgresql-cluster.ts';

/** A whole workspace on loopback with real parts: store, door, sign-in, jobs, pages. */
export interface WorkspaceHost {
  readonly url: string;
  readonly setupLink: string;
  readonly services: Services;
  readonly defects: readonly unknown[];
  /** Its data folder. */
  readonly folder: string;
  /** Lines of its access log. */
  readonly accessLog: readonly string[];
  /** Lets the wall clock go on, in minutes. */
  pass(minutes: number): void;
  close(): Promise<void>;
}

/** @param changed settings that are other than the strict ones */
export async function workspaceHost(changed: Partial<Settings> = {}): Promise<WorkspaceHost> {
  const folder = mkdtempSync(join(tmpdir(), 'assay-e2e-workspace-'));
  // Passkeys belong to an origin, so that the port must be known before the server starts.
  const port = (await freePort('127.0.0.1')) ?? 0;
  let ahead = 0;
  const ports: Ports = { now: () => new Date(Date.now() + ahead), monotonicNow: () => performance.now() + ahead, randomBytes: (length) => new Uint8Array(randomBytes(length)) };
  const configuration = readConfiguration({ environment: { ASSAY_PUBLIC_URL: `http://localhost:${port}` }, readSecret: () => '' });
  const inForce = settingsInForce(configuration, ports.now);
  // What is loosened while it runs still counts, but for what a test has changed.
  const settings = Object.create(inForce.settings, Object.fromEntries(Object.entries(changed).map(([name, value]) => [name, { value, enumerable: true }]))) as Settings;
  // `E2E_DATABASE=postgresql` lets the same tests run over PostgreSQL.
  const place = process.env['E2E_DATABASE'] === 'postgresql' ? await (await sharedCluster()).database() : {};
  const store = await openStore({ dataFolder: folder, ...place }, ports.now);
  const home = await ensureHome(store, ports);
  const services: Services = {
    store, evidence: await openEvidenceFolder(join(folder, 'evidence'), ports.now), scratchFolder: join(folder, 'scratch'), ports, settings, settingsInForce: inForce, configuration, secrets: openSecrets({ dataFolder: folder }, ports),
    operation: async () => ({ connection: 'loopback', release: { version: '0.1.0', endOfLifeAt: '2099-12-31', feed: '' }, runtime: { version: '26.10.0', endOfLifeAt: '2029-04-30' }, securityTxt: 'absent', signingKeys: [], certificateEndsAt: null }),
  };
  const reloading = setInterval(() => { reloadLoosenings(store, home, inForce).catch(() => undefined); }, 200);
  const door = openDoor(services);
  const defects: unknown[] = [];
  const accessLog: string[] = [];
  const jobs = runJobs({
    store, now: ports.now, processId: 'test', wordsOf: (problem) => String(problem), pauseMilliseconds: 100,
    handlers: { [assessmentJob]: assessmentHandler(services, '0.1.0'), [publicationJob]: publicationHandler(services, '0.1.0'), [proposeJob]: proposeHandler(services), [reportJob]: reportHandler(services, '0.1.0'), [lookJob]: lookHandler(services, '0.1.0'), [readFilesJob]: readFilesHandler(services, '0.1.0'), [watchJob]: watchHandler(services, '0.1.0'), [dossierJob]: dossierHandler(services, '0.1.0'), [webhookJob]: webhookHandler(services) },
  });
  const server = await startServer({
    services, door, authenticate: async (credential, facts) => authenticate(store, services.settings, ports, credential, null, facts),
    listen: { address: '127.0.0.1', port, isSetUp: false }, release: wellKnownRelease('0.1.0'), files: {}, writeAccessLog: (bytes) => accessLog.push(Buffer.from(bytes).toString()) > 0, onFatal: (problem) => defects.push(problem), onDefect: (problem) => defects.push(problem),
  });
  const link = await createSetupLink(store, services.settings, ports);
  return {
    url: server.url, setupLink: link?.link ?? '', services, defects, folder, accessLog,
    pass: (minutes) => { ahead += minutes * 60_000; },
    close: async () => {
      clearInterval(reloading);
      await server.close();
      await jobs.stop();
      await door.close();
      await store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
