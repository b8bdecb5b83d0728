import { defineCheck } from '../model/check.ts';

// STUB
export const logTimesAreUtc = defineCheck({
  id: 'log-times-are-utc',
  title: '',
  failTitle: '',
  why: '',
  fix: '',
  references: [],
  needs: ['audit-log'],
  run: () => ({ findings: [] }),
});
