import type { TableDefinition } from './table-definition.ts';

export const goals: readonly TableDefinition[] = [
  { name: 'chosenMeasure', columns: { id: 'text', productId: 'text', requirement: 'text', measure: 'text', population: 'text', baseline: 'text?', target: 'text?', chosenAt: 'text', chosenBy: 'text', endedAt: 'text?', endedBy: 'text?', endReason: 'text?' }, key: ['id'], references: { productId: 'product' }, indexes: [['productId', 'requirement', 'chosenAt']] },
  { name: 'measurePoint', columns: { productId: 'text', measure: 'text', population: 'text', dimensions: 'text', at: 'text', beginsAt: 'text?', numerator: 'bigint', denominator: 'bigint?', isSuppressed: 'integer', assessmentId: 'text' }, key: ['productId', 'measure', 'population', 'dimensions', 'at'], references: { productId: 'product', assessmentId: 'assessment' } },
];
