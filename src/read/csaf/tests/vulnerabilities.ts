import { ours, quote, say } from '../../../model/text.ts';
import { weaknessOf } from '../../../model/weakness/weakness.ts';
import { objectAt, stringAt, valueAt } from '../../gateway/json-value.ts';
import { parseCweId } from '../../identifier/cwe-id.ts';
import { pathIn } from '../flaw-view.ts';
import { isFormerName } from '../former-weakness-name.ts';
import { saying } from '../product-sayings.ts';
import { rowsAt } from '../rows.ts';
import { groupOfList, type StatusGroup } from '../status-groups.ts';
import { flawTest, flawTestOf20, type AdvisoryTest } from './advisory-test.ts';

/** What each vulnerability says of products, causes, involved parties and ways out. */
export const vulnerabilityTests = [
  flawTest('6.1.6', (flaw, view, fail) => {
    let earlier = 0;
    for (const [name, words] of statuses) {
      const { products, count, ofAny } = flaw.groups[name];
      if (count === 0) continue;
      if ((ofAny & earlier) !== 0) for (const product of products) if ((view.sayings.of(product) & earlier) !== 0) fail(pathIn(flaw, 'product_status'), () => say`The product ${quote(view.numbers.textOf(product))} is ${ours(words)} and of another status too.`);
      earlier |= saying[name];
    }
  }),
  flawTestOf20('6.1.11', (flaw, _view, fail) => {
    const cwe = objectAt(flaw.row, 'cwe');
    const id = cwe === undefined ? undefined : stringAt(cwe, 'id');
    if (cwe === undefined || id === undefined) return;
    const number = parseCweId(id)?.number;
    const weakness = number === undefined ? undefined : weaknessOf(number);
    const name = stringAt(cwe, 'name');
    if (number === undefined || weakness === undefined) fail(pathIn(flaw, 'cwe', 'id'), () => say`${quote(id)} is no weakness of the CWE list.`);
    else if (name !== undefined && weakness.name !== name && !isFormerName(number, name)) fail(pathIn(flaw, 'cwe', 'name'), () => say`${quote(id)} is named ${quote(weakness.name)}; the document says ${quote(name)}.`);
  }),
  flawTest('6.1.23', (flaw, view, fail) => {
    const cve = stringAt(flaw.row, 'cve');
    if (cve === undefined) return;
    const { size } = view.cveIds;
    view.cveIds.add(cve);
    if (view.cveIds.size === size) fail(pathIn(flaw, 'cve'), () => say`${quote(cve)} is described twice; once was expected.`);
  }),
  flawTest('6.1.24', (flaw, _view, fail) => {
    const involvements = rowsAt(flaw.row, 'involvements');
    if (involvements.length < 2) return;
    const seen = new Set<string>();
    for (const [at, involvement] of involvements.entries()) {
      const [party, date] = [stringAt(involvement, 'party'), stringAt(involvement, 'date')];
      if (party === undefined || date === undefined) continue;
      const key = `${date} ${party}`;
      if (seen.has(key)) fail(pathIn(flaw, 'involvements', at), () => say`The party ${quote(party)} is named twice for one date.`);
      seen.add(key);
    }
  }),
  withoutProducts('6.1.29', 'remediations', 'The remediation names neither products nor groups.'),
  withoutProducts('6.1.32', 'flags', 'The flag names neither products nor groups.'),
  flawTest('6.1.33', (flaw, view, fail) => {
    if (!flaw.has.productFlaggedTwice) return;
    const seen = new Set<number>();
    for (const [at, { reached }] of flaw.flags.entries()) {
      let repeated: number | undefined;
      for (const product of reached) {
        if (seen.has(product)) repeated ??= product;
        seen.add(product);
      }
      if (repeated !== undefined) fail(pathIn(flaw, 'flags', at), () => say`The product ${quote(view.numbers.textOf(repeated ?? 0))} carries two reasons why it is not affected; one was expected.`);
    }
  }),
  flawTest('6.2.2', (flaw, view, fail) => {
    const { affected, underInvestigation } = flaw.groups;
    if (isOf(affected, saying.remedied) && isOf(underInvestigation, saying.remedied)) return;
    for (const [list, products] of flaw.status) {
      const group = groupOfList(list);
      if (group !== 'affected' && group !== 'underInvestigation') continue;
      for (const [at, product] of products.entries()) if ((view.sayings.of(product) & saying.remedied) === 0) fail(pathIn(flaw, 'product_status', list, at), () => say`No remediation speaks of the product ${quote(view.numbers.textOf(product))}.`);
    }
  }),
  flawTest('6.2.3', (flaw, view, fail) => {
    if (isOf(flaw.groups.affected, saying.rated)) return;
    for (const [list, products] of flaw.status) {
      if (groupOfList(list) !== 'affected') continue;
      for (const [at, product] of products.entries()) if ((view.sayings.of(product) & saying.rated) === 0) fail(pathIn(flaw, 'product_status', list, at), () => say`No severity is stated for the affected product ${quote(view.numbers.textOf(product))}.`);
    }
  }),
  flawTest('6.2.7', (flaw, _view, fail) => {
    for (const [at, involvement] of rowsAt(flaw.row, 'involvements').entries()) if (valueAt(involvement, 'date') === undefined) fail(pathIn(flaw, 'involvements', at), () => ours('The involvement carries no date.'));
  }),
  flawTest('6.2.17', (flaw, _view, fail) => {
    for (const [at, id] of rowsAt(flaw.row, 'ids').entries()) if (/^CVE-[0-9]{4}-[0-9]{4,}$/.test(stringAt(id, 'text') ?? '')) fail(pathIn(flaw, 'ids', at), () => ours('A CVE id stands among the ids of other systems; it belongs into the member cve.'));
  }),
  flawTest('6.3.3', (flaw, _view, fail) => {
    if (valueAt(flaw.row, 'cve') === undefined) fail(pathIn(flaw), () => ours('The vulnerability carries no CVE id.'));
  }),
  flawTestOf20('6.3.4', (flaw, _view, fail) => {
    if (valueAt(flaw.row, 'cwe') === undefined) fail(pathIn(flaw), () => ours('The vulnerability names no weakness (CWE).'));
  }),
] as const;

const statuses = [['affected', 'affected'], ['notAffected', 'not affected'], ['fixed', 'fixed'], ['underInvestigation', 'under investigation'], ['unknown', 'unknown']] as const;

/** Whether this is said of each product of a group. */
function isOf({ count, ofAll }: StatusGroup, bit: number): boolean {
  return count === 0 || (ofAll & bit) !== 0;
}

function withoutProducts(clause: string, list: 'remediations' | 'flags', message: string): AdvisoryTest {
  return flawTest(clause, (flaw, _view, fail) => {
    for (const [at, { row }] of flaw[list].entries()) if (valueAt(row, 'product_ids') === undefined && valueAt(row, 'group_ids') === undefined) fail(pathIn(flaw, list, at), () => ours(message));
  });
}
