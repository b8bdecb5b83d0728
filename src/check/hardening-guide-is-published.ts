import { recordCheck } from './document/record-check.ts';

/** Judges presence and form; a text that is not there says nothing. */
export const hardeningGuideIsPublished = recordCheck({
  id: 'hardening-guide-is-published',
  title: 'A hardening guide is there and has its form',
  failTitle: 'The hardening guide does not have its form',
  why: 'Where steps are left to customers, one text that puts the greatest risks first is the least that they need; its size is what has to shrink.',
  fix: 'Write one guide with the few steps that matter first, name each setting in code marks, and give the guide a title and a date.',
  references: ['White paper, principle 1, secure by default practices, 3'],
  question: { type: 'hardening-guide', asks: 'presence', read: 'whether it puts the greatest risks first' },
});
