import type { TableDefinition } from './table-definition.ts';

export const audit: readonly TableDefinition[] = [
  { name: 'auditHead', columns: { id: 'text', size: 'bigint', hash: 'text', edge: 'text', lastAt: 'text', brokenAt: 'text?', brokenProblem: 'text?', clockBackAt: 'text?' }, key: ['id'] },
  { name: 'auditEntry', columns: { sequence: 'bigint', at: 'text', entry: 'text', hash: 'text', actor: 'text', action: 'text', target: 'text', outcome: 'text', area: 'text' }, key: ['sequence'], indexes: [['at', 'sequence'], ['actor', 'sequence'], ['actor', 'at'], ['outcome', 'sequence'], ['area', 'sequence'], ['target', 'sequence'], ['action', 'sequence']] },
  { name: 'auditCheckpoint', columns: { size: 'bigint', note: 'text', hash: 'text', edge: 'text', createdAt: 'text' }, key: ['size'] },
  { name: 'auditKey', columns: { keyId: 'text', origin: 'text', publicKey: 'text', sealed: 'text', createdAt: 'text' }, key: ['keyId'] },
  { name: 'auditDelivery', columns: { stream: 'text', nextSequence: 'bigint', failingSince: 'text?', problem: 'text?', attempts: 'integer', nextAttemptAt: 'text?', heldBy: 'text?', heldUntil: 'text?' }, key: ['stream'] },
];
