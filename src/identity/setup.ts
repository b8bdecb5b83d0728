import type { Ports } from '../model/ports.ts';
import type { Settings } from '../settings/settings.ts';
import type { Reader, Store, Writer } from '../store/store.ts';
import { ensureHome } from './home.ts';
import { createSingleUse, withdrawSingleUses } from './single-use.ts';

/** How long a setup link is good, in minutes. */
export const setupMinutes = 30;

export interface SetupLink {
  /** The whole link. The secret stands behind `#`, which browsers send to nobody, so that no server’s or proxy’s log has it. */
  readonly link: string;
  /** RFC 3339. */
  readonly expiresAt: string;
}

/**
 * Makes the link by which the first administrator sets the workspace up; any earlier link is void. To be shown only on
 * the host itself.
 * @param record writes down that it was made, within the same change
 * @returns undefined when the workspace is set up: then no such link is made any more, whoever was deleted since
 * @throws StoreFailure
 */
export async function createSetupLink(store: Store, settings: Pick<Settings, 'publicUrl'>, ports: Ports, record: (rows: Writer, at: string) => Promise<unknown> = async () => undefined): Promise<SetupLink | undefined> {
  const scope = await ensureHome(store, ports);
  const now = ports.now();
  return store.write(scope, async (rows) => {
    if (await isSetUp(rows)) return undefined;
    await withdrawSingleUses(rows, 'setup', null);
    const secret = await createSingleUse(rows, ports, scope.organisationId, { purpose: 'setup', minutes: setupMinutes, accountId: null, detail: {} }, now.toISOString());
    await record(rows, now.toISOString());
    return { link: linkTo(settings, 'setup', secret), expiresAt: new Date(now.getTime() + setupMinutes * 60_000).toISOString() };
  });
}

/** Whether the workspace was ever set up, or has an administrator by any other way. */
export async function isSetUp(rows: Reader): Promise<boolean> {
  if (await rows.selectFrom('setup').select('id').executeTakeFirst() !== undefined) return true;
  return await rows.selectFrom('roleGrant').where('role', '=', 'administrator').select('id').limit(1).executeTakeFirst() !== undefined;
}

/** Writes down for good that the workspace is set up. Nothing removes it. */
export async function closeSetup(rows: Writer, accountId: string, at: string): Promise<void> {
  await rows.insertInto('setup').values({ id: 'setup', accountId, finishedAt: at }).execute();
}

/** A link to one of the workspace’s own pages with a secret that stays in the browser. */
export function linkTo({ publicUrl }: Pick<Settings, 'publicUrl'>, page: 'setup' | 'invitation' | 'affirm' | 'answer', secret: string): string {
  const link = new URL(`/${page}`, publicUrl);
  link.hash = secret;
  return link.href;
}
