import type { Ports } from '../model/ports.ts';
import { provenScope, type Scope } from '../store/scope.ts';
import type { Store } from '../store/store.ts';
import type { Organisation } from '../store/tables.ts';

/** The first organisation’s id is the same everywhere, so that two servers that start at the same time can’t make two. It is no secret. */
const homeId = 'home';

/** The organisation that was there first: whoever is not signed in acts in it. Undefined before the first start. */
async function homeOrganisation(store: Store): Promise<Organisation | undefined> {
  const all = await store.organisations();
  return all.find(({ id }) => id === homeId) ?? all[0];
}

/** The scope of the first organisation, which is made when there is none yet. @throws StoreFailure */
export async function ensureHome(store: Store, ports: Ports): Promise<Scope> {
  const known = await homeOrganisation(store);
  if (known !== undefined) return provenScope(known.id);
  try {
    await store.addOrganisation({ id: homeId, name: 'Workspace', createdAt: ports.now().toISOString() });
  } catch (problem) {
    // Another server may have made it in the meantime.
    if ((await homeOrganisation(store)) === undefined) throw problem;
  }
  return provenScope(homeId);
}
