import type { Kysely } from 'kysely';
import type { Scope } from './scope.ts';
import type { StoreFailure } from './store-failure.ts';
import type { Organisation, Tables } from './tables.ts';

/** Builders of queries that read. Every table in them is narrowed to the scope’s organisation. */
export type Reader = Pick<Kysely<Tables>, 'selectFrom' | 'with' | 'withRecursive' | 'selectNoFrom' | 'fn'>;
/** Builders of queries that read and change; each is narrowed to the scope’s organisation, and an inserted row belongs to it. */
export type Writer = Reader & Pick<Kysely<Tables>, 'insertInto' | 'updateTable' | 'deleteFrom'>;

export interface WriteOptions {
  /** On a full disk the change takes of the space that is kept back: for the audit log’s entry of what was refused, and nothing else. */
  readonly mayUseReserve?: boolean;
}

/** Where a workspace keeps its state: an embedded SQLite file or PostgreSQL, by the same queries. */
export interface Store {
  readonly kind: 'sqlite' | 'postgresql';
  /**
   * Reads one consistent state of one organisation’s rows. What `query` waits for may only be queries of `rows`.
   * @throws StoreFailure
   */
  read<T>(scope: Scope, query: (rows: Reader) => Promise<T>): Promise<T>;
  /**
   * Makes one change wholly or not at all, and resolves once it is durable. Changes of one organisation run one after
   * another, so that what a change read is still so when it writes. `change` may run again when the database asks for
   * it, and may wait only for queries of `rows`.
   * @throws StoreFailure; whatever `change` throws, with nothing changed
   */
  write<T>(scope: Scope, change: (rows: Writer) => Promise<T>, options?: WriteOptions): Promise<T>;
  /** The organisations of this workspace: ids and names, nothing else. */
  organisations(): Promise<readonly Organisation[]>;
  /** Adds an organisation; its rows begin empty. */
  addOrganisation(organisation: Organisation): Promise<void>;
  /** What stands in the way of changes, as the last one found it. After `not-durable` the process must end. */
  trouble(): StoreFailure | undefined;
  /** Whether the server before this one ended without closing: what it had committed was brought back and looked over. */
  readonly recovered: boolean;
  /** Writes what is queued, then closes. */
  close(): Promise<void>;
}
