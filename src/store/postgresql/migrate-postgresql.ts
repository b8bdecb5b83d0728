import { CamelCasePlugin, Kysely } from 'kysely';
import type { ClientBase } from 'pg';
import { applyMigration, pendingMigrations, prepareSchema, type InstanceTables, type OrganisationWall } from '../migration/migrate.ts';
import type { Migration } from '../migration/migrations.ts';
import { postgresqlWords } from '../migration/table-definition.ts';
import { postgresqlDialect } from './postgresql-connection.ts';
import { forOrganisation } from './postgresql-writing.ts';
import { grantInstanceTables, protectTable } from './row-level-security.ts';

/** The tables that belong to no organisation, over one client. */
export function instanceTables(client: ClientBase): Kysely<InstanceTables> {
  return new Kysely<InstanceTables>({ dialect: postgresqlDialect(client), plugins: [new CamelCasePlugin()] });
}

/** The steps that the database still lacks; all of them when it is empty. @throws StoreFailure (`schema`) */
export async function pendingOnPostgresql(client: ClientBase, steps: readonly Migration[]): Promise<readonly Migration[]> {
  const { rows } = await client.query<{ found: boolean }>("select to_regclass('migration') is not null as found");
  return rows[0]?.found === true ? pendingMigrations(instanceTables(client), steps) : steps;
}

/**
 * Makes or renews the schema in one transaction. Several processes may try at once: one does it, the others wait and
 * find it done.
 * @param client over the role that shall own the tables
 * @param appRole the role that the server works as
 * @param at RFC 3339, for the record of steps
 * @returns the steps that were made
 * @throws StoreFailure (`schema`)
 */
export async function migratePostgresql(client: ClientBase, appRole: string, at: string, steps: readonly Migration[]): Promise<readonly Migration[]> {
  const instance = instanceTables(client);
  await prepareTogether(() => prepareSchema(instance, postgresqlWords));
  await client.query('begin');
  try {
    await client.query('lock table migration in access exclusive mode');
    const pending = await pendingMigrations(instance, steps);
    const wall = postgresqlWall(client, appRole);
    for (const migration of pending) await applyMigration(instance, migration, at, postgresqlWords, wall);
    if (pending.length > 0) await grantInstanceTables(client, appRole);
    await client.query('commit');
    return pending;
  } catch (problem) {
    await client.query('rollback');
    throw problem;
  }
}

/** Row-level security, as the steps of the schema need it. @param appRole the role that the server works as */
export function postgresqlWall(client: ClientBase, appRole: string): OrganisationWall {
  return {
    afterTable: async ({ name }) => protectTable(client, snakeCase(name), appRole),
    enter: async (organisationId) => {
      await client.query(forOrganisation(organisationId));
    },
  };
}

/** “If not exists” still collides when two processes make the same table in the same moment; the second look finds it. */
async function prepareTogether(prepare: () => Promise<void>): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await prepare();
      return;
    } catch (problem) {
      const collided = problem instanceof Error && 'code' in problem && (problem.code === '23505' || problem.code === '42P07' || problem.code === '42710');
      if (!collided || attempt === 5) throw problem;
    }
  }
}

/** A name of a table or column as SQL has it. */
export function snakeCase(name: string): string {
  return name.replaceAll(/[A-Z]/gu, (letter) => `_${letter.toLowerCase()}`);
}
