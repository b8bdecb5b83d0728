import type { TableDefinition } from './table-definition.ts';

export const accounts: readonly TableDefinition[] = [
  { name: 'account', columns: { id: 'text', displayName: 'text', mail: 'text?', state: 'text', madeBy: 'text', createdAt: 'text', deactivatedAt: 'text?' }, key: ['id'] },
  { name: 'roleGrant', columns: { id: 'text', accountId: 'text', role: 'text', productId: 'text?', grantedAt: 'text', grantedBy: 'text', endsAt: 'text?', lastUsedAt: 'text?' }, key: ['id'], references: { accountId: 'account' }, indexes: [['accountId']] },
  { name: 'passkey', columns: { id: 'text', accountId: 'text', name: 'text', publicKey: 'text', signatureCount: 'bigint', transports: 'text', deviceType: 'text', createdAt: 'text', lastUsedAt: 'text?' }, key: ['id'], references: { accountId: 'account' }, indexes: [['accountId']] },
  { name: 'recoveryCode', columns: { id: 'text', accountId: 'text', hash: 'text', createdAt: 'text', usedAt: 'text?' }, key: ['id'], references: { accountId: 'account' }, unique: [['hash']], indexes: [['accountId']] },
  { name: 'password', columns: { accountId: 'text', signInName: 'text', hash: 'text', changedAt: 'text' }, key: ['accountId'], references: { accountId: 'account' }, unique: [['signInName']] },
  { name: 'oneTimePassword', columns: { accountId: 'text', sealedSecret: 'text', confirmedAt: 'text?', lastStep: 'bigint', failures: 'integer', failedAt: 'text?' }, key: ['accountId'], references: { accountId: 'account' } },
  { name: 'session', columns: { id: 'text', accountId: 'text', hash: 'text', method: 'text', createdAt: 'text', lastSeenAt: 'text', endsAt: 'text', steppedUpAt: 'text?', userAgent: 'text', sourceAddress: 'text', endedAt: 'text?', endReason: 'text?' }, key: ['id'], references: { accountId: 'account' }, unique: [['hash']], indexes: [['accountId', 'lastSeenAt'], ['accountId', 'endedAt', 'createdAt']] },
  { name: 'setup', columns: { id: 'text', accountId: 'text', finishedAt: 'text' }, key: ['id'], references: { accountId: 'account' } },
  { name: 'singleUse', columns: { id: 'text', purpose: 'text', hash: 'text', accountId: 'text?', detail: 'text', createdAt: 'text', expiresAt: 'text', usedAt: 'text?' }, key: ['id'], references: { accountId: 'account' }, unique: [['hash']], indexes: [['expiresAt']] },
  { name: 'apiToken', columns: { id: 'text', accountId: 'text', name: 'text', hash: 'text', acts: 'text', productIds: 'text?', createdAt: 'text', expiresAt: 'text', lastUsedAt: 'text?', revokedAt: 'text?' }, key: ['id'], references: { accountId: 'account' }, unique: [['hash']], indexes: [['accountId']] },
];
