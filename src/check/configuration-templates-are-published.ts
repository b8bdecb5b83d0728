import { recordCheck } from './document/record-check.ts';

/** Judges presence and form; a text that is not there says nothing. */
export const configurationTemplatesArePublished = recordCheck({
  id: 'configuration-templates-are-published',
  title: 'Configuration templates with the risk that each leaves are published',
  failTitle: 'The text on configuration templates does not say which risk each leaves',
  why: 'A template sets many settings at once as somebody meant who knows the product; a list of single settings leaves that to the customer.',
  fix: 'Publish docs/configuration-templates.md with each template, which one is the default, and the risk that each leaves open.',
  references: ['White paper, principle 1, secure by default practices, 6'],
  question: { type: 'configuration-templates', asks: 'presence', read: 'whether the strictest template is the default' },
});
