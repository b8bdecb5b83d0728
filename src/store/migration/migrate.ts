import { createHash } from 'node:crypto';
import type { Kysely } from 'kysely';
import { StoreFailure } from '../store-failure.ts';
import { migrations, type Migration } from './migrations.ts';
import { createIndex, createTable, dropIndex, type SchemaWords, type TableDefinition } from './table-definition.ts';

/** The schema’s own tables, which belong to the instance and to no organisation. */
export interface InstanceTables {
  organisation: { id: string; name: string; createdAt: string };
  migration: { id: string; checksum: string; appliedAt: string };
}

/** How a schema is brought up to date. */
export interface MigrationRules {
  /** The steps that this program knows. */
  readonly steps: readonly Migration[];
  /** Called before the first step of a database that holds rows already: time for a backup. */
  readonly beforeSteps: () => Promise<void>;
}

/** The steps that a database still lacks. @throws StoreFailure (`schema`) when it was made by another or a newer program */
export async function pendingMigrations(database: Kysely<InstanceTables>, known: readonly Migration[] = migrations): Promise<readonly Migration[]> {
  const applied = await database.selectFrom('migration').select(['id', 'checksum']).orderBy('id').execute();
  for (const [index, { id, checksum }] of applied.entries()) {
    const step = known[index];
    if (step === undefined) throw new StoreFailure('schema', `The database was made by a newer version of Assay (it has the step ${id}). Run that version, or restore a backup from before.`);
    if (step.id !== id || checksumOf(step) !== checksum) throw new StoreFailure('schema', `The database’s step ${id} is not the one that this version knows (${step.id}). It was changed by hand or made by another program.`);
  }
  return known.slice(applied.length);
}

/** Makes the tables that the record of steps itself needs. */
export async function prepareSchema(database: Kysely<InstanceTables>, { text }: SchemaWords): Promise<void> {
  await database.schema.createTable('organisation').ifNotExists().addColumn('id', text, (column) => column.primaryKey()).addColumn('name', text, (column) => column.notNull()).addColumn('createdAt', text, (column) => column.notNull()).execute();
  await database.schema.createTable('migration').ifNotExists().addColumn('id', text, (column) => column.primaryKey()).addColumn('checksum', text, (column) => column.notNull()).addColumn('appliedAt', text, (column) => column.notNull()).execute();
}

/** What a database that keeps organisations apart by itself (row-level security) does besides. */
export interface OrganisationWall {
  /** Puts a new table behind it. */
  readonly afterTable: (table: TableDefinition) => Promise<void>;
  /** Lets what follows see the rows of one organisation. */
  readonly enter: (organisationId: string) => Promise<void>;
}

export const noWall: OrganisationWall = { afterTable: async () => {}, enter: async () => {} };

/**
 * Makes one step; to be called within a transaction.
 * @param at RFC 3339, for the record of steps
 */
export async function applyMigration(database: Kysely<InstanceTables>, migration: Migration, at: string, words: SchemaWords, wall: OrganisationWall = noWall): Promise<void> {
  const any = database as unknown as Kysely<unknown>;
  for (const table of migration.tables) {
    await createTable(any, table, words);
    await wall.afterTable(table);
    const source = migration.copies?.[table.name];
    if (source !== undefined) await copyRows(database, source, table, wall);
    // Made over rows that are there, which is quicker than row by row.
    for (const columns of table.indexes ?? []) await createIndex(any, table.name, columns);
  }
  for (const [table, columns] of Object.entries(migration.newColumns ?? {})) {
    for (const [column, type] of Object.entries(columns)) await database.schema.alterTable(table).addColumn(column, type === 'text?' ? words.text : (type.replace('?', '') as 'integer' | 'bigint')).execute();
  }
  for (const [table, indexes] of Object.entries(migration.newIndexes ?? {})) for (const columns of indexes) await createIndex(any, table, columns);
  for (const [table, indexes] of Object.entries(migration.endedIndexes ?? {})) for (const columns of indexes) await dropIndex(any, table, columns);
  await database.insertInto('migration').values({ id: migration.id, checksum: checksumOf(migration), appliedAt: at }).execute();
}

/** Fills a new table with the rows of another one that has its columns too. */
async function copyRows(database: Kysely<InstanceTables>, source: string, { name, columns }: TableDefinition, { enter }: OrganisationWall): Promise<void> {
  const any = database as unknown as Kysely<Readonly<Record<string, Readonly<Record<string, unknown>>>>>;
  const copied = ['organisationId', ...Object.keys(columns)];
  for (const { id } of await database.selectFrom('organisation').select('id').execute()) {
    await enter(id);
    await any.insertInto(name).columns(copied).expression(any.selectFrom(source).select(copied).where('organisationId', '=', id)).execute();
  }
}

/** What tells a step from another one of the same name. */
export function checksumOf(migration: Migration): string {
  return createHash('sha256').update(JSON.stringify(migration)).digest('hex');
}
