import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { openSecrets } from '../../identity/open-secrets.ts';
import { SecretFileRefused, secretPlace } from '../../identity/secret-file.ts';
import { terminal } from '../../report/escape/terminal.ts';
import { hardeningFlags } from '../../server/process/hardening-flags.ts';
import { freePort } from '../../server/process/free-port.ts';
import { launch, launcherSync } from '../../server/process/launcher.ts';
import { hardeningGaps } from '../../server/process/self-test.ts';
import type { Configuration } from '../../settings/configuration.ts';
import { dataFolder } from '../data-folder.ts';
import { exitCodes } from '../exit-codes.ts';
import { CommandFailure } from '../print.ts';
import { loadedFolder, programFolder } from '../program-files.ts';
import { workspaceConfiguration, type WorkspaceConfiguration } from '../workspace-configuration.ts';

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
  const gaps = [...hardeningGaps(), ...(sync === undefined ? ['what it writes cannot be brought to disk'] : [])];
  if (gaps.length > 0) throw new CommandFailure(terminal`The server does not start, because its process is not as it should be: ${gaps.join('; ')}. Start it by "assay serve" with a current Node, and leave NODE_OPTIONS empty.`, 'usage');
  try {
    // Loaded only here: the launcher, which comes first, needs none of it.
    const { runHardenedServer } = await import('./hardened-server.ts');
    await runHardenedServer({ configuration: await withRealPort(configured, options), folder, shown, accessLog: options.accessLog, version, sync });
  } finally {
    // What is asked of the launcher would keep the process open.
    process.disconnect?.();
  }
}

/** With port 0 any free one is taken before anything else: setup links and passkeys are made for the address with its port. */
async function withRealPort({ configuration }: WorkspaceConfiguration, options: ServeCommandOptions): Promise<Configuration> {
  const { port, listenAddress } = configuration.values;
  const free = port === 0 ? await freePort(listenAddress) : undefined;
  return free === undefined ? configuration : workspaceConfiguration({ ...options, port: String(free) }).configuration;
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
  try {
    openSecrets(secretPlace(configuration.values.secretFile, folder), { randomBytes: bytes });
  } catch (problem) {
    if (problem instanceof SecretFileRefused) throw new CommandFailure(terminal`${problem.message}`, 'usage');
    throw problem;
  }
  const child = launch(join(programFolder, 'bin/assay.js'), process.argv.slice(2), flags, folder);
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => child.kill(signal));
  process.exitCode = await new Promise<number>((resolve) => child.on('exit', (code) => resolve(code ?? exitCodes.defect.code)).on('error', () => resolve(exitCodes.defect.code)));
}

function bytes(length: number): Uint8Array {
  return new Uint8Array(randomBytes(length));
}
