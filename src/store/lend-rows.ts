import { AsyncLocalStorage } from 'node:async_hooks';
import { CamelCasePlugin, type DatabaseConnection, type Kysely, type OperationNode, type QueryId, type KyselyPlugin, type PluginTransformQueryArgs, type PluginTransformResultArgs, type QueryResult, type RootOperationNode, type UnknownRow } from 'kysely';
import type { KeptPlaces, QueryShapes } from './query-shapes.ts';
import type { Scope } from './scope.ts';
import { StoreFailure } from './store-failure.ts';
import type { Reader } from './store.ts';
import type { Tables } from './tables.ts';

/** Milliseconds that one read or change may hold its transaction: another one waits for it. */
export const holdMost = 10_000;

/** A connection that rows are lent from. */
export interface Lender {
  readonly connection: DatabaseConnection;
  /** Builders over it. */
  readonly tables: Kysely<Tables>;
  readonly shapes: QueryShapes;
}

/** One for all: it remembers the names that it has turned. */
const camelCase = new (class extends CamelCasePlugin {
  rowOf(row: UnknownRow): UnknownRow {
    return this.mapRow(row);
  }
})({ maintainNestedObjectKeys: true });

/** Of queries that are built once: nobody asks for it. */
const keptId: QueryId = { queryId: 'kept' };

/** Whether the running code holds a transaction already. */
const holding = new AsyncLocalStorage<true>();

/**
 * Lends builders of queries that are narrowed to one organisation, for as long as `use` runs and never longer.
 * @throws StoreFailure (`overloaded`) when it takes longer than `holdMost`; whatever `use` throws
 */
export async function lendRows<T>({ tables, connection, shapes }: Lender, scope: Scope, use: (rows: Kysely<Tables>) => Promise<T>): Promise<T> {
  const loan = new Loan(connection, shapes, scope);
  const rows = tables.withPlugin(loan);
  loans.set(rows, loan);
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new StoreFailure('overloaded', `A transaction was held for more than ${holdMost / 1000} s and was undone.`)), holdMost);
  });
  try {
    return await Promise.race([holding.run(true, async () => use(rows)), late]);
  } finally {
    clearTimeout(timer);
    loan.end();
  }
}

const loans = new WeakMap<object, Loan>();

/** The loan of rows that were lent here; undefined for others. */
export function loanOf(rows: Reader): Loan | undefined {
  return loans.get(rows);
}

/** A transaction that waits for another one would wait for ever: refused at once. */
export function refuseNesting(): void {
  if (holding.getStore() === true) throw new Error('Within a read or a change only its own rows may be asked: another transaction would wait for this one.');
}

/** Narrows each query to the organisation, and refuses those made after the transaction has ended: they would run in somebody else’s. */
export class Loan implements KyselyPlugin {
  readonly #connection: DatabaseConnection;
  readonly #shapes: QueryShapes;
  readonly #scope: Scope;
  #isEnded = false;

  constructor(connection: DatabaseConnection, shapes: QueryShapes, scope: Scope) {
    this.#connection = connection;
    this.#shapes = shapes;
    this.#scope = scope;
  }

  end(): void {
    this.#isEnded = true;
  }

  transformQuery({ node, queryId }: PluginTransformQueryArgs): RootOperationNode {
    this.#refuseEnded();
    return this.#shapes.readyFor(node, queryId, this.#scope);
  }

  /** Runs a query that is built only once. */
  async run(kept: KeptPlaces, build: (places: Readonly<Record<string, unknown>>) => OperationNode, given: Readonly<Record<string, unknown>>): Promise<unknown[]> {
    this.#refuseEnded();
    const { rows } = await this.#connection.executeQuery<UnknownRow>(this.#shapes.filledIn(kept, build, given, keptId, this.#scope));
    return rows.map((row) => camelCase.rowOf(row));
  }

  #refuseEnded(): void {
    if (this.#isEnded) throw new Error('The read or change that these rows were lent to has ended.');
  }

  async transformResult(given: PluginTransformResultArgs): Promise<QueryResult<UnknownRow>> {
    return camelCase.transformResult(given);
  }
}
