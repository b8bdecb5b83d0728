import { weaknessOf } from '../../../model/weakness/weakness.ts';
import { ours, quote, say } from '../../../model/text.ts';
import { objectAt, stringAt, valueAt } from '../../gateway/json-value.ts';
import { parseCweId } from '../../identifier/cwe-id.ts';
import { isFormerName } from '../former-weakness-name.ts';
import { productsWith, statusGroups, type StatusGroup } from '../product-status.ts';
import { idsAt, rowsAt } from '../rows.ts';
import { severitiesOf } from '../severity-vectors.ts';
import { test, testOf20, type AdvisoryTest } from './advisory-test.ts';

/** Groups that contradict each other when one product is in two of them. */
const contradicting: readonly StatusGroup[] = ['affected', 'notAffected', 'fixed', 'underInvestigation', 'unknown'];

/** What each vulnerability says of products, causes, involved parties and ways out. */
export const vulnerabilityTests = [
  test('6.1.6', (view, fail) => {
    for (const [index, vulnerability] of view.vulnerabilities.entries()) {
      const groupOf = new Map<string, StatusGroup>();
      for (const group of contradicting) {
        if (group === 'unknown' && view.version === '2.0') continue;
        for (const id of productsWith(vulnerability, group)) {
          const other = groupOf.get(id);
          if (other === undefined) groupOf.set(id, group);
          else if (other !== group) fail(['vulnerabilities', index, 'product_status'], () => say`The product ${quote(id)} is both ${ours(statusWords[other])} and ${ours(statusWords[group])}.`);
        }
      }
    }
  }),
  testOf20('6.1.11', (view, fail) => {
    for (const [index, vulnerability] of view.vulnerabilities.entries()) {
      const cwe = objectAt(vulnerability, 'cwe');
      const id = stringAt(cwe ?? {}, 'id');
      if (id === undefined) continue;
      const number = parseCweId(id)?.number;
      const weakness = number === undefined ? undefined : weaknessOf(number);
      const name = stringAt(cwe ?? {}, 'name');
      if (number === undefined || weakness === undefined) fail(['vulnerabilities', index, 'cwe', 'id'], () => say`${quote(id)} is no weakness of the CWE list.`);
      else if (name !== undefined && weakness.name !== name && !isFormerName(number, name)) fail(['vulnerabilities', index, 'cwe', 'name'], () => say`${quote(id)} is named ${quote(weakness.name)}; the document says ${quote(name)}.`);
    }
  }),
  test('6.1.23', (view, fail) => {
    const seen = new Set<string>();
    for (const [index, vulnerability] of view.vulnerabilities.entries()) {
      const cve = stringAt(vulnerability, 'cve');
      if (cve === undefined) continue;
      if (seen.has(cve)) fail(['vulnerabilities', index, 'cve'], () => say`${quote(cve)} is described twice; once was expected.`);
      seen.add(cve);
    }
  }),
  test('6.1.24', (view, fail) => {
    for (const [index, vulnerability] of view.vulnerabilities.entries()) {
      const seen = new Set<string>();
      for (const [at, involvement] of rowsAt(vulnerability, 'involvements').entries()) {
        const [party, date] = [stringAt(involvement, 'party'), stringAt(involvement, 'date')];
        if (party === undefined || date === undefined) continue;
        const key = `${date} ${party}`;
        if (seen.has(key)) fail(['vulnerabilities', index, 'involvements', at], () => say`The party ${quote(party)} is named twice for one date.`);
        seen.add(key);
      }
    }
  }),
  withoutProducts('6.1.29', 'remediations', 'The remediation names neither products nor groups.'),
  withoutProducts('6.1.32', 'flags', 'The flag names neither products nor groups.'),
  test('6.1.33', (view, fail) => {
    for (const [index, vulnerability] of view.vulnerabilities.entries()) {
      const seen = new Set<string>();
      for (const [at, flag] of rowsAt(vulnerability, 'flags').entries()) {
        const repeated = [...view.productsOf(flag)].find((id) => seen.has(id));
        if (repeated !== undefined) fail(['vulnerabilities', index, 'flags', at], () => say`The product ${quote(repeated)} carries two reasons why it is not affected; one was expected.`);
        for (const id of view.productsOf(flag)) seen.add(id);
      }
    }
  }),
  test('6.2.2', (view, fail) => {
    for (const [index, vulnerability] of view.vulnerabilities.entries()) {
      const reached = new Set(rowsAt(vulnerability, 'remediations').flatMap((entry) => [...view.productsOf(entry)]));
      for (const key of [...statusGroups.affected, ...statusGroups.underInvestigation]) {
        idsAt(objectAt(vulnerability, 'product_status') ?? {}, key).forEach((id, at) => {
          if (!reached.has(id)) fail(['vulnerabilities', index, 'product_status', key, at], () => say`No remediation speaks of the product ${quote(id)}.`);
        });
      }
    }
  }),
  test('6.2.3', (view, fail) => {
    for (const [index, vulnerability] of view.vulnerabilities.entries()) {
      const rated = new Set(severitiesOf(view, vulnerability, index).flatMap(({ products }) => products));
      for (const key of statusGroups.affected) {
        idsAt(objectAt(vulnerability, 'product_status') ?? {}, key).forEach((id, at) => {
          if (!rated.has(id)) fail(['vulnerabilities', index, 'product_status', key, at], () => say`No severity is stated for the affected product ${quote(id)}.`);
        });
      }
    }
  }),
  test('6.2.7', (view, fail) => {
    for (const [index, vulnerability] of view.vulnerabilities.entries()) for (const [at, involvement] of rowsAt(vulnerability, 'involvements').entries()) if (valueAt(involvement, 'date') === undefined) fail(['vulnerabilities', index, 'involvements', at], () => ours('The involvement carries no date.'));
  }),
  test('6.2.17', (view, fail) => {
    for (const [index, vulnerability] of view.vulnerabilities.entries()) for (const [at, id] of rowsAt(vulnerability, 'ids').entries()) if (/^CVE-[0-9]{4}-[0-9]{4,}$/.test(stringAt(id, 'text') ?? '')) fail(['vulnerabilities', index, 'ids', at], () => ours('A CVE id stands among the ids of other systems; it belongs into the member cve.'));
  }),
  test('6.3.3', (view, fail) => {
    for (const [index, vulnerability] of view.vulnerabilities.entries()) if (valueAt(vulnerability, 'cve') === undefined) fail(['vulnerabilities', index], () => ours('The vulnerability carries no CVE id.'));
  }),
  testOf20('6.3.4', (view, fail) => {
    for (const [index, vulnerability] of view.vulnerabilities.entries()) if (valueAt(vulnerability, 'cwe') === undefined) fail(['vulnerabilities', index], () => ours('The vulnerability names no weakness (CWE).'));
  }),
] as const;

const statusWords: Readonly<Record<StatusGroup, string>> = { affected: 'affected', notAffected: 'not affected', fixed: 'fixed', underInvestigation: 'under investigation', unknown: 'unknown' };

function withoutProducts(clause: string, list: 'remediations' | 'flags', message: string): AdvisoryTest {
  return test(clause, (view, fail) => {
    for (const [index, vulnerability] of view.vulnerabilities.entries()) {
      for (const [at, entry] of rowsAt(vulnerability, list).entries()) {
        if (valueAt(entry, 'product_ids') === undefined && valueAt(entry, 'group_ids') === undefined) fail(['vulnerabilities', index, list, at], () => ours(message));
      }
    }
  });
}
