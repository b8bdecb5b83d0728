import type { TableDefinition } from './table-definition.ts';

/** Nothing of it is deleted: what ended stays, with its end. */
const word = { requirement: 'text', byName: 'text', byRole: 'text', byAccountId: 'text?', consentAt: 'text?', consentBy: 'text?', createdBy: 'text', createdAt: 'text', withdrawnAt: 'text?', withdrawnBy: 'text?', withdrawnReason: 'text?' } as const;
const indexes = [['productId', 'createdAt', 'id'], ['productId', 'requirement', 'createdAt', 'id'], ['productId', 'withdrawnAt', 'expiresAt', 'id'], ['withdrawnAt', 'expiresAt']] as const;
const ofProduct = { key: ['id'], references: { productId: 'product' }, indexes } as const;

export const claims: readonly TableDefinition[] = [
  { name: 'claim', columns: { id: 'text', productId: 'text', kind: 'text', facts: 'text', text: 'text', saidAt: 'text', expiresAt: 'text', ...word }, ...ofProduct, indexes: [...indexes, ['productId', 'kind', 'createdAt', 'id']] },
  { name: 'claimDocument', columns: { id: 'text', claimId: 'text', evidenceId: 'text', path: 'text', digest: 'text' }, key: ['id'], references: { claimId: 'claim', evidenceId: 'evidenceFile' }, indexes: [['claimId']] },
  {
    name: 'affirmationRequest',
    columns: {
      id: 'text', productId: 'text', requirement: 'text', part: 'text?', claimId: 'text?', scope: 'text', text: 'text', evidence: 'text', toName: 'text', toRole: 'text', toAccountId: 'text?', toMail: 'text?', validUntil: 'text', expiresAt: 'text',
      remind: 'integer', turn: 'integer', state: 'text', reason: 'text?', affirmationId: 'text?', createdBy: 'text', createdAt: 'text', mailedAt: 'text?', endedAt: 'text?', endedBy: 'text?',
    },
    key: ['id'], references: { productId: 'product' }, indexes: [['productId', 'createdAt', 'id'], ['productId', 'requirement', 'createdAt', 'id'], ['productId', 'state', 'expiresAt', 'id'], ['toAccountId', 'state', 'expiresAt']],
  },
  { name: 'affirmation', columns: { id: 'text', productId: 'text', part: 'text?', claimId: 'text?', requestId: 'text?', scope: 'text', text: 'text', shownBy: 'text', affirmedAt: 'text', expiresAt: 'text', ...word }, ...ofProduct },
  { name: 'findingReview', columns: { id: 'text', productId: 'text', fingerprint: 'text', message: 'text', decision: 'text', reason: 'text', decidedAt: 'text', expiresAt: 'text', ...word }, ...ofProduct },
  { name: 'findingSetAside', columns: { id: 'text', productId: 'text', fingerprint: 'text', message: 'text', reason: 'text', expiresAt: 'text', ...word }, ...ofProduct },
];
