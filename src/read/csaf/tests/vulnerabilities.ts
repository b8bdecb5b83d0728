import { ours, quote, say } from '../../../model/text.ts';
import { objectAt, stringAt, valueAt } from '../../gateway/json-value.ts';
import { pathIn } from '../flaw-view.ts';
import { saying } from '../product-sayings.ts';
import { rowsAt } from '../rows.ts';
import { sign } from '../signs.ts';
import { groupOfList, told } from '../status-groups.ts';
import { flawTest, flawTestOf20, type AdvisoryTest } from './advisory-test.ts';

/** What each vulnerability says of products, causes, involved parties and ways out. */
export const vulnerabilityTests = [
  flawTest('6.1.6', sign.contradiction, (flaw, view, fail) => {
    let earlier = 0;
    for (const [words, name] of told) {
      for (const product of flaw.groups[name].products) if ((view.sayings.of(product) & earlier) !== 0) fail(pathIn(flaw, 'product_status'), () => say`The product ${quote(view.numbers.textOf(product))} is ${ours(words)} and of another status too.`);
      earlier |= saying[name];
    }
  }),
  flawTestOf20('6.1.11', sign.weaknessProblem, (flaw, _view, fail) => {
    const cwe = objectAt(flaw.row, 'cwe') ?? {};
    const [id, name] = [stringAt(cwe, 'id') ?? '', stringAt(cwe, 'name') ?? ''];
    const known = flaw.weakness?.known;
    if (known === undefined) fail(pathIn(flaw, 'cwe', 'id'), () => say`${quote(id)} is no weakness of the CWE list.`);
    else fail(pathIn(flaw, 'cwe', 'name'), () => say`${quote(id)} is named ${quote(known.name)}; the document says ${quote(name)}.`);
  }),
  flawTest('6.1.23', sign.repeatedCve, (flaw, _view, fail) => fail(pathIn(flaw, 'cve'), () => say`${quote(flaw.cve ?? '')} is described twice; once was expected.`)),
  flawTest('6.1.24', sign.involvement, (flaw, _view, fail) => {
    const seen = new Set<string>();
    for (const [at, involvement] of rowsAt(flaw.row, 'involvements').entries()) {
      const [party, date] = [stringAt(involvement, 'party'), stringAt(involvement, 'date')];
      if (party === undefined || date === undefined) continue;
      const key = `${date} ${party}`;
      if (seen.has(key)) fail(pathIn(flaw, 'involvements', at), () => say`The party ${quote(party)} is named twice for one date.`);
      seen.add(key);
    }
  }),
  withoutProducts('6.1.29', 'remediations', 'The remediation names neither products nor groups.'),
  withoutProducts('6.1.32', 'flags', 'The flag names neither products nor groups.'),
  flawTest('6.1.33', sign.flaggedTwice, (flaw, view, fail) => {
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
  flawTest('6.2.2', sign.unremedied, (flaw, view, fail) => {
    for (const [list, products] of flaw.status) {
      const group = groupOfList(list);
      if (group !== 'affected' && group !== 'underInvestigation') continue;
      for (const [at, product] of products.entries()) if ((view.sayings.of(product) & saying.remedied) === 0) fail(pathIn(flaw, 'product_status', list, at), () => say`No remediation speaks of the product ${quote(view.numbers.textOf(product))}.`);
    }
  }),
  flawTest('6.2.3', sign.unrated, (flaw, view, fail) => {
    for (const [list, products] of flaw.status) {
      if (groupOfList(list) !== 'affected') continue;
      for (const [at, product] of products.entries()) if ((view.sayings.of(product) & saying.rated) === 0) fail(pathIn(flaw, 'product_status', list, at), () => say`No severity is stated for the affected product ${quote(view.numbers.textOf(product))}.`);
    }
  }),
  flawTest('6.2.7', sign.involvement, (flaw, _view, fail) => {
    for (const [at, involvement] of rowsAt(flaw.row, 'involvements').entries()) if (valueAt(involvement, 'date') === undefined) fail(pathIn(flaw, 'involvements', at), () => ours('The involvement carries no date.'));
  }),
  flawTest('6.2.17', sign.otherId, (flaw, _view, fail) => {
    for (const [at, id] of rowsAt(flaw.row, 'ids').entries()) if (/^CVE-[0-9]{4}-[0-9]{4,}$/.test(stringAt(id, 'text') ?? '')) fail(pathIn(flaw, 'ids', at), () => ours('A CVE id stands among the ids of other systems; it belongs into the member cve.'));
  }),
  flawTest('6.3.3', sign.noCve, (flaw, _view, fail) => fail(pathIn(flaw), () => ours('The vulnerability carries no CVE id.'))),
  flawTestOf20('6.3.4', sign.noWeakness, (flaw, _view, fail) => fail(pathIn(flaw), () => ours('The vulnerability names no weakness (CWE).'))),
] as const;

function withoutProducts(clause: string, list: 'remediations' | 'flags', message: string): AdvisoryTest {
  return flawTest(clause, sign.entryWithoutProducts, (flaw, _view, fail) => {
    for (const [at, { row }] of flaw[list].entries()) if (valueAt(row, 'product_ids') === undefined && valueAt(row, 'group_ids') === undefined) fail(pathIn(flaw, list, at), () => ours(message));
  });
}
