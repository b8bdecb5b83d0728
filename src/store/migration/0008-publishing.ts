import type { TableDefinition } from './table-definition.ts';

export const publishing: readonly TableDefinition[] = [
  { name: 'publisher', columns: { domain: 'text', revision: 'integer', sealed: 'text', keyFile: 'text', checkpoint: 'text', createdAt: 'text', createdBy: 'text', changedAt: 'text' }, key: ['domain'] },
  { name: 'publication', columns: { position: 'integer', kind: 'text', entry: 'text', productId: 'text', productName: 'text', sequence: 'integer', payload: 'text', at: 'text' }, key: ['position'], references: { productId: 'product' }, indexes: [['productName']] },
  { name: 'publishList', columns: { productId: 'text', publicPaths: 'text', withheldPaths: 'text', changedAt: 'text', changedBy: 'text' }, key: ['productId'], references: { productId: 'product' } },
  { name: 'nameConsent', columns: { id: 'text', productId: 'text', name: 'text', words: 'text', recordedAt: 'text', recordedBy: 'text', withdrawnAt: 'text?' }, key: ['id'], references: { productId: 'product' }, indexes: [['productId']] },
  { name: 'dossierRequest', columns: { id: 'text', productId: 'text', releaseId: 'text', state: 'text', planDigest: 'text', askedAt: 'text', askedBy: 'text', decidedAt: 'text?', decidedBy: 'text?', jobId: 'text?', problem: 'text?', dossierId: 'text?' }, key: ['id'], references: { productId: 'product', releaseId: 'release' }, indexes: [['productId', 'askedAt', 'id'], ['state', 'askedAt']] },
];
