import { ours, quote, say } from '../../../model/text.ts';
import { objectAt, stringAt, type JsonObject } from '../../gateway/json-value.ts';
import { pathToProduct } from '../advisory-view.ts';
import type { Path } from '../path.ts';
import { idsAt } from '../rows.ts';
import { testOf21, type AdvisoryTest } from './advisory-test.ts';

/** Sharing groups whose ids are reserved, with the names that go with them (CSAF 2.1, sharing group of the distribution). */
const everybody = { id: 'ffffffff-ffff-ffff-ffff-ffffffffffff', name: 'Public' } as const;
const nobody = { id: '00000000-0000-0000-0000-000000000000', name: 'No sharing allowed' } as const;
const reserved = [everybody, nobody] as const;
const groupPath: Path = ['document', 'distribution', 'sharing_group'];

/** Tests that CSAF 2.1 adds, by its clauses: who a document may be shared with, and patterns of model and serial numbers. */
export const testsOf21 = [
  testOf21('6.1.38', ({ document }, fail) => {
    const { id, label } = sharingOf(document);
    if (id === everybody.id && label !== 'CLEAR') fail(['document', 'distribution', 'tlp', 'label'], () => say`The sharing group is that of everybody; the label CLEAR was expected, and the document says ${quote(label ?? '')}.`);
  }),
  testOf21('6.1.39', ({ document, tracking }, fail) => {
    const { id, label } = sharingOf(document);
    if (label !== 'CLEAR' || id === undefined || id === everybody.id) return;
    if (id !== nobody.id || stringAt(tracking, 'status') !== 'draft') fail([...groupPath, 'id'], () => ours('The label CLEAR lets everybody have the document, and its sharing group does not.'));
  }),
  testOf21('6.1.40', ({ document }, fail) => {
    const { id, name } = sharingOf(document);
    for (const one of reserved) if (name === one.name && id !== one.id) fail([...groupPath, 'name'], () => say`The name ${quote(one.name)} is reserved for the sharing group ${quote(one.id)}.`);
  }),
  testOf21('6.1.41', ({ document }, fail) => {
    const { id, name } = sharingOf(document);
    for (const one of reserved) if (id === one.id && name !== one.name) fail(groupPath, () => say`The sharing group ${quote(one.id)} was expected to have the name ${quote(one.name)}.`);
  }),
  oneStar('6.1.43', 'model_numbers'),
  oneStar('6.1.44', 'serial_numbers'),
] as const;

function sharingOf(document: JsonObject): { readonly id: string | undefined; readonly name: string | undefined; readonly label: string | undefined } {
  const distribution = objectAt(document, 'distribution') ?? {};
  const group = objectAt(distribution, 'sharing_group') ?? {};
  return { id: stringAt(group, 'id'), name: stringAt(group, 'name'), label: stringAt(objectAt(distribution, 'tlp') ?? {}, 'label') };
}

function oneStar(clause: string, list: 'model_numbers' | 'serial_numbers'): AdvisoryTest {
  return testOf21(clause, (view, fail) => {
    for (const product of view.products) {
      if (product.helper === undefined) continue;
      for (const [index, number] of idsAt(product.helper, list).entries()) if (starsIn(number) > 1) fail(pathToProduct(product, 'product_identification_helper', list, index), () => say`${quote(number)} holds more than one star that stands for any characters.`);
    }
  });
}

/** Stars without a backslash before them. */
function starsIn(number: string): number {
  let stars = 0;
  for (let at = 0; at < number.length; at += 1) {
    if (number[at] === '\\') at += 1;
    else if (number[at] === '*') stars += 1;
  }
  return stars;
}
