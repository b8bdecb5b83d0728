import type { TableDefinition } from './table-definition.ts';

export const gates: readonly TableDefinition[] = [
  { name: 'gate', columns: { productId: 'text', demands: 'text', changedAt: 'text', changedBy: 'text' }, key: ['productId'], references: { productId: 'product' } },
  { name: 'gateException', columns: { id: 'text', productId: 'text', requirement: 'text', reason: 'text', ownerId: 'text', expiresAt: 'text', createdBy: 'text', createdAt: 'text', endedAt: 'text?' }, key: ['id'], references: { productId: 'product', ownerId: 'account' }, indexes: [['productId', 'endedAt', 'expiresAt'], ['productId', 'createdAt'], ['endedAt', 'expiresAt']] },
  { name: 'incident', columns: { id: 'text', productId: 'text', title: 'text', happenedAt: 'text', statement: 'text', createdBy: 'text', createdAt: 'text', changedAt: 'text' }, key: ['id'], references: { productId: 'product' }, indexes: [['productId', 'happenedAt']] },
];
