import type { AdvisoryProfile } from '../../../model/evidence/security-advisory.ts';
import { ours, quote, say } from '../../../model/text.ts';
import { stringAt, valueAt } from '../../gateway/json-value.ts';
import { pathIn, type FlawView } from '../flaw-view.ts';
import { saying } from '../product-sayings.ts';
import { rowsAt } from '../rows.ts';
import { sign, type Sign } from '../signs.ts';
import { flawTestOf20, testOf20, type AdvisoryTest, type OfDocument, type OfFlaw } from './advisory-test.ts';

/** What the profile that the document names (section 4) asks for besides. */
export const profileTests = [
  ofProfiles('6.1.27.1', ['csaf_informational_advisory', 'csaf_security_incident_response'], (view, fail) => {
    const isTold = rowsAt(view.document, 'notes').some((note) => ['description', 'details', 'general', 'summary'].includes(stringAt(note, 'category') ?? ''));
    if (!isTold) fail(['document', 'notes'], () => ours('The profile asks for a note of the category description, details, general or summary.'));
  }),
  ofProfiles('6.1.27.2', ['csaf_informational_advisory', 'csaf_security_incident_response'], (view, fail) => {
    // A reference without a category is an external one (section 3.1.10.1).
    const isExternal = rowsAt(view.document, 'references').some((reference) => (stringAt(reference, 'category') ?? 'external') === 'external');
    if (!isExternal) fail(['document', 'references'], () => ours('The profile asks for a reference of the category external.'));
  }),
  ofProfiles('6.1.27.3', ['csaf_informational_advisory'], (view, fail) => {
    if (view.hasVulnerabilities) fail(['vulnerabilities'], () => ours('A document of this profile holds no vulnerabilities.'));
  }),
  ofProfiles('6.1.27.4', ['csaf_security_advisory', 'csaf_vex'], (view, fail) => {
    if (!view.hasTree) fail([], () => ours('The profile asks for a product tree.'));
  }),
  ofFlawsOf('6.1.27.5', sign.noNotes, ['csaf_security_advisory', 'csaf_vex'], (flaw, _view, fail) => fail(pathIn(flaw), () => ours('The profile asks for notes on each vulnerability.'))),
  ofFlawsOf('6.1.27.6', sign.noStatus, ['csaf_security_advisory'], (flaw, _view, fail) => {
    if (valueAt(flaw.row, 'product_status') === undefined) fail(pathIn(flaw), () => ours('The profile asks for the status of products on each vulnerability.'));
  }),
  ofFlawsOf('6.1.27.7', sign.noVexStatus, ['csaf_vex'], (flaw, _view, fail) => fail(pathIn(flaw, 'product_status'), () => ours('The profile asks for one of the groups fixed, known_affected, known_not_affected and under_investigation.'))),
  ofFlawsOf('6.1.27.8', sign.noCve, ['csaf_vex'], (flaw, _view, fail) => {
    if (valueAt(flaw.row, 'ids') === undefined) fail(pathIn(flaw), () => ours('The profile asks for a CVE id or another id of each vulnerability.'));
  }),
  ofFlawsOf('6.1.27.9', sign.unexplained, ['csaf_vex'], (flaw, view, fail) => {
    for (const [at, product] of listed(flaw, 'known_not_affected').entries()) if ((view.sayings.of(product) & saying.explained) === 0) fail(pathIn(flaw, 'product_status', 'known_not_affected', at), () => say`Neither a flag nor a threat of the category impact says why the product ${quote(view.numbers.textOf(product))} is not affected.`);
  }),
  ofFlawsOf('6.1.27.10', sign.unremedied, ['csaf_vex'], (flaw, view, fail) => {
    for (const [at, product] of listed(flaw, 'known_affected').entries()) if ((view.sayings.of(product) & saying.remedied) === 0) fail(pathIn(flaw, 'product_status', 'known_affected', at), () => say`No remediation says what to do about the affected product ${quote(view.numbers.textOf(product))}.`);
  }),
  ofProfiles('6.1.27.11', ['csaf_security_advisory', 'csaf_vex'], (view, fail) => {
    if (!view.hasVulnerabilities) fail([], () => ours('The profile asks for vulnerabilities.'));
  }),
] as const;

function listed({ status }: FlawView, name: string): readonly number[] {
  return status.find(([list]) => list === name)?.[1] ?? [];
}

function ofProfiles(clause: string, profiles: readonly AdvisoryProfile[], ofDocument: OfDocument): AdvisoryTest {
  return testOf20(clause, (view, fail) => {
    if (profiles.includes(view.profile)) ofDocument(view, fail);
  });
}

function ofFlawsOf(clause: string, seen: Sign, profiles: readonly AdvisoryProfile[], run: OfFlaw): AdvisoryTest {
  return flawTestOf20(clause, seen, (flaw, view, fail) => {
    if (profiles.includes(view.profile)) run(flaw, view, fail);
  });
}
