import type { SyncToDisk } from './evidence/sync-to-disk.ts';
import type { StoreFailure } from './store-failure.ts';

/** Where a workspace’s state is kept, and who opens it. */
export interface StorePlace {
  /** `postgres://…`, with a role that is neither a superuser nor exempt from row-level security; without it the embedded database in the data folder. */
  readonly databaseUrl?: string;
  /** The same database with the role that owns the tables; needed only where the server’s own role may not make any. */
  readonly ownerDatabaseUrl?: string;
  /** Folder of the embedded database, of evidence and of the instance’s secret. */
  readonly dataFolder: string;
  /** A server takes an embedded database for itself; a command works beside it for a moment. Left out: a server. */
  readonly access?: 'server' | 'command';
  /** Called once when a change of the embedded database could not be made durable: the process must end and start anew. */
  readonly onNotDurable?: (failure: StoreFailure) => void;
  /** How this process brings the embedded database to disk; its own way when left out. */
  readonly sync?: SyncToDisk | undefined;
  /** Milliseconds that a change of the embedded database which is alone may hold the thread to wait for the disk; half of one when left out. */
  readonly waitMost?: number;
}
