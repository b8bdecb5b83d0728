import type { TableDefinition } from './table-definition.ts';

export const makersHeard: readonly TableDefinition[] = [
  { name: 'findingsWaiver', columns: { purchaseId: 'text', reason: 'text', at: 'text', by: 'text', byName: 'text' }, key: ['purchaseId'], references: { purchaseId: 'purchase' } },
];

/** What a case and its sheets need so that a maker is heard before a comparison is used. */
export const makersHeardColumns = {
  purchase: { replyDays: 'integer?' },
  inquiry: { purpose: 'text?' },
} as const;
