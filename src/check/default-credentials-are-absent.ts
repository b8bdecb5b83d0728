import { defineCheck } from '../model/check.ts';

// STUB
export const defaultCredentialsAreAbsent = defineCheck({
  id: 'default-credentials-are-absent',
  title: '',
  failTitle: '',
  why: '',
  fix: '',
  references: [],
  needs: ['source-tree'],
  isScan: true,
  run: () => ({ findings: [] }),
});
