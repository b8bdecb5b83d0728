import type { TableDefinition } from './table-definition.ts';

export const terms: readonly TableDefinition[] = [
  { name: 'lookVerdicts', columns: { lookId: 'text', verdicts: 'text' }, key: ['lookId'], references: { lookId: 'vendorLook' } },
  { name: 'criterionAnswer', columns: { candidateId: 'text', criterionId: 'text', text: 'text', isMet: 'integer', note: 'text', answeredAt: 'text', answeredBy: 'text' }, key: ['candidateId', 'criterionId'], references: { candidateId: 'candidate' } },
  {
    name: 'acceptance',
    columns: {
      id: 'text', purchaseId: 'text', candidateId: 'text', requirement: 'text?', criterionId: 'text?', gap: 'text', standing: 'text', lookId: 'text?', reason: 'text', controls: 'text', owner: 'text', expiresOn: 'text', caseOwnerId: 'text',
      askedAt: 'text', askedBy: 'text', askedByName: 'text',
    },
    key: ['id'], references: { purchaseId: 'purchase', candidateId: 'candidate' }, indexes: [['purchaseId', 'askedAt'], ['candidateId'], ['expiresOn'], ['askedAt']],
  },
  {
    name: 'acceptanceDecision',
    columns: { acceptanceId: 'text', outcome: 'text', decidedAt: 'text', decidedBy: 'text', name: 'text', office: 'text', reason: 'text', envelope: 'text?', digest: 'text?', keyId: 'text?' },
    key: ['acceptanceId'], references: { acceptanceId: 'acceptance' }, indexes: [['outcome', 'decidedAt']],
  },
  { name: 'acceptanceRevocation', columns: { acceptanceId: 'text', reason: 'text', revokedAt: 'text', revokedBy: 'text', revokedByName: 'text' }, key: ['acceptanceId'], references: { acceptanceId: 'acceptance' } },
  { name: 'acceptanceBoard', columns: { id: 'text', acceptanceId: 'text', boardOn: 'text', enteredAt: 'text', enteredBy: 'text', enteredByName: 'text' }, key: ['id'], references: { acceptanceId: 'acceptance' }, indexes: [['acceptanceId', 'boardOn']] },
  // Not acceptanceKey: PostgreSQL calls the primary key of the table acceptance so.
  { name: 'acceptanceSigningKey', columns: { keyId: 'text', publicKey: 'text', sealed: 'text', createdAt: 'text' }, key: ['keyId'] },
  {
    name: 'objection',
    columns: {
      id: 'text', purchaseId: 'text', candidateId: 'text?', byName: 'text', byOffice: 'text', reason: 'text', enteredAt: 'text', enteredBy: 'text', escalatedTo: 'text?', escalatedOn: 'text?', escalatedBy: 'text?',
      decision: 'text?', decisionReason: 'text?', decidedAt: 'text?', decidedBy: 'text?', decidedByName: 'text?', withdrawnAt: 'text?', withdrawnReason: 'text?',
    },
    key: ['id'], references: { purchaseId: 'purchase', candidateId: 'candidate' }, indexes: [['purchaseId', 'enteredAt'], ['decision']],
  },
  {
    name: 'clause',
    columns: {
      id: 'text', candidateId: 'text', requirement: 'text?', kind: 'text', promise: 'text', dueOn: 'text?', text: 'text', origin: 'text', jurisdiction: 'text', author: 'text', edition: 'text', state: 'text', createdAt: 'text', createdBy: 'text', changedAt: 'text',
    },
    key: ['id'], references: { candidateId: 'candidate' }, indexes: [['candidateId', 'createdAt'], ['dueOn']],
  },
  { name: 'clauseStep', columns: { id: 'text', clauseId: 'text', state: 'text', text: 'text', note: 'text', at: 'text', by: 'text', byName: 'text' }, key: ['id'], references: { clauseId: 'clause' }, indexes: [['clauseId', 'at']] },
  {
    name: 'libraryClause',
    columns: { id: 'text', requirement: 'text?', title: 'text', text: 'text', jurisdiction: 'text', author: 'text', edition: 'text', createdAt: 'text', createdBy: 'text', changedAt: 'text', retiredAt: 'text?' },
    key: ['id'], indexes: [['requirement'], ['title', 'id']],
  },
  { name: 'responsibility', columns: { candidateId: 'text', duty: 'text', side: 'text', who: 'text', note: 'text', saidOn: 'text?', enteredAt: 'text', enteredBy: 'text' }, key: ['candidateId', 'duty', 'side'], references: { candidateId: 'candidate' } },
  { name: 'vendorMeeting', columns: { id: 'text', vendorId: 'text', metOn: 'text', note: 'text', enteredAt: 'text', enteredBy: 'text' }, key: ['id'], references: { vendorId: 'vendor' }, indexes: [['vendorId', 'metOn']] },
];
