import { Pool, types, type PoolConfig } from 'pg';
import { holdMost } from '../lend-rows.ts';

/** Whole numbers beyond 32 bits (`bigint`) and sums (`numeric`): all of ours are below 2^53. */
const numbers = new Set([types.builtins.INT8, types.builtins.NUMERIC]);
const local = new Set(['localhost', '127.0.0.1', '::1', '[::1]', '']);

/**
 * A bounded pool of connections. Elsewhere than on this machine they are encrypted and the server’s certificate is
 * checked, unless the address itself says otherwise (`sslmode`).
 * @param most connections at once
 * @param patience `patient` for work on the whole database, which takes as long as it takes
 */
export function postgresqlPool(databaseUrl: string, most: number, patience: 'short' | 'patient' = 'short'): Pool {
  const { hostname, searchParams } = new URL(databaseUrl);
  // A `host` in the query goes before the one in the address; a path is a socket of this machine.
  const host = searchParams.get('host') ?? hostname;
  const isPlain = local.has(host) || host.startsWith('/') || searchParams.has('sslmode');
  const config: PoolConfig = {
    connectionString: databaseUrl,
    ...(isPlain ? {} : { ssl: { rejectUnauthorized: true } }),
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
