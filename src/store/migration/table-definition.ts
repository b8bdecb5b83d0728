import { sql, type ColumnDataType, type CreateTableBuilder, type Expression, type Kysely } from 'kysely';

/** A column: `text`, `integer` (below 2^31) or `bigint` (below 2^53), with `?` when it may be null. */
export type ColumnType = 'text' | 'integer' | 'bigint' | 'text?' | 'integer?' | 'bigint?';

/** A table as a migration makes it. The organisation’s id is put before every key, reference and index. */
export interface TableDefinition {
  readonly name: string;
  readonly columns: Readonly<Record<string, ColumnType>>;
  readonly key: readonly string[];
  /** Column to the table whose `id` it holds. The reference includes the organisation, so another’s row can’t be named. */
  readonly references?: Readonly<Record<string, string>>;
  readonly unique?: readonly (readonly string[])[];
  readonly indexes?: readonly (readonly string[])[];
}

/** How a database writes its column types. */
export interface SchemaWords {
  /** Text in the order of its code points, so that both databases sort alike. */
  readonly text: ColumnDataType | Expression<unknown>;
}

export const sqliteWords: SchemaWords = { text: 'text' };
export const postgresqlWords: SchemaWords = { text: sql`text collate "C"` };

/** Makes the table, without its indexes. */
export async function createTable(database: Kysely<unknown>, definition: TableDefinition, words: SchemaWords): Promise<void> {
  const { name, columns, key, references = {}, unique = [] } = definition;
  let table: CreateTableBuilder<string, string> = database.schema.createTable(name).addColumn('organisationId', words.text, (column) => column.notNull());
  for (const [column, type] of Object.entries(columns)) {
    const bare = type.replace('?', '') as 'text' | 'integer' | 'bigint';
    table = table.addColumn(column, bare === 'text' ? words.text : bare, (definition) => (type.endsWith('?') ? definition : definition.notNull()));
  }
  table = table.addPrimaryKeyConstraint(`${name}Key`, ['organisationId', ...key]);
  table = table.addForeignKeyConstraint(`${name}Organisation`, ['organisationId'], 'organisation', ['id']);
  for (const [column, other] of Object.entries(references)) table = table.addForeignKeyConstraint(`${name}Names${upperFirst(column)}`, ['organisationId', column], other, ['organisationId', 'id']);
  for (const group of unique) table = table.addUniqueConstraint(`${name}Unique${group.map(upperFirst).join('')}`, ['organisationId', ...group]);
  await table.execute();
}

/** Makes an index, within each organisation. */
export async function createIndex(database: Kysely<unknown>, table: string, columns: readonly string[]): Promise<void> {
  await database.schema.createIndex(indexName(table, columns)).on(table).columns(['organisationId', ...columns]).execute();
}

/** Removes an index that `createIndex` made. */
export async function dropIndex(database: Kysely<unknown>, table: string, columns: readonly string[]): Promise<void> {
  await database.schema.dropIndex(indexName(table, columns)).execute();
}

function indexName(table: string, columns: readonly string[]): string {
  return `${table}By${columns.map(upperFirst).join('')}`;
}

function upperFirst(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1);
}
