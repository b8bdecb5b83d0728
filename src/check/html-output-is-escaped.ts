import { defineCheck } from '../model/check.ts';

// STUB
export const htmlOutputIsEscaped = defineCheck({
  id: 'html-output-is-escaped',
  title: '',
  failTitle: '',
  why: '',
  fix: '',
  references: [],
  needs: ['source-tree'],
  isScan: true,
  run: () => ({ findings: [] }),
});
