import type { TableDefinition } from './table-definition.ts';

export const gates: readonly TableDefinition[] = [
  { name: 'incident', columns: { id: 'text', productId: 'text', title: 'text', happenedAt: 'text', statement: 'text', createdBy: 'text', createdAt: 'text', changedAt: 'text' }, key: ['id'], references: { productId: 'product' }, indexes: [['productId', 'happenedAt']] },
];
