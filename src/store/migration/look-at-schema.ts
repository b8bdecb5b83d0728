import { existsSync } from 'node:fs';
import { readWhole } from '../backup/open-whole.ts';
import { databaseFile } from '../sqlite/open-sqlite.ts';
import type { StorePlace } from '../store-place.ts';
import { pendingMigrations } from './migrate.ts';
import { migrations, type Migration } from './migrations.ts';

/** Which steps of the schema a database has, and which an upgrade would make; the ids, oldest first. */
export interface SchemaState {
  readonly applied: readonly string[];
  readonly pending: readonly string[];
}

/** Looks, and changes nothing. @throws StoreFailure (`schema`) when the database is of a newer or another program */
export async function lookAtSchema(place: StorePlace, steps: readonly Migration[] = migrations): Promise<SchemaState> {
  const nothing = { applied: [], pending: steps.map(({ id }) => id) };
  if (place.databaseUrl === undefined && !existsSync(databaseFile(place.dataFolder))) return nothing;
  return readWhole(place, async ({ instance, hasSchema }) => {
    if (!hasSchema) return nothing;
    const pending = (await pendingMigrations(instance, steps)).map(({ id }) => id);
    return { applied: steps.map(({ id }) => id).filter((id) => !pending.includes(id)), pending };
  });
}
