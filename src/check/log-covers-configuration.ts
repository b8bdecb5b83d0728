import { defineCheck } from '../model/check.ts';

// STUB
export const logCoversConfiguration = defineCheck({
  id: 'log-covers-configuration',
  title: '',
  failTitle: '',
  why: '',
  fix: '',
  references: [],
  needs: ['audit-log'],
  run: () => ({ findings: [] }),
});
