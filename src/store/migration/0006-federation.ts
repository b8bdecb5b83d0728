import type { TableDefinition } from './table-definition.ts';

export const federation: readonly TableDefinition[] = [
  { name: 'identityProvider', columns: { id: 'text', kind: 'text', name: 'text', state: 'text', configuration: 'text', sealedSecret: 'text?', groupRoles: 'text', createdAt: 'text', changedAt: 'text' }, key: ['id'] },
  { name: 'externalIdentity', columns: { providerId: 'text', subject: 'text', accountId: 'text', createdAt: 'text', lastSeenAt: 'text?' }, key: ['providerId', 'subject'], references: { providerId: 'identityProvider', accountId: 'account' }, indexes: [['accountId']] },
  { name: 'seenAssertion', columns: { providerId: 'text', assertionId: 'text', expiresAt: 'text' }, key: ['providerId', 'assertionId'], references: { providerId: 'identityProvider' } },
  { name: 'workloadIdentity', columns: { id: 'text', name: 'text', issuer: 'text', audience: 'text', claims: 'text', acts: 'text', productIds: 'text', accountId: 'text', createdAt: 'text', revokedAt: 'text?' }, key: ['id'], references: { accountId: 'account' } },
  { name: 'directoryGroup', columns: { id: 'text', providerId: 'text', displayName: 'text', externalId: 'text?', createdAt: 'text', changedAt: 'text' }, key: ['id'], references: { providerId: 'identityProvider' } },
  { name: 'directoryMember', columns: { groupId: 'text', accountId: 'text' }, key: ['groupId', 'accountId'], references: { groupId: 'directoryGroup', accountId: 'account' } },
];
