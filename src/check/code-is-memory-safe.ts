import { defineCheck } from '../model/check.ts';

// STUB
export const codeIsMemorySafe = defineCheck({
  id: 'code-is-memory-safe',
  title: '',
  failTitle: '',
  why: '',
  fix: '',
  references: [],
  needs: ['source-tree'],
  run: () => ({ findings: [] }),
});
