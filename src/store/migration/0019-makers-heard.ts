import type { TableDefinition } from './table-definition.ts';

export const makersHeard: readonly TableDefinition[] = [
  { name: 'packSchedule', columns: { kind: 'text', every: 'text', day: 'integer', decisions: 'text', nextOn: 'text', setAt: 'text', setBy: 'text' }, key: ['kind'] },
  {
    name: 'trackerLink', columns: { id: 'text', subject: 'text', subjectId: 'text', purchaseId: 'text?', vendorId: 'text?', address: 'text', words: 'text', addedAt: 'text', addedBy: 'text' },
    key: ['id'], references: { purchaseId: 'purchase', vendorId: 'vendor' }, indexes: [['subject', 'subjectId'], ['purchaseId'], ['vendorId']],
  },
  { name: 'findingsWaiver', columns: { purchaseId: 'text', reason: 'text', at: 'text', by: 'text', byName: 'text' }, key: ['purchaseId'], references: { purchaseId: 'purchase' } },
];

/** What cases, sheets and clauses need beside: how long a maker has to reply, what a sheet is for, and where a promise was said. */
export const makersHeardColumns = {
  purchase: { replyDays: 'integer?' },
  inquiry: { purpose: 'text?' },
  exploitedCatalogue: { kind: 'text?', lines: 'text?' },
  clause: { source: 'text?', dueToldOn: 'text?' },
} as const;
