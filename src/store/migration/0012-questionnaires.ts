import type { TableDefinition } from './table-definition.ts';

export const questionnaires: readonly TableDefinition[] = [
  { name: 'questionnaire', columns: { id: 'text', productId: 'text', title: 'text', form: 'text', digest: 'text?', createdBy: 'text', createdAt: 'text' }, key: ['id'], references: { productId: 'product' }, indexes: [['productId', 'createdAt']] },
  { name: 'question', columns: { id: 'text', questionnaireId: 'text', position: 'integer', place: 'text', text: 'text', answer: 'text?', changedAt: 'text' }, key: ['id'], references: { questionnaireId: 'questionnaire' }, indexes: [['questionnaireId', 'position']] },
];
