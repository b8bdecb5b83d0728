import type { TableDefinition } from './table-definition.ts';

export const federation: readonly TableDefinition[] = [
  { name: 'identityProvider', columns: { id: 'text', kind: 'text', name: 'text', state: 'text', configuration: 'text', sealedSecret: 'text?', groupRoles: 'text', directorySubject: 'text?', createdAt: 'text', changedAt: 'text' }, key: ['id'] },
  { name: 'externalIdentity', columns: { providerId: 'text', subject: 'text', accountId: 'text', createdAt: 'text', lastSeenAt: 'text?' }, key: ['providerId', 'subject'], references: { providerId: 'identityProvider', accountId: 'account' }, indexes: [['accountId']] },
  { name: 'seenAssertion', columns: { providerId: 'text', assertionId: 'text', expiresAt: 'text' }, key: ['providerId', 'assertionId'], references: { providerId: 'identityProvider' } },
  { name: 'workloadIdentity', columns: { id: 'text', name: 'text', issuer: 'text', audience: 'text', keySetAddress: 'text', algorithms: 'text', conditions: 'text', acts: 'text', productIds: 'text', accountId: 'text', createdAt: 'text', lastUsedAt: 'text?', revokedAt: 'text?' }, key: ['id'], references: { accountId: 'account' } },
  { name: 'workloadSession', columns: { id: 'text', workloadId: 'text', hash: 'text', createdAt: 'text', expiresAt: 'text' }, key: ['id'], references: { workloadId: 'workloadIdentity' }, unique: [['hash']], indexes: [['expiresAt']] },
  { name: 'seenWorkloadToken', columns: { issuer: 'text', tokenId: 'text', expiresAt: 'text' }, key: ['issuer', 'tokenId'], indexes: [['expiresAt']] },
  { name: 'directoryToken', columns: { id: 'text', providerId: 'text', hash: 'text', createdAt: 'text', createdBy: 'text', expiresAt: 'text', lastUsedAt: 'text?', revokedAt: 'text?' }, key: ['id'], references: { providerId: 'identityProvider', createdBy: 'account' }, unique: [['hash']], indexes: [['providerId']] },
  { name: 'directoryUser', columns: { accountId: 'text', providerId: 'text', userName: 'text', userNameKey: 'text', externalId: 'text?', attributes: 'text', revision: 'integer', createdAt: 'text', changedAt: 'text', endedAt: 'text?', removedAt: 'text?' }, key: ['accountId'], references: { providerId: 'identityProvider', accountId: 'account' }, indexes: [['providerId', 'userNameKey'], ['providerId', 'externalId']] },
  { name: 'directoryGroup', columns: { id: 'text', providerId: 'text', displayName: 'text', externalId: 'text?', revision: 'integer', createdAt: 'text', changedAt: 'text' }, key: ['id'], references: { providerId: 'identityProvider' }, indexes: [['providerId']] },
  { name: 'directoryMember', columns: { groupId: 'text', accountId: 'text' }, key: ['groupId', 'accountId'], references: { groupId: 'directoryGroup', accountId: 'account' }, indexes: [['accountId']] },
];
