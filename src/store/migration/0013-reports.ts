import type { TableDefinition } from './table-definition.ts';

export const reports: readonly TableDefinition[] = [
  { name: 'report', columns: { id: 'text', productId: 'text?', kind: 'text', form: 'text', subject: 'text', periodFrom: 'text', periodTo: 'text', at: 'text', ruleVersion: 'text', sources: 'text', madeBy: 'text' }, key: ['id'], references: { productId: 'product' }, indexes: [['productId', 'at'], ['kind', 'at']] },
  { name: 'reportFile', columns: { reportId: 'text', format: 'text', digest: 'text', sizeBytes: 'bigint' }, key: ['reportId', 'format'], references: { reportId: 'report' }, indexes: [['digest']] },
];
