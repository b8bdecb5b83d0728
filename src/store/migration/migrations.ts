import { accounts } from './0001-accounts.ts';
import { audit } from './0002-audit.ts';
import { products } from './0003-products.ts';
import { settings } from './0004-settings.ts';
import { jobs } from './0005-jobs.ts';
import { federation } from './0006-federation.ts';
import type { TableDefinition } from './table-definition.ts';

/** One step of the schema, never changed after its release: its checksum is kept in the database. */
export interface Migration {
  readonly id: string;
  readonly tables: readonly TableDefinition[];
}

/** All steps, oldest first. */
export const migrations: readonly Migration[] = [
  { id: '0001-accounts', tables: accounts },
  { id: '0002-audit', tables: audit },
  { id: '0003-products', tables: products },
  { id: '0004-settings', tables: settings },
  { id: '0005-jobs', tables: jobs },
  { id: '0006-federation', tables: federation },
];
