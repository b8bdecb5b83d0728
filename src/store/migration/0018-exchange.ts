import type { TableDefinition } from './table-definition.ts';

export const exchange: readonly TableDefinition[] = [
  {
    name: 'peerBundle',
    columns: { id: 'text', direction: 'text', organisation: 'text', keyId: 'text', digest: 'text', sizeBytes: 'bigint', asOf: 'text', makers: 'integer', requests: 'integer', leftOut: 'integer', at: 'text', by: 'text', removedAt: 'text?' },
    key: ['id'], indexes: [['direction', 'at'], ['digest'], ['keyId']],
  },
  { name: 'peerKey', columns: { keyId: 'text', name: 'text', confirmedAt: 'text', confirmedBy: 'text' }, key: ['keyId'] },
  {
    name: 'peerFinding',
    columns: { bundleId: 'text', domain: 'text', product: 'text', requirement: 'text', verdict: 'text', seenAt: 'text', reason: 'text' },
    key: ['bundleId', 'domain', 'product', 'requirement'], references: { bundleId: 'peerBundle' }, indexes: [['domain', 'seenAt']],
  },
  {
    name: 'makerBill',
    columns: { id: 'text', vendorId: 'text', source: 'text', place: 'text', product: 'text', listed: 'integer', kept: 'integer', openFrom: 'text?', readAt: 'text' },
    key: ['id'], references: { vendorId: 'vendor' }, indexes: [['vendorId', 'source', 'place'], ['openFrom']],
  },
  { name: 'billComponent', columns: { billId: 'text', vendorId: 'text', component: 'text', version: 'text' }, key: ['billId', 'component', 'version'], references: { billId: 'makerBill', vendorId: 'vendor' }, indexes: [['component', 'vendorId', 'billId']] },
];
