import { defineCheck } from '../model/check.ts';

// STUB
export const logEventsAreComplete = defineCheck({
  id: 'log-events-are-complete',
  title: '',
  failTitle: '',
  why: '',
  fix: '',
  references: [],
  needs: ['audit-log'],
  run: () => ({ findings: [] }),
});
