import type { TableDefinition } from './table-definition.ts';

export const questionnaires: readonly TableDefinition[] = [
  {
    name: 'questionnaire',
    columns: { id: 'text', productId: 'text', title: 'text', form: 'text', questionSet: 'text?', fileName: 'text', digest: 'text?', readingDigest: 'text?', mapping: 'text?', state: 'text', customer: 'text', dueOn: 'text?', assessmentId: 'text?', createdBy: 'text', createdAt: 'text', changedAt: 'text' },
    key: ['id'], references: { productId: 'product', assessmentId: 'assessment' }, indexes: [['productId', 'createdAt', 'id'], ['digest'], ['readingDigest']],
  },
  {
    name: 'question',
    columns: {
      id: 'text', questionnaireId: 'text', position: 'integer', place: 'text?', reference: 'text', section: 'text', text: 'text', textKey: 'text', choices: 'text', requirements: 'text', confidence: 'text', proposal: 'text?', proposedState: 'text?',
      answerState: 'text', answer: 'text?', review: 'text', answeredBy: 'text?', reviewedBy: 'text?', reviewedAt: 'text?', finalBy: 'text?', finalAt: 'text?', contradiction: 'text?', changedAt: 'text',
    },
    key: ['id'], references: { questionnaireId: 'questionnaire' }, indexes: [['questionnaireId', 'position']],
  },
  {
    name: 'libraryAnswer',
    columns: { id: 'text', productId: 'text?', textKey: 'text', questionText: 'text', requirements: 'text', state: 'text', answer: 'text', ownedBy: 'text', approvedBy: 'text', approvedAt: 'text', expiresAt: 'text', retiredAt: 'text?' },
    key: ['id'], references: { productId: 'product' }, indexes: [['textKey'], ['productId', 'approvedAt']],
  },
  {
    name: 'questionnaireExport',
    columns: { id: 'text', questionnaireId: 'text', at: 'text', by: 'text', fileName: 'text', digest: 'text', sizeBytes: 'bigint', onlyFinal: 'integer', answered: 'integer', notPlaced: 'text' },
    key: ['id'], references: { questionnaireId: 'questionnaire' }, indexes: [['questionnaireId', 'at'], ['digest']],
  },
];
