import type { TableDefinition } from './table-definition.ts';

export const purchases: readonly TableDefinition[] = [
  {
    name: 'vendor',
    columns: { id: 'text', name: 'text', domain: 'text?', criticality: 'text', service: 'text?', given: 'text', signedAt: 'text?', lookJobId: 'text?', createdAt: 'text', createdBy: 'text', changedAt: 'text', archivedAt: 'text?' },
    key: ['id'], indexes: [['name', 'id'], ['domain'], ['criticality', 'name']],
  },
  {
    name: 'vendorLook',
    columns: { id: 'text', vendorId: 'text', product: 'text', startedAt: 'text', endedAt: 'text', positionDigest: 'text', positionBytes: 'bigint', captureDigest: 'text', captureBytes: 'bigint', engineVersion: 'text', catalogVersion: 'text', summary: 'text', askedBy: 'text' },
    key: ['id'], references: { vendorId: 'vendor' }, indexes: [['vendorId', 'product', 'endedAt'], ['vendorId', 'endedAt'], ['positionDigest'], ['captureDigest']],
  },
  {
    name: 'purchase',
    columns: {
      id: 'text', title: 'text', need: 'text', ownerId: 'text', stage: 'text', state: 'text', decideOn: 'text?', budget: 'text', criticality: 'text', deployment: 'text', appetite: 'text', demands: 'text', criteria: 'text', isTender: 'integer',
      awardedCandidateId: 'text?', awardedAt: 'text?', endedReason: 'text?', createdAt: 'text', createdBy: 'text', changedAt: 'text',
    },
    key: ['id'], references: { ownerId: 'account' }, indexes: [['state', 'changedAt'], ['changedAt'], ['state', 'decideOn'], ['ownerId', 'state']],
  },
  {
    name: 'candidate',
    columns: { id: 'text', purchaseId: 'text', vendorId: 'text', product: 'text', reseller: 'text', state: 'text', stateReason: 'text?', addedAt: 'text', addedBy: 'text', changedAt: 'text' },
    key: ['id'], references: { purchaseId: 'purchase', vendorId: 'vendor' }, unique: [['purchaseId', 'vendorId', 'product', 'reseller']], indexes: [['purchaseId', 'addedAt'], ['vendorId', 'addedAt'], ['vendorId', 'state']],
  },
  {
    name: 'wantedArtifact',
    columns: { candidateId: 'text', kind: 'text', state: 'text', note: 'text', changedAt: 'text', changedBy: 'text' },
    key: ['candidateId', 'kind'], references: { candidateId: 'candidate' },
  },
];
