import { defineGroup } from '../define-group.ts';
import { cra, osps } from '../mappings.ts';
import { byChecks, byPerson } from '../parts.ts';

/** Secure by Demand Guide, general questions and the artifacts that a maker hands over. */
export const general = defineGroup({ document: 'demand-guide', name: 'general', title: 'General questions' }, [
  {
    id: 'demand-guide/pledge-and-progress',
    title: 'Pledge and progress reports',
    text: 'The manufacturer should be able to say whether it has signed the Secure by Design Pledge and which progress reports it has published since.',
    clause: 'General questions',
    lines: [174],
    subject: 'manufacturer',
    kind: 'state',
    level: 'should',
    parts: [
      byChecks('Signature', ['pledge-page-is-published']),
      byChecks('Progress report', ['progress-report-is-published']),
    ],
    guidance: 'Link the reports from one page, with the day of signing.',
  },
  {
    id: 'demand-guide/simple-patching',
    title: 'Patches simple, broad, automatic',
    text: 'The manufacturer should make security patches simple to install, offer them broadly, and enable automatic updates.',
    clause: 'General questions',
    lines: [175],
    subject: 'product',
    kind: 'state',
    level: 'should',
    parts: [
      byPerson('Simple', 'How many steps does a customer take to install a security patch, and how long does it take?'),
      byChecks('Broad', ['support-policy-is-published']),
      byChecks('Automatic', ['automatic-updates-are-on-by-default']),
    ],
    guidance: 'The simplest patch is one that the customer does not notice.',
    mappings: [cra('Annex I, Part I (2)(c)'), osps('OSPS-DO-04.01')],
  },
  {
    id: 'demand-guide/sbom-handed-over',
    title: 'SBOM on request',
    text: 'The manufacturer should hand a customer an SBOM that lists the third-party components of the product.',
    clause: 'General questions',
    lines: [176],
    subject: 'release',
    kind: 'state',
    level: 'should',
    appliesWhen: ['third-party-components'],
    parts: [byChecks('SBOM', ['sbom-follows-its-schema', 'sbom-lists-components'])],
    guidance: 'Publish it, so that nobody has to ask.',
    mappings: [cra('Annex I, Part II (1)')],
  },
  {
    id: 'demand-guide/roadmaps-handed-over',
    title: 'Roadmaps on request',
    text: 'The manufacturer should hand a customer roadmaps that show how classes of vulnerability will end, for instance one to memory safety.',
    clause: 'General questions',
    lines: [176],
    subject: 'manufacturer',
    kind: 'state',
    level: 'should',
    parts: [byChecks('Classes', ['weakness-class-roadmap-is-current']), byChecks('Memory safety', ['memory-safety-roadmap-is-current'])],
    guidance: 'One document can serve for both, when each class has its own dates.',
  },
]);
