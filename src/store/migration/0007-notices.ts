import type { TableDefinition } from './table-definition.ts';

export const notices: readonly TableDefinition[] = [
  { name: 'chimeState', columns: { chime: 'text', subject: 'text', beganAt: 'text' }, key: ['chime', 'subject'] },
  { name: 'webhook', columns: { id: 'text', name: 'text', url: 'text', events: 'text', sealedSecret: 'text', oldSealedSecret: 'text?', oldSecretUntil: 'text?', createdAt: 'text', createdBy: 'text' }, key: ['id'] },
  { name: 'webhookDelivery', columns: { id: 'text', webhookId: 'text', event: 'text', body: 'text', state: 'text', attempts: 'integer', problem: 'text?', createdAt: 'text', triedAt: 'text?', nextAttemptAt: 'text?', endedAt: 'text?' }, key: ['id'], references: { webhookId: 'webhook' }, indexes: [['webhookId', 'createdAt']] },
  { name: 'digest', columns: { accountId: 'text', every: 'text', toldUntil: 'text', nextAt: 'text' }, key: ['accountId'], references: { accountId: 'account' }, indexes: [['nextAt']] },
  { name: 'mail', columns: { id: 'text', kind: 'text', sealed: 'text', state: 'text', attempts: 'integer', problem: 'text?', createdAt: 'text', endedAt: 'text?' }, key: ['id'], indexes: [['state', 'endedAt']] },
];
