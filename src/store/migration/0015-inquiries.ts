import type { TableDefinition } from './table-definition.ts';

export const inquiries: readonly TableDefinition[] = [
  {
    name: 'inquiry',
    columns: { id: 'text', purchaseId: 'text', subject: 'text', isTender: 'integer', state: 'text', closesAt: 'text?', createdAt: 'text', createdBy: 'text', sentAt: 'text?', sentBy: 'text?' },
    key: ['id'], references: { purchaseId: 'purchase' }, indexes: [['purchaseId', 'createdAt'], ['state', 'closesAt']],
  },
  {
    name: 'inquiryQuestion',
    columns: { id: 'text', inquiryId: 'text', position: 'integer', kind: 'text', reference: 'text', ask: 'text', why: 'text', goodAnswer: 'text', level: 'text' },
    key: ['id'], references: { inquiryId: 'inquiry' }, indexes: [['inquiryId', 'position']],
  },
  {
    name: 'answerSheet',
    columns: { id: 'text', inquiryId: 'text', candidateId: 'text', lookId: 'text?', state: 'text', handedInAt: 'text?', setAsideReason: 'text?', setAsideAt: 'text?', setAsideBy: 'text?' },
    key: ['id'], references: { inquiryId: 'inquiry', candidateId: 'candidate' }, unique: [['inquiryId', 'candidateId']], indexes: [['candidateId']],
  },
  {
    name: 'sheetAnswer',
    columns: { sheetId: 'text', questionId: 'text', seenVerdict: 'text?', seen: 'text?', state: 'text', text: 'text', plannedOn: 'text?', answeredAt: 'text?', filesVerdict: 'text?', filesShow: 'text?', difference: 'text?', differenceAt: 'text?', differenceBy: 'text?' },
    key: ['sheetId', 'questionId'], references: { sheetId: 'answerSheet', questionId: 'inquiryQuestion' }, indexes: [['questionId']],
  },
  {
    name: 'answerFile',
    columns: { id: 'text', sheetId: 'text', questionId: 'text?', path: 'text', digest: 'text', sizeBytes: 'bigint', reading: 'text', receivedAt: 'text', removedAt: 'text?' },
    key: ['id'], references: { sheetId: 'answerSheet', questionId: 'inquiryQuestion' }, indexes: [['sheetId'], ['digest']],
  },
  {
    name: 'sheetContact',
    columns: {
      id: 'text', sheetId: 'text', mail: 'text', hash: 'text', handedCodeHash: 'text?', hasOwnCode: 'integer', codeHash: 'text?', codeExpiresAt: 'text?', codeSentAt: 'text?', codesSent: 'integer', usedCodeHash: 'text?', wrongCodes: 'integer',
      expiresAt: 'text', createdAt: 'text', createdBy: 'text', enteredAt: 'text?', revokedAt: 'text?',
    },
    key: ['id'], references: { sheetId: 'answerSheet' }, unique: [['hash']], indexes: [['sheetId', 'createdAt']],
  },
  {
    name: 'contactSession',
    columns: { id: 'text', contactId: 'text', hash: 'text', createdAt: 'text', lastSeenAt: 'text', endsAt: 'text', endedAt: 'text?' },
    key: ['id'], references: { contactId: 'sheetContact' }, unique: [['hash']], indexes: [['contactId']],
  },
  {
    name: 'clarification',
    columns: { id: 'text', inquiryId: 'text', sheetId: 'text', text: 'text', askedAt: 'text', answer: 'text?', answeredAt: 'text?', answeredBy: 'text?' },
    key: ['id'], references: { inquiryId: 'inquiry', sheetId: 'answerSheet' }, indexes: [['inquiryId', 'askedAt'], ['sheetId']],
  },
  {
    name: 'findingReply',
    columns: { id: 'text', sheetId: 'text', candidateId: 'text', vendorId: 'text', requirement: 'text', text: 'text', repliedAt: 'text' },
    key: ['id'], references: { sheetId: 'answerSheet', candidateId: 'candidate', vendorId: 'vendor' }, unique: [['sheetId', 'requirement']], indexes: [['candidateId'], ['sheetId', 'repliedAt'], ['vendorId', 'repliedAt']],
  },
];
