import { defineGroup } from '../define-group.ts';
import { csf, ssdf } from '../mappings.ts';
import { byChecks, byPerson } from '../parts.ts';

/** White paper, “Hardening vs loosening guides”: safe first, and each step away from it explained. */
export const looseningGuides = defineGroup({ document: 'white-paper', name: 'loosening-guides', title: 'Loosening guides' }, [
  {
    id: 'white-paper/loosening-guide',
    title: 'Loosening guide',
    text: 'In place of a hardening guide the manufacturer should publish a loosening guide: which change a customer may make, why, and what it risks for the business, in plain language and from the pen of practitioners.',
    clause: 'Hardening vs loosening guides',
    lines: [156],
    subject: 'product',
    kind: 'state',
    level: 'should',
    appliesWhen: ['configurable'],
    parts: [
      byChecks('Guide', ['loosening-guide-is-published']),
      byChecks('Risk of each step', ['loosening-guide-names-risks']),
      byPerson('Plain language and authors', 'Who in security practice wrote the guide, and which reader without that background understood its risks?'),
    ],
    guidance: 'Generate it from the register of settings: change, reason, risk, who decides, until when.',
    mappings: [ssdf('PW.9.2')],
  },
  {
    id: 'white-paper/executives-decide-trade-offs',
    title: 'Executives decide on trade-offs',
    text: 'The customer’s senior executives should decide on trade-offs between security and other needs of the business.',
    clause: 'Hardening vs loosening guides',
    lines: [157],
    audience: 'customer',
    subject: 'customer',
    kind: 'state',
    level: 'should',
    appliesWhen: ['configurable'],
    parts: [byPerson('Decisions', 'Which safe defaults of the product were loosened, and which executive decided it, with which end date?')],
    guidance: 'Keep each decision with name, reason, risk and expiry.',
    mappings: [csf('ID.RA-07')],
  },
]);
