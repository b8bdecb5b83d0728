import { documentCheck } from './document/document-check.ts';

/** Judges presence, form and age of the text; whether its content holds is for a person. */
export const ssdfStatementIsCurrent = documentCheck({
  id: 'ssdf-statement-is-current',
  title: 'A statement on the Secure Software Development Framework is there, covers its four groups, and was dated within a year',
  failTitle: 'No statement on the Secure Software Development Framework is there that covers its four groups and was dated within a year',
  why: 'A statement practice by practice lets customers see how the software is made, and where the maker does something else instead.',
  fix: 'Publish a statement with a heading for each group (PO, PS, PW, RV), say for each practice what is done or why not, name the products that it covers, and date it.',
  references: ['White paper, principle 1: document conformance to the SSDF', 'White paper, principle 2: detailed self-attestation', 'NIST SP 800-218'],
  question: { type: 'ssdf-statement', asks: 'current' },
});
