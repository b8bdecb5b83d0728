import { randomBytes } from 'node:crypto';
import { setupMinutes } from '../../identity/setup.ts';
import { terminal } from '../../report/escape/terminal.ts';
import { openStore } from '../../store/open-store.ts';
import { StoreFailure } from '../../store/store-failure.ts';
import { makeSetupLink } from '../../workspace/people/make-setup-link.ts';
import { dataFolder } from '../data-folder.ts';
import { CommandFailure, print } from '../print.ts';
import { workspaceConfiguration } from '../workspace-configuration.ts';

export interface SetupLinkOptions {
  readonly data?: string;
  readonly port?: string;
}

/** `assay setup-link`: makes a new link by which the first administrator sets the workspace up; the one before is void. */
export async function setupLink(options: SetupLinkOptions): Promise<void> {
  const { values } = workspaceConfiguration(options).configuration;
  const named = options.data ?? values.dataFolder;
  const ports = { now: () => new Date(), randomBytes: (length: number) => new Uint8Array(randomBytes(length)) };
  try {
    const store = await openStore({ dataFolder: dataFolder(named === '' ? undefined : named), access: 'command', ...(values.databaseUrl === '' ? {} : { databaseUrl: values.databaseUrl }) }, ports.now);
    try {
      const made = await makeSetupLink(store, values, ports, 'a command on the host');
      if (made === undefined) throw new CommandFailure(terminal`The workspace is set up, so no such link is made any more. An administrator invites others; who lost every passkey signs in with a recovery code.`, 'usage');
      print(terminal`${made.link}\nIt works once, within ${setupMinutes} minutes.\n`);
    } finally {
      await store.close();
    }
  } catch (problem) {
    if (problem instanceof StoreFailure) throw new CommandFailure(terminal`${problem.message}`, 'usage');
    throw problem;
  }
}
