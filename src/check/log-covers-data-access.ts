import { defineCheck } from '../model/check.ts';

// STUB
export const logCoversDataAccess = defineCheck({
  id: 'log-covers-data-access',
  title: '',
  failTitle: '',
  why: '',
  fix: '',
  references: [],
  needs: ['audit-log'],
  run: () => ({ findings: [] }),
});
