import type { PoolClient, QueryConfig } from 'pg';
import type { Lender } from '../lend-rows.ts';
import type { WritingConnection } from '../write-queue.ts';
import { postgresqlLender } from './postgresql-connection.ts';
import { postgresqlTrouble } from './postgresql-trouble.ts';
import { organisationSetting } from './row-level-security.ts';

export interface PostgresqlWriting extends WritingConnection, Lender {
  readonly client: PoolClient;
}

/** What a transaction says first: whose rows it touches. */
export function forOrganisation(organisationId: string): QueryConfig {
  return { text: 'select set_config($1, $2, true)', values: [organisationSetting, organisationId] };
}

/**
 * A transaction that changes one organisation’s rows. It first locks the organisation’s own row, so that changes of one
 * organisation run one after another over any number of processes: what it reads afterwards nobody changes meanwhile.
 */
export function writingOver(client: PoolClient, organisationId: string): PostgresqlWriting {
  const run = (text: string) => async (): Promise<void> => {
    await client.query(text);
  };
  return {
    client,
    ...postgresqlLender(client),
    begin: async () => {
      await client.query('begin isolation level read committed');
      await client.query(forOrganisation(organisationId));
      await client.query('select id from organisation where id = $1 for no key update', [organisationId]);
    },
    commit: run('commit'),
    rollback: run('rollback'),
    savepoint: run('savepoint change'),
    release: run('release savepoint change'),
    rollbackToSavepoint: run('rollback to savepoint change'),
    // A connection that ended in trouble is not used again.
    giveBack: (problem) => client.release(problem !== undefined && postgresqlTrouble(problem)?.trouble !== 'overloaded'),
  };
}
