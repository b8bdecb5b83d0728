import { migrations, type Migration } from '../../src/store/migration/migrations.ts';

/** The schema of an invented later version: long enough to be interrupted. */
export const nextSteps: readonly Migration[] = [
  ...migrations,
  { id: '9001-many', tables: Array.from({ length: 150 }, (_none, index) => ({ name: `later${index}`, columns: { id: 'text', words: 'text?' }, key: ['id'], indexes: [['words']] })) },
  { id: '9002-columns', tables: [], newColumns: { product: { colour: 'text?' } } },
];
