import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { auditKeeper, type AuditKeeper } from '../../audit/audit-keeper.ts';
import { authenticate } from '../../identity/authenticate.ts';
import { loadLateLibraries } from '../../identity/late-libraries.ts';
import { operatorScopes } from '../../identity/operator-scopes.ts';
import { SecretFileRefused } from '../../identity/secret-file.ts';
import type { SetupLink } from '../../identity/setup.ts';
import type { Ports } from '../../model/ports.ts';
import { terminal } from '../../report/escape/terminal.ts';
import { closeIntrinsics, intrinsicGaps } from '../../server/process/close-intrinsics.ts';
import { BucketNotNamed } from '../../server/process/open-evidence.ts';
import { openWorkspace, type OpenedWorkspace } from '../../server/process/open-workspace.ts';
import { wellKnownRelease } from '../../server/public/well-known.ts';
import { CannotListen, startServer, type RunningServer } from '../../server/start-server.ts';
import type { Configuration } from '../../settings/configuration.ts';
import type { SyncToDisk } from '../../store/evidence/sync-to-disk.ts';
import { StoreFailure } from '../../store/store-failure.ts';
import { openDoor, type Door } from '../../workspace/door.ts';
import type { Housework } from '../../workspace/housework.ts';
import { makeSetupLink } from '../../workspace/people/make-setup-link.ts';
import { exitCodes } from '../exit-codes.ts';
import { operationFacts } from '../operation-facts.ts';
import { CommandFailure, complain, print } from '../print.ts';
import { programFolder, textIfThere } from '../program-files.ts';

/** How often checkpoints and streams of the audit log are looked after. */
const keepingMilliseconds = 1000;

/** When the rest of the program is loaded, where nobody asked for it before: what everybody may see goes first. */
const openingMilliseconds = 500;
/** When the libraries of signing in are loaded and the intrinsics closed: the first pages go before. */
const closingMilliseconds = 1000;

/** What a server is started with. */
export interface HardenedServer {
  readonly configuration: Configuration;
  /** The data folder, which is there. */
  readonly folder: string;
  /** Folder of the dossier that everybody sees at `/`. */
  readonly shown: string;
  readonly accessLog: boolean;
  readonly version: string;
  readonly sync: SyncToDisk | undefined;
}

/** Opens the workspace and serves it, in the process that is hardened already, until it is told to stop or can't go on. */
export async function runHardenedServer({ configuration, folder, shown, accessLog, version, sync }: HardenedServer): Promise<void> {
  const { values } = configuration;
  const ports: Ports = { now: () => new Date(), monotonicNow: () => performance.now(), randomBytes: randomPieces };
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
  const processId = Buffer.from(randomPieces(16)).toString('hex');
  const keeper = auditKeeper({
    ...services, version, processId, scopes: async () => operatorScopes(services.store),
    // A store that fails is told by the acts that need it; a stream that fails is told by its chime.
    onProblem: (problem) => {
      if (!(problem instanceof StoreFailure)) complain(terminal`The audit log could not be looked after: ${problem instanceof Error ? problem.message : 'unknown'}`);
    },
  });
  const keeping = setInterval(() => void keeper.tick(), keepingMilliseconds).unref();
  let housework: Housework | undefined;
  const link = setup === undefined ? '' : terminal`Set it up  ${setup.link}\n           once, until ${setup.expiresAt}; "assay setup-link" makes a new one\n`;
  print(terminal`Workspace  ${server.url}  (Ctrl-C ends)\n${link}`);
  const isEnding = new AbortController();
  goOn(isEnding.signal).catch(fail);
  const end = await Promise.race([failed, stopped]);
  isEnding.abort();
  clearInterval(keeping);
  await ending(server, housework, door, keeper, workspace);
  if (end !== 'stopped') {
    complain(terminal`The workspace ended, because a change could not be made durable (${end instanceof Error ? end.message : 'unknown'}). Look at the disk; the next start verifies what is there.`);
    process.exitCode = exitCodes.defect.code;
  }
  // Whatever still holds the process open has nothing left to do.
  process.exit();

  /** Loads what a server needs once it listens. */
  async function goOn(signal: AbortSignal): Promise<void> {
    const isOver = async (milliseconds: number): Promise<boolean> => sleep(milliseconds, false, { signal, ref: false }).catch(() => true);
    if (await isOver(openingMilliseconds)) return;
    await server.open();
    const { beginHousework } = await import('../../workspace/housework.ts');
    if (signal.aborted) return;
    housework = beginHousework({ services, version, processId, scopes: async () => operatorScopes(services.store), onProblem: (what, reason) => complain(terminal`${what}: ${reason}`) });
    if (!(await isOver(closingMilliseconds))) await closeWhatAllInherit();
  }

  async function starting(): Promise<{ readonly server: RunningServer; readonly setup: SetupLink | undefined }> {
    const setup = await makeSetupLink(services.store, services.settings, ports, 'the start of a server');
    const server = await opening(async () => startServer({
      services, door, authenticate: async (credential, facts) => authenticate(services.store, services.settings, ports, credential, null, facts),
      listen: { address: values.listenAddress, port: values.port, isSetUp: setup === undefined, tls: tlsOf(values.certificateFile, values.certificateKeyFile), metrics: values.metricsPort === 0 ? undefined : { address: values.metricsAddress, port: values.metricsPort } },
      release: wellKnownRelease(version), publicFolder: shown, onFatal: fail,
      files: { securityTxt: textIfThere(join(folder, 'security.txt')), sbom: textIfThere(join(programFolder, 'docs/security/assay.cdx.json')), provenance: textIfThere(join(programFolder, 'docs/security/provenance.json')), noExtraCharge: textIfThere(join(programFolder, 'docs/security/no-extra-charge.md')), keys: textIfThere(join(shown, 'assay-keys.json')) },
      onDefect: (problem, requestId) => complain(terminal`A request failed (${requestId}): ${problem instanceof Error ? `${problem.name}: ${problem.message}` : 'unknown'}. This is a defect; please report it.`),
      writeAccessLog: accessLog ? (bytes) => process.stderr.write(bytes) : undefined,
    }));
    return { server, setup };
  }
}

async function ending(server: RunningServer, housework: Housework | undefined, door: Door, keeper: AuditKeeper, workspace: OpenedWorkspace): Promise<void> {
  await server.close();
  try {
    await housework?.stop();
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

function randomPieces(length: number): Uint8Array {
  return new Uint8Array(randomBytes(length));
}

/** Some libraries add properties of their own to what all objects inherit while they load; afterwards nobody does. */
async function closeWhatAllInherit(): Promise<void> {
  try {
    await loadLateLibraries();
    closeIntrinsics();
    const open = intrinsicGaps();
    if (open.length > 0) complain(terminal`The process is not as closed as it should be: ${open.join('; ')}. This is a defect; please report it.`);
  } catch (problem) {
    complain(terminal`The process could not be closed: ${problem instanceof Error ? problem.message : 'unknown'}. This is a defect; please report it.`);
  }
}
