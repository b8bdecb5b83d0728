import { escapeIdentifier, type ClientBase } from 'pg';
import { StoreFailure } from '../store-failure.ts';

/** The transaction-local setting that names the organisation whose rows are there. */
export const organisationSetting = 'assay.organisation';

/**
 * The second wall between organisations: PostgreSQL itself shows and takes only rows of the organisation that the
 * transaction names; without a name there are none. `FORCE` holds it for the table’s owner as well.
 * @param table as PostgreSQL names it
 * @param appRole the role that the server works as
 */
export async function protectTable(client: ClientBase, table: string, appRole: string): Promise<void> {
  const name = escapeIdentifier(table);
  const role = escapeIdentifier(appRole);
  const isOwn = `organisation_id = nullif(current_setting('${organisationSetting}', true), '')`;
  await client.query(`alter table ${name} enable row level security`);
  await client.query(`alter table ${name} force row level security`);
  await client.query(`create policy own_organisation on ${name} using (${isOwn}) with check (${isOwn})`);
  await client.query(`grant select, insert, update, delete on ${name} to ${role}`);
  // What was logged is never changed; old entries may only go, by the rule of retention.
  if (table === 'audit_entry' || table === 'audit_index') await client.query(`revoke update on ${name} from ${role}`);
}

/** Grants what the server needs of the tables that belong to no organisation. */
export async function grantInstanceTables(client: ClientBase, appRole: string): Promise<void> {
  const role = escapeIdentifier(appRole);
  await client.query(`grant select, insert, update on organisation to ${role}`);
  await client.query(`grant select on migration to ${role}`);
}

/**
 * The role of a connection, refused when row-level security does not hold it, or when the server would acknowledge
 * what is not on disk.
 * @throws StoreFailure (`schema`)
 */
export async function safeRole(client: ClientBase): Promise<string> {
  const { rows } = await client.query<{ role: string; rolsuper: boolean; rolbypassrls: boolean; fsync: string }>("select current_user as role, rolsuper, rolbypassrls, current_setting('fsync') as fsync from pg_roles where rolname = current_user");
  const [found] = rows;
  if (found === undefined) throw new StoreFailure('schema', 'The role of the database address is unknown to the database.');
  if (found.rolsuper || found.rolbypassrls) {
    throw new StoreFailure('schema', `The database role ${found.role} is ${found.rolsuper ? 'a superuser' : 'exempt from row-level security'}, so PostgreSQL would not keep organisations apart. Make a role of its own: create role assay login password '…'; create database assay owner assay; and name it in the database address.`);
  }
  if (found.fsync === 'off') throw new StoreFailure('schema', 'The database server runs with fsync = off and would lose what it has acknowledged. Turn fsync on.');
  return found.role;
}
