import type { TableDefinition } from './table-definition.ts';

/** What was set down and may be ended: nothing is deleted, so that every change leaves its trace. */
const ended = { endedAt: 'text?', endedBy: 'text?', endReason: 'text?' } as const;
const ofProduct = { references: { productId: 'product' } } as const;

export const goals: readonly TableDefinition[] = [
  { name: 'chosenMeasure', columns: { id: 'text', productId: 'text', requirement: 'text', measure: 'text', population: 'text', baseline: 'text?', target: 'text?', chosenAt: 'text', chosenBy: 'text', ...ended }, key: ['id'], ...ofProduct, indexes: [['productId', 'requirement', 'chosenAt'], ['productId', 'chosenAt'], ['endedAt', 'chosenAt']] },
  { name: 'measurePoint', columns: { productId: 'text', measure: 'text', population: 'text', dimensions: 'text', at: 'text', beginsAt: 'text?', numerator: 'text', denominator: 'bigint?', isSuppressed: 'integer', sources: 'text', assessmentId: 'text' }, key: ['productId', 'measure', 'population', 'dimensions', 'at'], references: { productId: 'product', assessmentId: 'assessment' }, indexes: [['productId', 'measure', 'at']] },
  { name: 'goalStanding', columns: { productId: 'text', requirement: 'text', assessmentId: 'text', assessedAt: 'text', version: 'text', verdict: 'text', reason: 'text', direction: 'text', measure: 'text?', population: 'text?', first: 'text?', last: 'text?' }, key: ['productId', 'requirement'], references: { productId: 'product', assessmentId: 'assessment' } },
  { name: 'signingDay', columns: { id: 'text', productId: 'text', signedAt: 'text', setAt: 'text', setBy: 'text', ...ended }, key: ['id'], ...ofProduct, indexes: [['productId', 'setAt']] },
  { name: 'coveragePlan', columns: { id: 'text', productId: 'text', plannedAt: 'text', text: 'text', createdAt: 'text', createdBy: 'text', ...ended }, key: ['id'], ...ofProduct, indexes: [['productId', 'createdAt']] },
  { name: 'milestone', columns: { id: 'text', productId: 'text', requirement: 'text', title: 'text', dueAt: 'text', createdAt: 'text', createdBy: 'text', doneAt: 'text?', doneText: 'text?', ...ended }, key: ['id'], ...ofProduct, indexes: [['productId', 'dueAt'], ['endedAt', 'doneAt', 'dueAt']] },
  { name: 'milestoneMove', columns: { id: 'text', productId: 'text', milestoneId: 'text', dueBefore: 'text', dueAfter: 'text', reason: 'text', movedAt: 'text', movedBy: 'text' }, key: ['id'], references: { productId: 'product', milestoneId: 'milestone' }, indexes: [['productId', 'movedAt']] },
  { name: 'setback', columns: { id: 'text', productId: 'text', requirement: 'text', kind: 'text', text: 'text', happenedAt: 'text', createdAt: 'text', createdBy: 'text', ...ended }, key: ['id'], ...ofProduct, indexes: [['productId', 'happenedAt']] },
  { name: 'chosenWay', columns: { id: 'text', productId: 'text', requirement: 'text', way: 'text', chosenAt: 'text', chosenBy: 'text', ...ended }, key: ['id'], ...ofProduct, indexes: [['productId', 'chosenAt']] },
  { name: 'freeGoal', columns: { id: 'text', productId: 'text', requirement: 'text?', title: 'text', numerator: 'text', denominator: 'text?', unit: 'text', better: 'text', isAboutPeople: 'integer', target: 'text?', createdAt: 'text', createdBy: 'text', ...ended }, key: ['id'], ...ofProduct, indexes: [['productId', 'createdAt']] },
  { name: 'declaredFigure', columns: { id: 'text', productId: 'text', freeGoalId: 'text', at: 'text', numerator: 'text', denominator: 'bigint?', isSuppressed: 'integer', source: 'text', enteredAt: 'text', enteredBy: 'text', ...ended }, key: ['id'], references: { productId: 'product', freeGoalId: 'freeGoal' }, indexes: [['productId', 'at', 'enteredAt'], ['freeGoalId', 'at']] },
  { name: 'goalNarrative', columns: { id: 'text', productId: 'text', requirement: 'text', text: 'text', evidence: 'text', writtenAt: 'text', writtenBy: 'text', ...ended }, key: ['id'], ...ofProduct, indexes: [['productId', 'writtenAt']] },
];
