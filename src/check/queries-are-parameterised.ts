import { defineCheck } from '../model/check.ts';

// STUB
export const queriesAreParameterised = defineCheck({
  id: 'queries-are-parameterised',
  title: '',
  failTitle: '',
  why: '',
  fix: '',
  references: [],
  needs: ['source-tree'],
  isScan: true,
  run: () => ({ findings: [] }),
});
