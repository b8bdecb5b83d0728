import assert from 'node:assert/strict';
import { DatabaseSync } from 'node:sqlite';
import type { PageAddress } from '../../../bench/child/filled-address.ts';
import { StatementWatch, type Ran } from '../../../bench/child/statement-watch.ts';
import type { Actor } from '../../../src/identity/actor.ts';
import type { PageVisit } from '../../../src/server/page-routes.ts';
import { workspacePages } from '../../../src/server/pages/index.ts';
import { SqliteConnection } from '../../../src/store/sqlite/sqlite-connection.ts';
import type { Act } from '../../../src/workspace/act.ts';
import type { World } from '../support/world.ts';

/** Shows each page, and gives what it asks of the embedded database; nothing of another one. @param whoAsks for an address */
export async function askedByPages(world: World, whoAsks: (address: PageAddress) => Promise<Actor>, addresses: readonly PageAddress[]): Promise<ReadonlyMap<string, readonly Ran[]>> {
  const watch = new StatementWatch(SqliteConnection.prototype as unknown as ConstructorParameters<typeof StatementWatch>[0]);
  const found = new Map<string, readonly Ran[]>();
  try {
    // The second look, because the first also notes that roles are in use.
    for (const address of [...addresses, ...addresses]) {
      const { name, route } = address;
      const url = new URL(address.address, 'https://assay.example');
      const parts = url.pathname.split('/').map(decodeURIComponent);
      const path = Object.fromEntries(route.split('/').flatMap((part, index) => (part.startsWith('{') ? [[part.slice(1, -1), parts[index] ?? '']] : [])));
      const actor = await whoAsks(address);
      const visit: PageVisit = {
        path, query: url.searchParams, form: new URLSearchParams(), isSignedIn: true, isContact: actor.kind === 'contact', hasPasswords: false, hasMail: false, workspace: url.origin, megabytesMost: 100, tokenDaysMost: 30, now: world.now(), requestId: 'request', assets: { style: '', script: '', icon: '' },
        perform: async (act, input) => world.door.perform(actor, act as Act<unknown, unknown>, input),
      };
      watch.take();
      const answer = await workspacePages.find((page) => page.method === 'GET' && page.path === route)?.page(visit);
      assert.ok(answer !== undefined && 'html' in answer && (answer.status ?? 200) === 200, `${name} is shown`);
      found.set(name, watch.take());
    }
  } finally {
    watch.end();
  }
  return found;
}

/** The embedded database of a world as it is now. */
export async function copyOf({ services }: World, name: string): Promise<DatabaseSync> {
  const path = `${services.scratchFolder}-${name}`;
  const source = new DatabaseSync(`${services.scratchFolder.replace(/scratch$/, '')}workspace.sqlite`, { readOnly: true });
  source.exec(`vacuum into '${path}'`);
  source.close();
  return new DatabaseSync(path, { readOnly: true });
}
