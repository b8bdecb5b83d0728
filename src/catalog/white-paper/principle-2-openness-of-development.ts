import { defineGroup } from '../define-group.ts';
import { cra, mvsp, osps, ssdf } from '../mappings.ts';
import { byChecks, byPerson, collectedOnly } from '../parts.ts';

/** White paper, principle 2, demonstrating it: development practices 1 to 4. */
export const principle2OpennessOfDevelopment = defineGroup({ document: 'white-paper', name: 'principle-2-openness-of-development', title: 'Principle 2: openness of development' }, [
  {
    id: 'white-paper/internal-controls',
    title: 'Own safeguards in figures',
    text: 'The maker of a hosted service should publish figures on its own safeguards, such as phishing-resistant sign-in of its staff, best so that nobody on its staff reaches customer data without it.',
    clause: 'Principle 2, secure product development practices, 1',
    lines: [120],
    subject: 'manufacturer',
    kind: 'state',
    level: 'should',
    appliesWhen: ['cloud-service'],
    parts: [
      byChecks('Sign-in of staff', ['staff-mfa-is-phishing-resistant']),
      byPerson('Access to customer data', 'Can anybody on the staff reach customer data without phishing-resistant sign-in, and how is that known?'),
    ],
    guidance: 'Export the figures from the own directory; they speak of the staff and never of the customers.',
    mappings: [mvsp('4.2')],
  },
  {
    id: 'white-paper/threat-models-published',
    title: 'Threat models published',
    text: 'The manufacturer should publish threat models, in outline, of its enterprise, of its development and of the use that it intends at customers.',
    clause: 'Principle 2, secure product development practices, 2',
    lines: [121],
    subject: 'product',
    kind: 'state',
    level: 'should',
    parts: [
      byChecks('Model', ['threat-model-is-current']),
      byPerson('Three fields', 'Which published model covers the enterprise, which the development, and which the use at customers?'),
    ],
    guidance: 'What is protected, from whom, and which real intrusions informed it.',
    mappings: [ssdf('PW.1.1'), osps('OSPS-SA-03.02')],
  },
  {
    id: 'white-paper/lifecycle-self-attestation',
    title: 'Self-attestation by product',
    text: 'The manufacturer should publish in detail, for each product, which practices of a development framework it has put to work.',
    clause: 'Principle 2, secure product development practices, 3',
    lines: [122],
    subject: 'product',
    kind: 'state',
    level: 'should',
    parts: [
      byChecks('Statement', ['ssdf-statement-is-current']),
      byPerson('Products', 'For which products and versions does the statement speak, who signed it, and when does it end?'),
    ],
    guidance: 'Sign it, give it a version, and name the product by the name that customers know.',
  },
  {
    id: 'white-paper/cve-commitment',
    title: 'Commitment to true CVE records',
    text: 'The manufacturer should commit itself in public that each vulnerability found in its products becomes a true and complete CVE record, above all with its root cause.',
    clause: 'Principle 2, secure product development practices, 4',
    lines: [123],
    subject: 'manufacturer',
    kind: 'state',
    level: 'should',
    parts: [byChecks('Commitment', ['cve-policy-is-published']), byChecks('Root cause', ['cve-record-has-cwe'], collectedOnly)],
    guidance: 'The commitment is kept or broken in the records; both are shown side by side.',
    mappings: [osps('OSPS-VM-04.01'), cra('Annex I, Part II (4)')],
  },
  {
    id: 'white-paper/past-vulnerabilities-analysed',
    title: 'Past vulnerabilities analysed',
    text: 'The manufacturer should publish what its past vulnerabilities have in common and what it did against the whole class.',
    clause: 'Principle 2, secure product development practices, 4',
    lines: [123],
    subject: 'manufacturer',
    kind: 'state',
    level: 'should',
    parts: [
      byChecks('Classes of the records', ['cve-weakness-classes-are-known'], collectedOnly),
      byPerson('Analysis', 'Where is the analysis of past vulnerabilities published, with pattern, response and result?'),
    ],
    guidance: 'Pattern, response, result: the share of the class before and after.',
    mappings: [ssdf('RV.3.2')],
  },
]);
