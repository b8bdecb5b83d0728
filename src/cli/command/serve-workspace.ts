import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { auditKeeper, type AuditKeeper } from '../../audit/audit-keeper.ts';
import { authenticate } from '../../identity/authenticate.ts';
import { operatorScopes } from '../../identity/operator-scopes.ts';
import { openSecrets } from '../../identity/open-secrets.ts';
import { SecretFileRefused } from '../../identity/secret-file.ts';
import type { SetupLink } from '../../identity/setup.ts';
import type { Ports } from '../../model/ports.ts';
import { terminal } from '../../report/escape/terminal.ts';
import { hardeningFlags } from '../../server/process/hardening-flags.ts';
import { launch, launcherSync } from '../../server/process/launcher.ts';
import { BucketNotNamed } from '../../server/process/open-evidence.ts';
import { openWorkspace, secretPlace, type OpenedWorkspace } from '../../server/process/open-workspace.ts';
import { hardeningGaps } from '../../server/process/self-test.ts';
import { CannotListen, startServer, type RunningServer } from '../../server/start-server.ts';
import { runJobs, type JobRunner } from '../../store/jobs/run-jobs.ts';
import { wellKnownRelease } from '../../server/public/well-known.ts';
import type { SyncToDisk } from '../../store/evidence/sync-to-disk.ts';
import { StoreFailure } from '../../store/store-failure.ts';
import { openDoor, type Door } from '../../workspace/door.ts';
import { assessmentHandler, assessmentJob } from '../../workspace/measured/assess-release.ts';
import { mailHandler, mailJob } from '../../workspace/notices/mail-queue.ts';
import { noticeKeeper, type NoticeKeeper } from '../../workspace/notices/notice-keeper.ts';
import { webhookHandler, webhookJob } from '../../workspace/notices/webhook-delivery.ts';
import { makeSetupLink } from '../../workspace/people/make-setup-link.ts';
import { dataFolder } from '../data-folder.ts';
import { exitCodes } from '../exit-codes.ts';
import { operationFacts } from '../operation-facts.ts';
import { CommandFailure, complain, print } from '../print.ts';
import { loadedFolder, programFolder, textIfThere } from '../program-files.ts';
import { workspaceConfiguration, type WorkspaceConfiguration } from '../workspace-configuration.ts';

/** How often checkpoints and streams of the audit log are looked after. */
const keepingMilliseconds = 1000;

export interface ServeCommandOptions {
  readonly data?: string;
  readonly port?: string;
  /** Folder of the dossier that everybody sees at `/`. */
  readonly public?: string;
  readonly accessLog: boolean;
}

/** `assay serve`: serves the workspace until it is told to stop. It starts itself anew with as few rights as it needs. */
export async function serveWorkspace(options: ServeCommandOptions, version: string): Promise<void> {
  const configured = workspaceConfiguration(options);
  const named = options.data ?? configured.configuration.values.dataFolder;
  const folder = dataFolder(named === '' ? undefined : named);
  const shown = publicFolder(options.public);
  if (configured.configuration.values.ownerDatabaseUrl !== '') throw new CommandFailure(terminal`The server must not hold ASSAY_OWNER_DATABASE_URL: with it, whoever takes the server over could change the schema and the audit log. Give it to assay upgrade and assay restore only.`, 'usage');
  if (process.permission === undefined) return startHardened(folder, shown, configured);
  const sync = launcherSync();
  const gaps = [...hardeningGaps(), ...(sync === undefined ? ['what it writes can not be brought to disk'] : [])];
  if (gaps.length > 0) throw new CommandFailure(terminal`The server does not start, because its process is not as it should be: ${gaps.join('; ')}. Start it by "assay serve" with a current Node, and leave NODE_OPTIONS empty.`, 'usage');
  try {
    await serveHere(folder, shown, configured, options, version, sync);
  } finally {
    // What is asked of the launcher would keep the process open.
    process.disconnect?.();
  }
}

function publicFolder(option: string | undefined): string {
  if (option !== undefined && !existsSync(join(option, 'index.html'))) throw new CommandFailure(terminal`The folder ${option} holds no index.html to show to everybody.`, 'usage');
  // It may still be in the making: what is published there later is shown then.
  return option ?? join(programFolder, 'dossier');
}

/** Ends when the hardened process ends, with its code; what it is told, that one is told. */
async function startHardened(folder: string, shown: string, { configuration, files, folders }: WorkspaceConfiguration): Promise<void> {
  const flags = hardeningFlags({ readable: [loadedFolder(), ...files, shown], writable: [folder, ...folders] });
  // Made here, because the hardened process can't bring a new file to disk.
  await opening(async () => void openSecrets(secretPlace(configuration.values.secretFile, folder), { randomBytes: bytes }));
  const child = launch(join(programFolder, 'bin/assay.js'), process.argv.slice(2), flags, folder);
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => child.kill(signal));
  process.exitCode = await new Promise<number>((resolve) => child.on('exit', (code) => resolve(code ?? exitCodes.defect.code)).on('error', () => resolve(exitCodes.defect.code)));
}

function bytes(length: number): Uint8Array {
  return new Uint8Array(randomBytes(length));
}

async function serveHere(folder: string, shown: string, { configuration }: WorkspaceConfiguration, options: ServeCommandOptions, version: string, sync: SyncToDisk | undefined): Promise<void> {
  const { values } = configuration;
  const ports: Ports = { now: () => new Date(), monotonicNow: () => performance.now(), randomBytes: bytes };
  let fail: (problem: unknown) => void = () => undefined;
  const failed = new Promise<unknown>((resolve) => { fail = resolve; });
  const stopped = new Promise<'stopped'>((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => resolve('stopped'));
    // Without its launcher nothing more can be brought to disk.
    process.on('disconnect', () => resolve('stopped'));
  });
  const workspace = await opening(async () => openWorkspace(configuration, folder, ports, operationFacts(configuration.values, folder, version), fail, sync));
  const { services } = workspace;
  const door = openDoor(services);
  const { server, setup } = await starting().catch(async (problem: unknown) => {
    await workspace.close();
    throw problem;
  });
  const processId = Buffer.from(bytes(16)).toString('hex');
  const keeper = auditKeeper({
    ...services, version, processId, scopes: async () => operatorScopes(services.store),
    // A store that fails is told by the acts that need it; a stream that fails is told by its chime.
    onProblem: (problem) => {
      if (!(problem instanceof StoreFailure)) complain(terminal`The audit log could not be looked after: ${problem instanceof Error ? problem.message : 'unknown'}`);
    },
  });
  const notices = noticeKeeper({
    services, version, scopes: async () => operatorScopes(services.store),
    onProblem: (problem) => {
      if (!(problem instanceof StoreFailure)) complain(terminal`What the workspace tells by itself could not be looked after: ${problem instanceof Error ? problem.message : 'unknown'}`);
    },
  });
  const keeping = setInterval(() => {
    void keeper.tick();
    void notices.tick();
  }, keepingMilliseconds).unref();
  const jobs = runJobs({
    store: services.store, now: ports.now, processId, handlers: { [assessmentJob]: assessmentHandler(services, version), [webhookJob]: webhookHandler(services), [mailJob]: mailHandler(services) },
    wordsOf: (problem) => (problem instanceof Error ? problem.message : 'The work failed for an unknown reason.'),
  });
  const link = setup === undefined ? '' : terminal`Set it up  ${setup.link}\n           once, until ${setup.expiresAt}; "assay setup-link" makes a new one\n`;
  print(terminal`Workspace  ${server.url}  (Ctrl-C ends)\n${link}`);
  const end = await Promise.race([failed, stopped]);
  clearInterval(keeping);
  await ending(server, jobs, door, notices, keeper, workspace);
  if (end !== 'stopped') {
    complain(terminal`The workspace ended, because a change could not be made durable (${end instanceof Error ? end.message : 'unknown'}). Look at the disk; the next start verifies what is there.`);
    process.exitCode = exitCodes.defect.code;
  }
  // Whatever still holds the process open has nothing left to do.
  process.exit();

  async function starting(): Promise<{ readonly server: RunningServer; readonly setup: SetupLink | undefined }> {
    const setup = await makeSetupLink(services.store, services.settings, ports, 'the start of a server');
    const server = await opening(async () => startServer({
      services, door, authenticate: async (credential, facts) => authenticate(services.store, services.settings, ports, credential, null, facts),
      listen: { address: values.listenAddress, port: values.port, isSetUp: setup === undefined, tls: tlsOf(values.certificateFile, values.certificateKeyFile) },
      release: wellKnownRelease(version), publicFolder: shown, onFatal: fail,
      files: { securityTxt: textIfThere(join(folder, 'security.txt')), sbom: textIfThere(join(programFolder, 'docs/security/assay.cdx.json')), provenance: textIfThere(join(programFolder, 'docs/security/provenance.json')), noExtraCharge: textIfThere(join(programFolder, 'docs/security/no-extra-charge.md')), keys: textIfThere(join(shown, 'assay-keys.json')) },
      onDefect: (problem, requestId) => complain(terminal`A request failed (${requestId}): ${problem instanceof Error ? `${problem.name}: ${problem.message}` : 'unknown'}. This is a defect; please report it.`),
      writeAccessLog: options.accessLog ? (text) => process.stderr.write(text) : undefined,
    }));
    return { server, setup };
  }
}

async function ending(server: RunningServer, jobs: JobRunner, door: Door, notices: NoticeKeeper, keeper: AuditKeeper, workspace: OpenedWorkspace): Promise<void> {
  await server.close();
  try {
    await notices.close();
    await jobs.stop();
    await door.close();
    // After the last act, so that nothing is left without a checkpoint.
    await keeper.close();
    await workspace.close();
  } catch (problem) {
    // A store that failed can write nothing more; that it failed is told by whoever ends the process.
    if (!(problem instanceof StoreFailure)) throw problem;
  }
}

/** What stands in the way of a start is told in a sentence. */
async function opening<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (problem) {
    if (problem instanceof StoreFailure || problem instanceof CannotListen || problem instanceof SecretFileRefused || problem instanceof BucketNotNamed) throw new CommandFailure(terminal`${problem.message}`, 'usage');
    throw problem;
  }
}

function tlsOf(certificateFile: string, keyFile: string): { readonly certificate: string; readonly key: string } | undefined {
  if (certificateFile === '' && keyFile === '') return undefined;
  const certificate = textIfThere(certificateFile);
  const key = textIfThere(keyFile);
  if (certificate === undefined || key === undefined) throw new CommandFailure(terminal`TLS needs both files: the certificate (ASSAY_CERTIFICATE_FILE) and its key (ASSAY_CERTIFICATE_KEY_FILE).`, 'usage');
  return { certificate, key };
}
