import type { Pool, PoolClient } from 'pg';
import { lendRows, refuseNesting } from '../lend-rows.ts';
import type { MigrationRules } from '../migration/migrate.ts';
import { migrations, type Migration } from '../migration/migrations.ts';
import type { Scope } from '../scope.ts';
import { StoreFailure } from '../store-failure.ts';
import type { Reader, Store, Writer } from '../store.ts';
import type { Organisation } from '../tables.ts';
import { WriteQueue } from '../write-queue.ts';
import { instanceTables, migratePostgresql, pendingOnPostgresql } from './migrate-postgresql.ts';
import { postgresqlLender } from './postgresql-connection.ts';
import { postgresqlPool } from './postgresql-pool.ts';
import { mayRepeat, postgresqlTrouble } from './postgresql-trouble.ts';
import { forOrganisation, writingOver, type PostgresqlWriting } from './postgresql-writing.ts';
import { safeRole } from './row-level-security.ts';

export interface PostgresqlPlace {
  /** Of the role that the server works as: neither a superuser nor exempt from row-level security. */
  readonly databaseUrl: string;
  /** Of the role that owns the tables and makes them; the server’s own when left out. */
  readonly ownerDatabaseUrl?: string;
}

/** Connections of a process: reads and changes have their own, so that neither waits for the other. */
const readingMost = 8;
const writingMost = 8;

/** Opens the database of a server, making or migrating it first. @throws StoreFailure */
export async function openPostgresql({ databaseUrl, ownerDatabaseUrl = databaseUrl }: PostgresqlPlace, now: () => Date, rules: MigrationRules = { steps: migrations, beforeSteps: async () => {} }): Promise<Store> {
  const writing = postgresqlPool(databaseUrl, writingMost);
  const reading = postgresqlPool(databaseUrl, readingMost);
  const end = async (): Promise<void> => {
    await Promise.all([writing.end(), reading.end()]);
  };
  try {
    await prepare(writing, databaseUrl, ownerDatabaseUrl, now, rules);
  } catch (problem) {
    await end();
    throw postgresqlTrouble(problem) ?? problem;
  }
  let standing: StoreFailure | undefined;
  const troubleOf = (problem: unknown): StoreFailure | undefined => {
    const found = postgresqlTrouble(problem);
    if (found !== undefined) standing = found;
    return found;
  };
  const queues = new Map<string, WriteQueue<PostgresqlWriting>>();
  const queueOf = (organisationId: string): WriteQueue<PostgresqlWriting> => {
    const kept = queues.get(organisationId);
    if (kept !== undefined) return kept;
    for (const [id, queue] of queues) if (queue.isIdle) queues.delete(id);
    const made = new WriteQueue<PostgresqlWriting>({ open: async () => writingOver(await writing.connect(), organisationId), troubleOf, mayRepeat, committed: () => (standing = undefined) });
    queues.set(organisationId, made);
    return made;
  };
  const inTransaction = async <T>(pool: Pool, opening: string, use: (client: PoolClient) => Promise<T>): Promise<T> => {
    let client: PoolClient | undefined;
    let ending: unknown;
    try {
      client = await pool.connect();
      await client.query(opening);
      const result = await use(client);
      await client.query('commit');
      return result;
    } catch (problem) {
      ending = postgresqlTrouble(problem);
      // A connection that can’t even undo is not used again.
      await client?.query('rollback').catch((second: unknown) => (ending = second));
      throw postgresqlTrouble(problem) ?? problem;
    } finally {
      client?.release(ending !== undefined);
    }
  };
  return {
    kind: 'postgresql',
    read: async <T>(scope: Scope, query: (rows: Reader) => Promise<T>) => {
      refuseNesting();
      return inTransaction(reading, 'begin isolation level repeatable read read only', async (client) => {
        await client.query(forOrganisation(scope.organisationId));
        return lendRows(postgresqlLender(client), scope, query);
      });
    },
    write: async <T>(scope: Scope, change: (rows: Writer) => Promise<T>) => {
      refuseNesting();
      return queueOf(scope.organisationId).enqueue(async (lender) => lendRows(lender, scope, change));
    },
    organisations: async () => inTransaction(reading, 'begin read only', async (client) => instanceTables(client).selectFrom('organisation').select(['id', 'name', 'createdAt']).orderBy('createdAt').orderBy('id').execute()),
    addOrganisation: async (organisation: Organisation) => {
      await inTransaction(writing, 'begin', async (client) => instanceTables(client).insertInto('organisation').values(organisation).execute());
    },
    trouble: () => standing,
    recovered: false,
    close: async () => {
      await Promise.all([...queues.values()].map(async (queue) => queue.idle()));
      await end();
    },
  };
}

async function prepare(pool: Pool, databaseUrl: string, ownerDatabaseUrl: string, now: () => Date, { steps, beforeSteps }: MigrationRules): Promise<void> {
  const client = await pool.connect();
  try {
    const role = await safeRole(client);
    const pending = await pendingOnPostgresql(client, steps);
    if (pending.length === 0) return;
    if (pending.length < steps.length) await beforeSteps();
    if (ownerDatabaseUrl === databaseUrl) await migratePostgresql(client, role, now().toISOString(), steps);
    else await asOwner(ownerDatabaseUrl, role, now, steps);
  } finally {
    client.release();
  }
}

async function asOwner(ownerDatabaseUrl: string, appRole: string, now: () => Date, steps: readonly Migration[]): Promise<void> {
  const pool = postgresqlPool(ownerDatabaseUrl, 1);
  try {
    const client = await pool.connect();
    try {
      await migratePostgresql(client, appRole, now().toISOString(), steps);
    } finally {
      client.release();
    }
  } catch (problem) {
    throw postgresqlTrouble(problem) ?? new StoreFailure('schema', 'The tables could not be made by the owner’s role.', { cause: problem });
  } finally {
    await pool.end();
  }
}
