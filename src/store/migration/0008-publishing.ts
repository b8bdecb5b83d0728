import type { TableDefinition } from './table-definition.ts';

export const publishing: readonly TableDefinition[] = [
  { name: 'publisher', columns: { domain: 'text', sealed: 'text', createdAt: 'text', createdBy: 'text', changedAt: 'text' }, key: ['domain'] },
];
