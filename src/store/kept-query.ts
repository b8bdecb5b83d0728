import type { OperationNode } from 'kysely';
import { loanOf } from './lend-rows.ts';
import type { KeptPlaces } from './query-shapes.ts';
import type { Reader, Writer } from './store.ts';

/** What a kept query is given: each value goes to the database apart from the SQL. */
export type Given = Readonly<Record<string, string | number | null>>;

/** A query as Kysely’s builders end. */
interface Built<Row> {
  toOperationNode(): OperationNode;
  execute(): Promise<Row[]>;
}

/**
 * A query that is asked with almost every request: built once and not each time.
 * @param build builds it; what it is given stands for values, so that it may only pass it on and decide nothing by it
 */
export function keptQuery<G extends Given, Row>(build: (rows: Reader, given: G) => Built<Row>): (rows: Reader, given: G) => Promise<Row[]> {
  const kept: KeptPlaces = new Map();
  return async (rows, given) => {
    const loan = loanOf(rows);
    return loan === undefined ? build(rows, given).execute() : (loan.run(kept, (places) => build(rows, places as unknown as G).toOperationNode(), given) as Promise<Row[]>);
  };
}

/** The same for a change that gives nothing back. @param build as for `keptQuery` */
export function keptChange<G extends Given>(build: (rows: Writer, given: G) => Built<unknown>): (rows: Writer, given: G) => Promise<void> {
  const kept: KeptPlaces = new Map();
  return async (rows, given) => {
    const loan = loanOf(rows);
    await (loan === undefined ? build(rows, given).execute() : loan.run(kept, (places) => build(rows, places as unknown as G).toOperationNode(), given));
  };
}
