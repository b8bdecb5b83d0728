import { weaknessOf } from '../../../model/weakness/weakness.ts';
import { ours, quote, say } from '../../../model/text.ts';
import { objectAt, stringAt, valueAt } from '../../gateway/json-value.ts';
import { parseCweId } from '../../identifier/cwe-id.ts';
import { isFormerName } from '../former-weakness-name.ts';
import { statusLists } from '../flaw-view.ts';
import { rowsAt } from '../rows.ts';
import { test, testOf20, type AdvisoryTest } from './advisory-test.ts';

/** What each vulnerability says of products, causes, involved parties and ways out. */
export const vulnerabilityTests = [
  test('6.1.6', (view, fail) => {
    for (const { path, status, affected, notAffected, fixed, underInvestigation } of view.flaws) {
      // In 2.1 there is one status more.
      const unknown = view.version === '2.0' ? [] : (status.find(([list]) => list === 'unknown')?.[1] ?? []);
      const groups = [[affected, 'affected'], [notAffected, 'not affected'], [fixed, 'fixed'], [underInvestigation, 'under investigation'], [unknown, 'unknown']] as const;
      const told = groups.filter(([products]) => products.length > 0);
      for (const [index, [products, words]] of told.entries()) {
        if (index === 0) continue;
        const earlier = view.marks.start(...told.slice(0, index).map(([others]) => others));
        for (const product of products) if (earlier.has(product)) fail([...path, 'product_status'], () => say`The product ${quote(view.numbers.idOf(product))} is ${ours(words)} and of another status too.`);
      }
    }
  }),
  testOf20('6.1.11', (view, fail) => {
    for (const { row: vulnerability, path } of view.flaws) {
      const cwe = objectAt(vulnerability, 'cwe');
      const id = stringAt(cwe ?? {}, 'id');
      if (id === undefined) continue;
      const number = parseCweId(id)?.number;
      const weakness = number === undefined ? undefined : weaknessOf(number);
      const name = stringAt(cwe ?? {}, 'name');
      if (number === undefined || weakness === undefined) fail([...path, 'cwe', 'id'], () => say`${quote(id)} is no weakness of the CWE list.`);
      else if (name !== undefined && weakness.name !== name && !isFormerName(number, name)) fail([...path, 'cwe', 'name'], () => say`${quote(id)} is named ${quote(weakness.name)}; the document says ${quote(name)}.`);
    }
  }),
  test('6.1.23', (view, fail) => {
    const seen = new Set<string>();
    for (const { row: vulnerability, path } of view.flaws) {
      const cve = stringAt(vulnerability, 'cve');
      if (cve === undefined) continue;
      if (seen.has(cve)) fail([...path, 'cve'], () => say`${quote(cve)} is described twice; once was expected.`);
      seen.add(cve);
    }
  }),
  test('6.1.24', (view, fail) => {
    for (const { row: vulnerability, path } of view.flaws) {
      const seen = new Set<string>();
      for (const [at, involvement] of rowsAt(vulnerability, 'involvements').entries()) {
        const [party, date] = [stringAt(involvement, 'party'), stringAt(involvement, 'date')];
        if (party === undefined || date === undefined) continue;
        const key = `${date} ${party}`;
        if (seen.has(key)) fail([...path, 'involvements', at], () => say`The party ${quote(party)} is named twice for one date.`);
        seen.add(key);
      }
    }
  }),
  withoutProducts('6.1.29', 'remediations', 'The remediation names neither products nor groups.'),
  withoutProducts('6.1.32', 'flags', 'The flag names neither products nor groups.'),
  test('6.1.33', (view, fail) => {
    for (const { path, flags } of view.flaws) {
      const seen = view.marks.start();
      for (const [at, { reached }] of flags.entries()) {
        let repeated: number | undefined;
        for (const product of reached) if (seen.add(product)) repeated ??= product;
        if (repeated !== undefined) fail([...path, 'flags', at], () => say`The product ${quote(view.numbers.idOf(repeated ?? 0))} carries two reasons why it is not affected; one was expected.`);
      }
    }
  }),
  test('6.2.2', (view, fail) => {
    for (const { path, status, remediations } of view.flaws) {
      const reached = view.marks.start().reach(remediations);
      for (const [list, products] of status) {
        if (!askedForRemedy.has(list)) continue;
        for (const [at, product] of products.entries()) if (!reached.has(product)) fail([...path, 'product_status', list, at], () => say`No remediation speaks of the product ${quote(view.numbers.idOf(product))}.`);
      }
    }
  }),
  test('6.2.3', (view, fail) => {
    for (const { path, status, severities } of view.flaws) {
      const rated = view.marks.start(...severities.map(({ products }) => products));
      for (const [list, products] of status) {
        if (!askedForSeverity.has(list)) continue;
        for (const [at, product] of products.entries()) if (!rated.has(product)) fail([...path, 'product_status', list, at], () => say`No severity is stated for the affected product ${quote(view.numbers.idOf(product))}.`);
      }
    }
  }),
  test('6.2.7', (view, fail) => {
    for (const { row: vulnerability, path } of view.flaws) for (const [at, involvement] of rowsAt(vulnerability, 'involvements').entries()) if (valueAt(involvement, 'date') === undefined) fail([...path, 'involvements', at], () => ours('The involvement carries no date.'));
  }),
  test('6.2.17', (view, fail) => {
    for (const { row: vulnerability, path } of view.flaws) for (const [at, id] of rowsAt(vulnerability, 'ids').entries()) if (/^CVE-[0-9]{4}-[0-9]{4,}$/.test(stringAt(id, 'text') ?? '')) fail([...path, 'ids', at], () => ours('A CVE id stands among the ids of other systems; it belongs into the member cve.'));
  }),
  test('6.3.3', (view, fail) => {
    for (const { row: vulnerability, path } of view.flaws) if (valueAt(vulnerability, 'cve') === undefined) fail(path, () => ours('The vulnerability carries no CVE id.'));
  }),
  testOf20('6.3.4', (view, fail) => {
    for (const { row: vulnerability, path } of view.flaws) if (valueAt(vulnerability, 'cwe') === undefined) fail(path, () => ours('The vulnerability names no weakness (CWE).'));
  }),
] as const;

const askedForSeverity: ReadonlySet<string> = new Set(statusLists.affected);
const askedForRemedy: ReadonlySet<string> = new Set([...statusLists.affected, ...statusLists.underInvestigation]);

function withoutProducts(clause: string, list: 'remediations' | 'flags', message: string): AdvisoryTest {
  return test(clause, (view, fail) => {
    for (const { row: vulnerability, path } of view.flaws) {
      for (const [at, entry] of rowsAt(vulnerability, list).entries()) {
        if (valueAt(entry, 'product_ids') === undefined && valueAt(entry, 'group_ids') === undefined) fail([...path, list, at], () => ours(message));
      }
    }
  });
}
