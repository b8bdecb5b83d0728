import type { TableDefinition } from './table-definition.ts';

export const settings: readonly TableDefinition[] = [
  { name: 'setting', columns: { key: 'text', value: 'text', changedAt: 'text', changedBy: 'text' }, key: ['key'] },
  { name: 'loosening', columns: { id: 'text', key: 'text', value: 'text', reason: 'text', ownerId: 'text', acceptedAt: 'text', expiresAt: 'text', endedAt: 'text?' }, key: ['id'], references: { ownerId: 'account' }, indexes: [['key']] },
];
