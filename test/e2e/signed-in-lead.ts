import type { BrowserContext } from 'playwright-core';
import { newIdentifier } from '../../src/identity/identifier.ts';
import { openSession } from '../../src/identity/sessions.ts';
import { ensureHome } from '../../src/identity/home.ts';
import type { WorkspaceHost } from './workspace-host.ts';

/** Adds a security lead to a workspace, signed in in a browser: for tests that are not about signing in. @param more roles besides */
export async function signedInLead({ services, url }: WorkspaceHost, context: BrowserContext, more: readonly string[] = []): Promise<string> {
  const { store, ports, settings } = services;
  const home = await ensureHome(store, ports);
  const accountId = newIdentifier(ports);
  const at = ports.now().toISOString();
  const { cookie } = await store.write(home, async (rows) => {
    await rows.insertInto('account').values({ id: accountId, displayName: 'Ada Byron', mail: null, state: 'active', madeBy: 'invitation', createdAt: at, deactivatedAt: null }).execute();
    for (const role of ['security-lead', 'administrator', ...more]) await rows.insertInto('roleGrant').values({ id: newIdentifier(ports), accountId, role, productId: null, grantedAt: at, grantedBy: 'setup', endsAt: null, lastUsedAt: null }).execute();
    return openSession(rows, ports, settings, home.organisationId, { accountId, method: 'passkey', request: { id: 'test', sourceAddress: '127.0.0.1', userAgent: 'test' }, isSteppedUp: true });
  });
  await context.addCookies([{ name: 'assay-session', value: cookie, url, httpOnly: true, sameSite: 'Lax' }]);
  return accountId;
}
