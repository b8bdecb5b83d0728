import { defineCheck } from '../model/check.ts';

// STUB
export const logCoversIdentity = defineCheck({
  id: 'log-covers-identity',
  title: '',
  failTitle: '',
  why: '',
  fix: '',
  references: [],
  needs: ['audit-log'],
  run: () => ({ findings: [] }),
});
