import { readFileSync } from 'node:fs';
import { Pool, types, type PoolConfig } from 'pg';
import { fileOptions, isOnThisMachine, unprotectedAddress } from '../../model/database-address.ts';
import { holdMost } from '../lend-rows.ts';
import { StoreFailure } from '../store-failure.ts';

/** Whole numbers beyond 32 bits (`bigint`) and sums (`numeric`): all of ours are below 2^53. */
const numbers = new Set([types.builtins.INT8, types.builtins.NUMERIC]);

/**
 * A bounded pool of connections. Elsewhere than on this machine they are encrypted and the server’s certificate is
 * checked, whatever the address or the environment says.
 * @param most connections at once
 * @param patience `patient` for work on the whole database, which takes as long as it takes
 * @throws StoreFailure when the address turns that off, or names a file that can’t be read
 */
export function postgresqlPool(databaseUrl: string, most: number, patience: 'short' | 'patient' = 'short'): Pool {
  const config: PoolConfig = {
    ...(isOnThisMachine(databaseUrl) ? { connectionString: databaseUrl } : encrypted(databaseUrl)),
    max: most,
    connectionTimeoutMillis: 5000,
    idleTimeoutMillis: 30_000,
    keepAlive: true,
    application_name: 'assay',
    ...(patience === 'short' ? { statement_timeout: 30_000, idle_in_transaction_session_timeout: holdMost + 5000 } : {}),
    lock_timeout: holdMost,
    types: { getTypeParser: (oid: number, format?: 'text' | 'binary') => (numbers.has(oid) ? Number : (types.getTypeParser(oid, format) as unknown)) } as NonNullable<PoolConfig['types']>,
  };
  const pool = new Pool(config);
  // An idle connection that ends is left out of the pool; the next query opens another one.
  pool.on('error', () => {});
  // One that ends between two queries of a transaction fails at the next of them; unheard, the event would end the process.
  pool.on('connect', (client) => client.on('error', () => {}));
  return pool;
}

/** What an address says of encryption goes before what is set beside it: so it is taken out, and set here. */
function encrypted(databaseUrl: string): Pick<PoolConfig, 'connectionString' | 'ssl'> {
  const refused = unprotectedAddress(databaseUrl);
  if (refused !== undefined) throw new StoreFailure('unreachable', refused);
  const address = new URL(databaseUrl);
  const files = Object.entries(fileOptions).flatMap(([name, option]) => {
    const path = address.searchParams.get(option) ?? '';
    return path === '' ? [] : [[name, textOf(path, option)] as const];
  });
  for (const option of ['sslmode', 'ssl', ...Object.values(fileOptions)]) address.searchParams.delete(option);
  return { connectionString: address.href, ssl: { rejectUnauthorized: true, ...Object.fromEntries(files) } };
}

function textOf(path: string, option: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (problem) {
    throw new StoreFailure('unreachable', `The file that the database address names by ${option} can’t be read.`, { cause: problem });
  }
}
