import { defineCheck } from '../model/check.ts';

// STUB
export const logRetentionIsSixMonths = defineCheck({
  id: 'log-retention-is-six-months',
  title: '',
  failTitle: '',
  why: '',
  fix: '',
  references: [],
  needs: ['audit-log'],
  uses: ['product-statement'],
  run: () => ({ findings: [] }),
});
