/** DuckDB as the programs beside this one ask it. */
import { createRequire } from 'node:module';
import { join } from 'node:path';

type Row = Readonly<Record<string, string | number | bigint | null>>;

interface Library {
  readonly DuckDBInstance: {
    create(path: string, settings: Readonly<Record<string, string>>): Promise<{ connect(): Promise<{ runAndReadAll(query: string): Promise<{ getRowObjectsJS(): readonly Row[] }> }> }>;
  };
}

/** The rows that a query gives on one thread. @param peers where DuckDB is installed */
export async function ask(peers: string, query: string): Promise<readonly Readonly<Record<string, string | number>>[]> {
  const { DuckDBInstance } = createRequire(join(peers, 'package.json'))('@duckdb/node-api') as Library;
  const connection = await (await DuckDBInstance.create(':memory:', { threads: '1' })).connect();
  const rows = (await connection.runAndReadAll(query)).getRowObjectsJS();
  return rows.map((row) => Object.fromEntries(Object.entries(row).map(([name, value]) => [name, typeof value === 'bigint' ? Number(value) : (value ?? '')])));
}

/** A text as a literal of SQL. */
export function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
