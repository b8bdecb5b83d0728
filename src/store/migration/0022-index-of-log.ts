import type { TableDefinition } from './table-definition.ts';

/** Apart from the entries, so that it can be written for many of them at once. */
export const indexOfLog: readonly TableDefinition[] = [
  { name: 'auditIndex', columns: { sequence: 'bigint', at: 'text', actor: 'text', action: 'text', target: 'text', outcome: 'text', area: 'text' }, key: ['sequence'], indexes: [['at', 'sequence'], ['actor', 'sequence'], ['target', 'sequence'], ['action', 'sequence'], ['outcome', 'area', 'sequence']] },
];
