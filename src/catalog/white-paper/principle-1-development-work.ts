import { defineGroup } from '../define-group.ts';
import { mvsp, osps, ssdf } from '../mappings.ts';
import { byChecks, byPerson } from '../parts.ts';

/** White paper, principle 1, demonstrating it: development practices 4, 5, 7 and 8. */
export const principle1DevelopmentWork = defineGroup({ document: 'white-paper', name: 'principle-1-development-work', title: 'Principle 1: development work' }, [
  {
    id: 'white-paper/open-source-vetting',
    title: 'Open source vetted',
    text: 'The manufacturer may vet the open source packages that it uses.',
    clause: 'Principle 1, secure product development practices, 4',
    lines: [106],
    subject: 'manufacturer',
    kind: 'state',
    level: 'may',
    appliesWhen: ['third-party-components'],
    parts: [
      byChecks('Policy', ['open-source-policy-is-published']),
      byChecks('Record', ['dependencies-are-vetted']),
      byChecks('Packages looked at', ['dependencies-are-vetted-by-tools']),
    ],
    guidance: 'Say who may add a package, what is looked at, and when it is looked at again.',
    mappings: [ssdf('PW.4.1'), osps('OSPS-DO-06.01')],
  },
  {
    id: 'white-paper/open-source-contributions',
    title: 'Open source sustained',
    text: 'The manufacturer may give code back to its dependencies and help to sustain those that are critical.',
    clause: 'Principle 1, secure product development practices, 4',
    lines: [106],
    subject: 'manufacturer',
    kind: 'state',
    level: 'may',
    appliesWhen: ['third-party-components'],
    parts: [
      byChecks('Record', ['upstream-contributions-are-recorded']),
      byPerson('Contributions', 'Which dependencies received code, money or maintenance from the manufacturer in the last year?'),
    ],
    guidance: 'Begin with what nobody else maintains and everything of yours rests on.',
  },
  {
    id: 'white-paper/paved-roads',
    title: 'Paved roads',
    text: 'The manufacturer may make the easy way to develop the safe one by well-kept building blocks.',
    clause: 'Principle 1, secure product development practices, 5',
    lines: [107],
    subject: 'manufacturer',
    kind: 'state',
    level: 'may',
    parts: [
      byChecks('Use in the code', ['calls-go-through-own-modules', 'weakness-classes-are-banned-by-lint']),
      byPerson('Blocks', 'Which building blocks do developers get, and who maintains them?'),
    ],
    guidance: 'A road is paved when leaving it takes more effort than staying.',
    mappings: [mvsp('2.5')],
  },
  {
    id: 'white-paper/responders-try-logs',
    title: 'Logs tried out by responders',
    text: 'The manufacturer may try out its logs with makers of SIEM and SOAR products, with customers and with incident responders.',
    clause: 'Principle 1, secure product development practices, 7',
    lines: [109],
    subject: 'product',
    kind: 'state',
    level: 'may',
    appliesWhen: ['customer-data'],
    parts: [
      byChecks('What detections need', ['log-feeds-detections']),
      byChecks('First questions', ['log-answers-first-questions']),
      byPerson('Exercise', 'When did responders last reconstruct an intrusion from the product’s logs, and what was missing?'),
    ],
    guidance: 'Replay a staged intrusion and ask people who did not write the log what happened.',
  },
  {
    id: 'white-paper/zero-trust-guides',
    title: 'Deployment by zero trust',
    text: 'The manufacturer may align its deployment guides with a zero trust model and encourage customers to follow it.',
    clause: 'Principle 1, secure product development practices, 8',
    lines: [110],
    subject: 'product',
    kind: 'state',
    level: 'may',
    parts: [
      byChecks('Published', ['zero-trust-guide-is-published']),
      byPerson('Guide', 'Which deployment guide follows which zero trust model, and in which edition?'),
    ],
    guidance: 'Name the pillar and stage of the model for each step.',
  },
]);
