import type { TableDefinition } from './table-definition.ts';

const said = { expiresAt: 'text', consentAt: 'text?', createdBy: 'text', createdAt: 'text', withdrawnAt: 'text?' } as const;

export const claims: readonly TableDefinition[] = [
  { name: 'claim', columns: { id: 'text', productId: 'text', requirement: 'text', text: 'text', byName: 'text', byRole: 'text', saidAt: 'text', ...said }, key: ['id'], references: { productId: 'product' }, indexes: [['productId', 'requirement']] },
  { name: 'affirmation', columns: { id: 'text', productId: 'text', requirement: 'text', part: 'text?', scope: 'text', byName: 'text', byRole: 'text', affirmedAt: 'text', ...said }, key: ['id'], references: { productId: 'product' }, indexes: [['productId', 'requirement']] },
];
