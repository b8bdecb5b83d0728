import { appendEntry } from '../../audit/append-entry.ts';
import { createSetupLink, type SetupLink } from '../../identity/setup.ts';
import type { Ports } from '../../model/ports.ts';
import type { Settings } from '../../settings/settings.ts';
import type { Store } from '../../store/store.ts';

/**
 * Makes the link by which the workspace is set up, and an entry in the audit log that it was made.
 * @param by who made it, for the log
 * @returns undefined when the workspace is set up
 * @throws StoreFailure
 */
export async function makeSetupLink(store: Store, settings: Pick<Settings, 'publicUrl'>, ports: Ports, by: string): Promise<SetupLink | undefined> {
  return createSetupLink(store, settings, ports, async (rows, at) => appendEntry(rows, { actor: 'system', action: 'setup-link.make', target: 'organisation:*', outcome: 'success', area: 'identity', sourceAddress: '', requestId: '', detail: { by } }, at));
}
