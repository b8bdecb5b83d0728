import type { TableDefinition } from './table-definition.ts';

export const audit: readonly TableDefinition[] = [
  { name: 'auditHead', columns: { id: 'text', size: 'bigint', hash: 'text', edge: 'text', lastAt: 'text' }, key: ['id'] },
  { name: 'auditEntry', columns: { sequence: 'bigint', at: 'text', entry: 'text', hash: 'text', actor: 'text', action: 'text', target: 'text', outcome: 'text', area: 'text' }, key: ['sequence'], indexes: [['at'], ['actor', 'sequence'], ['target', 'sequence']] },
  { name: 'auditCheckpoint', columns: { size: 'bigint', note: 'text', createdAt: 'text' }, key: ['size'] },
  { name: 'auditDelivery', columns: { stream: 'text', nextSequence: 'bigint', failingSince: 'text?', problem: 'text?', attempts: 'integer', nextAttemptAt: 'text?' }, key: ['stream'] },
];
