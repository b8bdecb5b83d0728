import type { AdvisoryProfile } from '../../../model/evidence/security-advisory.ts';
import { ours, quote, say } from '../../../model/text.ts';
import { objectAt, stringAt, valueAt } from '../../gateway/json-value.ts';
import type { AdvisoryView } from '../advisory-view.ts';
import type { FlawView } from '../flaw-view.ts';
import { rowsAt } from '../rows.ts';
import { testOf20, type AdvisoryTest, type Fail } from './advisory-test.ts';

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
    if (valueAt(view.root, 'vulnerabilities') !== undefined) fail(['vulnerabilities'], () => ours('A document of this profile holds no vulnerabilities.'));
  }),
  ofProfiles('6.1.27.4', ['csaf_security_advisory', 'csaf_vex'], (view, fail) => {
    if (!view.hasTree) fail([], () => ours('The profile asks for a product tree.'));
  }),
  ofProfiles('6.1.27.5', ['csaf_security_advisory', 'csaf_vex'], (view, fail) => {
    for (const { row: vulnerability, path } of view.flaws) if (valueAt(vulnerability, 'notes') === undefined) fail(path, () => ours('The profile asks for notes on each vulnerability.'));
  }),
  ofProfiles('6.1.27.6', ['csaf_security_advisory'], (view, fail) => {
    for (const { row: vulnerability, path } of view.flaws) if (valueAt(vulnerability, 'product_status') === undefined) fail(path, () => ours('The profile asks for the status of products on each vulnerability.'));
  }),
  ofProfiles('6.1.27.7', ['csaf_vex'], (view, fail) => {
    for (const { row: vulnerability, path } of view.flaws) {
      const status = objectAt(vulnerability, 'product_status') ?? {};
      if (!['fixed', 'known_affected', 'known_not_affected', 'under_investigation'].some((key) => valueAt(status, key) !== undefined)) fail([...path, 'product_status'], () => ours('The profile asks for one of the groups fixed, known_affected, known_not_affected and under_investigation.'));
    }
  }),
  ofProfiles('6.1.27.8', ['csaf_vex'], (view, fail) => {
    for (const { row: vulnerability, path } of view.flaws) if (valueAt(vulnerability, 'cve') === undefined && valueAt(vulnerability, 'ids') === undefined) fail(path, () => ours('The profile asks for a CVE id or another id of each vulnerability.'));
  }),
  ofProfiles('6.1.27.9', ['csaf_vex'], (view, fail) => {
    for (const { path, status, flags, impacts } of view.flaws) {
      const explained = view.marks.start().reach(flags).reach(impacts);
      for (const [at, product] of listed(status, 'known_not_affected').entries()) if (!explained.has(product)) fail([...path, 'product_status', 'known_not_affected', at], () => say`Neither a flag nor a threat of the category impact says why the product ${quote(view.numbers.idOf(product))} is not affected.`);
    }
  }),
  ofProfiles('6.1.27.10', ['csaf_vex'], (view, fail) => {
    for (const { path, status, remediations } of view.flaws) {
      const reached = view.marks.start().reach(remediations);
      for (const [at, product] of listed(status, 'known_affected').entries()) if (!reached.has(product)) fail([...path, 'product_status', 'known_affected', at], () => say`No remediation says what to do about the affected product ${quote(view.numbers.idOf(product))}.`);
    }
  }),
  ofProfiles('6.1.27.11', ['csaf_security_advisory', 'csaf_vex'], (view, fail) => {
    if (valueAt(view.root, 'vulnerabilities') === undefined) fail([], () => ours('The profile asks for vulnerabilities.'));
  }),
] as const;

function listed(status: FlawView['status'], name: string): readonly number[] {
  for (const [list, products] of status) if (list === name) return products;
  return [];
}

function ofProfiles(clause: string, profiles: readonly AdvisoryProfile[], run: (view: AdvisoryView, fail: Fail) => void): AdvisoryTest {
  return testOf20(clause, (view, fail) => {
    if (profiles.includes(view.profile)) run(view, fail);
  });
}
