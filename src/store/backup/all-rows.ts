import { CamelCasePlugin, sql, type Kysely } from 'kysely';
import type { TableDefinition } from '../migration/table-definition.ts';

/** A row with all its columns, the organisation’s id left out. */
export type AnyRow = Readonly<Record<string, string | number | null>>;
type AnyTables = Record<string, Record<string, string | number | null>>;

/** Rows of a table read or written in one query. */
const pageRows = 200;

/**
 * Rows as they lie there, one organisation after the other, within a transaction that is open already: for backup and
 * restore only.
 */
export class AllRows {
  readonly #tables: Kysely<AnyTables>;
  readonly #enter: (organisationId: string) => Promise<void>;

  /** @param enter lets the database show an organisation’s rows */
  constructor(database: Kysely<AnyTables>, enter: (organisationId: string) => Promise<void>) {
    this.#tables = database.withPlugin(new CamelCasePlugin({ maintainNestedObjectKeys: true }));
    this.#enter = enter;
  }

  /** All rows of one organisation in a table, in the order of their key, a few hundred at a time. */
  async *rows(organisationId: string, { name, columns, key }: TableDefinition): AsyncIterable<readonly AnyRow[]> {
    await this.#enter(organisationId);
    let after: AnyRow | undefined;
    for (;;) {
      let query = this.#tables.selectFrom(name).select(Object.keys(columns)).where('organisationId', '=', organisationId);
      for (const column of key) query = query.orderBy(column);
      if (after !== undefined) {
        const last = after;
        query = query.where(sql<boolean>`(${sql.join(key.map((column) => sql.ref(column)))}) > (${sql.join(key.map((column) => last[column]))})`);
      }
      const page = await query.limit(pageRows).execute();
      if (page.length > 0) yield page;
      if (page.length < pageRows) return;
      after = page.at(-1);
    }
  }

  /** The row with a key, or the only one there is. */
  async row(organisationId: string, table: string, where: AnyRow = {}): Promise<AnyRow | undefined> {
    await this.#enter(organisationId);
    let query = this.#tables.selectFrom(table).selectAll().where('organisationId', '=', organisationId);
    for (const [column, value] of Object.entries(where)) query = query.where(column, '=', value);
    return query.executeTakeFirst();
  }

  async insert(organisationId: string, table: string, rows: readonly AnyRow[]): Promise<void> {
    await this.#enter(organisationId);
    for (let start = 0; start < rows.length; start += pageRows) await this.#tables.insertInto(table).values(rows.slice(start, start + pageRows).map((row) => ({ organisationId, ...row }))).execute();
  }
}
