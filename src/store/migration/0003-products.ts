import type { TableDefinition } from './table-definition.ts';

export const products: readonly TableDefinition[] = [
  { name: 'product', columns: { id: 'text', slug: 'text', name: 'text', statement: 'text', createdAt: 'text', changedAt: 'text', archivedAt: 'text?' }, key: ['id'], unique: [['slug']] },
  { name: 'release', columns: { id: 'text', productId: 'text', version: 'text', createdAt: 'text' }, key: ['id'], references: { productId: 'product' }, unique: [['productId', 'version']], indexes: [['productId', 'createdAt', 'id']] },
  { name: 'evidenceFile', columns: { id: 'text', releaseId: 'text', productId: 'text', path: 'text', digest: 'text', sizeBytes: 'bigint', origin: 'text', reading: 'text?', kinds: 'text?', receivedAt: 'text', receivedBy: 'text', removedAt: 'text?' }, key: ['id'], references: { releaseId: 'release', productId: 'product' }, indexes: [['releaseId', 'removedAt', 'path'], ['productId', 'removedAt', 'receivedAt'], ['digest']] },
  { name: 'assessment', columns: { id: 'text', releaseId: 'text', productId: 'text', at: 'text', ruleVersion: 'text', digest: 'text', sizeBytes: 'bigint', summary: 'text', askedBy: 'text' }, key: ['id'], references: { releaseId: 'release', productId: 'product' }, indexes: [['releaseId', 'at', 'id'], ['productId', 'at', 'id'], ['at'], ['digest']] },
  { name: 'publishedDossier', columns: { id: 'text', productId: 'text', slug: 'text', name: 'text', maker: 'text', version: 'text?', publishedAt: 'text', sequence: 'integer', payload: 'text', goals: 'text', measures: 'text', files: 'text', replacedAt: 'text?', withdrawnAt: 'text?', withdrawnReason: 'text?' }, key: ['id'], references: { productId: 'product' }, indexes: [['productId', 'publishedAt'], ['replacedAt', 'slug']] },
];
