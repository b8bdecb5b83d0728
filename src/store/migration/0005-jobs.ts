import type { TableDefinition } from './table-definition.ts';

export const jobs: readonly TableDefinition[] = [
  { name: 'job', columns: { id: 'text', kind: 'text', input: 'text', state: 'text', askedBy: 'text', attempts: 'integer', leasedBy: 'text?', leasedUntil: 'text?', runAt: 'text', progress: 'text', result: 'text?', problem: 'text?', createdAt: 'text', endedAt: 'text?' }, key: ['id'], indexes: [['state', 'runAt']] },
  { name: 'idempotentAnswer', columns: { accountId: 'text', idempotencyKey: 'text', requestHash: 'text', status: 'integer', body: 'text', createdAt: 'text' }, key: ['accountId', 'idempotencyKey'], references: { accountId: 'account' }, indexes: [['createdAt']] },
];
