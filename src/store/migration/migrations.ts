import { accounts } from './0001-accounts.ts';
import { audit } from './0002-audit.ts';
import { products } from './0003-products.ts';
import { settings } from './0004-settings.ts';
import { jobs } from './0005-jobs.ts';
import { federation } from './0006-federation.ts';
import { notices } from './0007-notices.ts';
import { publishing } from './0008-publishing.ts';
import { goals } from './0009-goals.ts';
import { claims } from './0010-claims.ts';
import { gates } from './0011-gates.ts';
import { questionnaires } from './0012-questionnaires.ts';
import { reports } from './0013-reports.ts';
import { purchases } from './0014-purchases.ts';
import { inquiries } from './0015-inquiries.ts';
import { terms } from './0016-terms.ts';
import { watching } from './0017-watching.ts';
import { exchange } from './0018-exchange.ts';
import { makersHeard, makersHeardColumns } from './0019-makers-heard.ts';
import { indexOfLog } from './0022-index-of-log.ts';
import type { TableDefinition } from './table-definition.ts';

/** One step of the schema, never changed after its release: its checksum is kept in the database. */
export interface Migration {
  readonly id: string;
  readonly tables: readonly TableDefinition[];
  /** Columns that tables of earlier steps get; each may be null, because there are rows already. */
  readonly newColumns?: Readonly<Record<string, Readonly<Record<string, `${'text' | 'integer' | 'bigint'}?`>>>>;
  /** Indexes that tables of earlier steps get; the organisation’s id is put before each. */
  readonly newIndexes?: IndexesOfTables;
  /** Indexes of tables of earlier steps that go. */
  readonly endedIndexes?: IndexesOfTables;
  /** By new table, the table of an earlier step whose rows it begins with: of each, the columns that both have. */
  readonly copies?: Readonly<Record<string, string>>;
}

/** By table, the columns of each index without the organisation’s id. */
type IndexesOfTables = Readonly<Record<string, readonly (readonly string[])[]>>;

/** All steps, oldest first. */
export const migrations: readonly Migration[] = [
  { id: '0001-accounts', tables: accounts },
  { id: '0002-audit', tables: audit },
  { id: '0003-products', tables: products },
  { id: '0004-settings', tables: settings },
  { id: '0005-jobs', tables: jobs },
  { id: '0006-federation', tables: federation },
  { id: '0007-notices', tables: notices },
  { id: '0008-publishing', tables: publishing },
  { id: '0009-goals', tables: goals },
  { id: '0010-claims', tables: claims },
  { id: '0011-gates', tables: gates },
  { id: '0012-questionnaires', tables: questionnaires },
  { id: '0013-reports', tables: reports },
  { id: '0014-purchases', tables: purchases },
  { id: '0015-inquiries', tables: inquiries },
  { id: '0016-terms', tables: terms },
  { id: '0017-watching', tables: watching },
  { id: '0018-exchange', tables: exchange },
  { id: '0019-makers-heard', tables: makersHeard, newColumns: makersHeardColumns },
  { id: '0020-newest-bundles', tables: [], newIndexes: { peerBundle: [['removedAt', 'at', 'id']] } },
  // Each index of the log costs every entry one more page of the database.
  { id: '0021-fewer-log-indexes', tables: [], newIndexes: { auditEntry: [['outcome', 'area', 'sequence']] }, endedIndexes: { auditEntry: [['actor', 'at'], ['outcome', 'sequence'], ['area', 'sequence']] } },
  { id: '0022-index-of-log', tables: indexOfLog, copies: { auditIndex: 'auditEntry' }, endedIndexes: { auditEntry: [['at', 'sequence'], ['actor', 'sequence'], ['target', 'sequence'], ['action', 'sequence'], ['outcome', 'area', 'sequence']] } },
];

/** All tables as they are after some steps. A table comes after those that it refers to. */
export function tablesAfter(steps: readonly Migration[]): readonly TableDefinition[] {
  const tables = new Map<string, TableDefinition>();
  for (const { tables: made, newColumns = {}, newIndexes = {}, endedIndexes = {} } of steps) {
    for (const table of made) tables.set(table.name, table);
    for (const [name, columns] of Object.entries(newColumns)) {
      const table = tables.get(name);
      if (table === undefined) throw new Error(`There is no table ${name} that could get columns.`);
      tables.set(name, { ...table, columns: { ...table.columns, ...columns } });
    }
    for (const [name, indexes] of Object.entries(newIndexes)) {
      const table = tables.get(name);
      if (table === undefined) throw new Error(`There is no table ${name} that could get indexes.`);
      tables.set(name, { ...table, indexes: [...(table.indexes ?? []), ...indexes] });
    }
    for (const [name, indexes] of Object.entries(endedIndexes)) {
      const table = tables.get(name);
      const ended = new Set(indexes.map(String));
      const left = table?.indexes?.filter((columns) => !ended.has(String(columns))) ?? [];
      if (table?.indexes?.length !== left.length + ended.size) throw new Error(`The table ${name} lacks an index that should go.`);
      tables.set(name, { ...table, indexes: left });
    }
  }
  return [...tables.values()];
}
