import { defineGroup } from '../define-group.ts';
import { ssdf } from '../mappings.ts';
import { byChecks, byPerson } from '../parts.ts';

/** White paper, principle 2, demonstrating it: business practices 1 to 4. */
export const principle2BusinessPractices = defineGroup({ document: 'white-paper', name: 'principle-2-business-practices', title: 'Principle 2: business practices' }, [
  {
    id: 'white-paper/named-executive',
    title: 'A named executive',
    text: 'The manufacturer should name in public the top executive who answers for its secure by design programme.',
    clause: 'Principle 2, pro-security business practices, 1',
    lines: [126],
    subject: 'manufacturer',
    kind: 'state',
    level: 'should',
    parts: [
      byChecks('Named', ['executive-is-named']),
      byPerson('Place in the business', 'Is the person named a top executive of the business with the power to change products?'),
    ],
    guidance: 'Name and role on the page that describes the programme.',
  },
  {
    id: 'white-paper/roadmap-published',
    title: 'Roadmap published',
    text: 'The manufacturer should publish a roadmap of how it changes its development for the sake of customers, with field tests and the classes of vulnerability that it ends.',
    clause: 'Principle 2, pro-security business practices, 2',
    lines: [127],
    subject: 'manufacturer',
    kind: 'state',
    level: 'should',
    parts: [
      byChecks('Roadmap', ['secure-by-design-roadmap-is-current']),
      byPerson('Contents', 'Does the roadmap treat changes of the development process, field tests and classes ended, with dates?'),
    ],
    guidance: 'Mark what is done and what slipped; a roadmap that only moves forward convinces nobody.',
  },
  {
    id: 'white-paper/memory-safety-roadmap-published',
    title: 'Roadmap to memory safety published',
    text: 'The manufacturer should publish how existing and new products will move to memory-safe languages, by wrappers where a rewrite is out of reach.',
    clause: 'Principle 2, pro-security business practices, 3',
    lines: [127],
    subject: 'manufacturer',
    kind: 'state',
    level: 'should',
    parts: [
      byChecks('Roadmap', ['memory-safety-roadmap-is-current']),
      byPerson('Contents', 'Does the roadmap treat wrappers, hiring, training, code review and help for open source?'),
    ],
    guidance: 'If all code is already memory-safe, say so with the figure and name the native dependencies.',
    mappings: [ssdf('PW.6.1')],
  },
  {
    id: 'white-paper/results-published',
    title: 'Results published, setbacks too',
    text: 'The manufacturer should publish what its changes of process brought: quick gains, costly ones, and setbacks.',
    clause: 'Principle 2, pro-security business practices, 4',
    lines: [127],
    subject: 'manufacturer',
    kind: 'state',
    level: 'should',
    parts: [
      byChecks('Report', ['progress-report-is-published']),
      byPerson('Setbacks', 'Which setbacks does the report name?'),
    ],
    guidance: 'Give setbacks a section of their own that is never empty without a reason.',
  },
]);
