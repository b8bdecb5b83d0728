import { ours, quote, say } from '../../../model/text.ts';
import { stringAt, valueAt } from '../../gateway/json-value.ts';
import { isPurl } from '../../identifier/purl.ts';
import { pathTo, pathToProduct } from '../advisory-view.ts';
import type { Path } from '../path.ts';
import { idsAt } from '../rows.ts';
import { test, testOf20, type AdvisoryTest } from './advisory-test.ts';

/** Names, versions and identifiers of the products. */
export const productTests = [
  test('6.1.13', (view, fail) => {
    for (const product of view.products) {
      const { helper } = product;
      if (helper === undefined) continue;
      const check = (purl: string | undefined, ...steps: Path): void => {
        if (purl !== undefined && !isPurl(purl)) fail(pathToProduct(product, 'product_identification_helper', ...steps), () => say`${quote(purl)} is not a package URL.`);
      };
      if (view.version === '2.0') check(stringAt(helper, 'purl'), 'purl');
      else idsAt(helper, 'purls').forEach((purl, index) => check(purl, 'purls', index));
    }
  }),
  test('6.1.25', (view, fail) => {
    for (const { hashes, path } of view.fileHashes) {
      const seen = new Set<string>();
      hashes.forEach((hash, index) => {
        const algorithm = stringAt(hash, 'algorithm') ?? '';
        if (seen.has(algorithm)) fail([...path, index], () => say`The hash algorithm ${quote(algorithm)} is used twice for one file.`);
        seen.add(algorithm);
      });
    }
  }),
  test('6.1.31', (view, fail) => {
    for (const { category, name, place } of view.branches) if (category === 'product_version' && isRange(name)) fail(pathTo(place, 'name'), () => say`${quote(name)} is a range; one version was expected in a branch of the category product_version.`);
  }),
  onlyWeakHash('6.2.8', 'md5'),
  onlyWeakHash('6.2.9', 'sha1'),
  test('6.2.16', (view, fail) => {
    for (const product of view.products) if (valueAt(product.product, 'product_identification_helper') === undefined) fail(pathToProduct(product), () => ours('The product carries no identifier that a machine can match.'));
  }),
  testOf20('6.2.18', (view, fail) => {
    for (const { category, name, place } of view.branches) if (category === 'product_version_range' && !/^vers:[a-z.+-][a-z0-9.+-]*\/./.test(name)) fail(pathTo(place), () => say`The version range ${quote(name)} is not written as vers, so that machines can't compare with it.`);
  }),
  test('6.3.5', (view, fail) => {
    for (const { hashes, path } of view.fileHashes) hashes.forEach((hash, index) => {
      const value = stringAt(hash, 'value');
      if (value !== undefined && value.length < 64) fail([...path, index, 'value'], () => say`The hash is ${value.length} digits long; at least 64 are advised.`);
    });
  }),
  test('6.3.9', (view, fail) => {
    for (const { branch, categories, place } of view.branches) {
      if (valueAt(branch, 'product') === undefined) continue;
      const vendor = categories.indexOf('vendor');
      const product = categories.indexOf('product_name');
      const version = categories.indexOf('product_version');
      if (vendor < 0 || product <= vendor || version <= product) fail(pathTo(place), () => ours('The product does not stand under branches for vendor, product_name and product_version in this order.'));
    }
  }),
  testOf20('6.3.10', (view, fail) => {
    for (const { category, place } of view.branches) if (category === 'product_version_range') fail(pathTo(place), () => ours('The branch names a range of versions; single versions are advised, because machines can match them.'));
  }),
  test('6.3.11', (view, fail) => {
    for (const { category, name, place } of view.branches) if (category === 'product_version' && /^[vV][0-9]/.test(name)) fail(pathTo(place, 'name'), () => say`The version ${quote(name)} begins with a v; the bare version is advised.`);
  }),
] as const;

const comparisons = /[<>]/;
const rangeWords: ReadonlySet<string> = new Set(['after', 'all', 'before', 'earlier', 'later', 'prior', 'versions']);

function isRange(name: string): boolean {
  // Nearly every version is one word that begins with a digit, and no word of those does.
  if (/^[0-9][A-Za-z0-9.+_-]*$/.test(name)) return false;
  return comparisons.test(name) || name.toLowerCase().split(/\s/).some((word) => rangeWords.has(word));
}

function onlyWeakHash(clause: string, weak: 'md5' | 'sha1'): AdvisoryTest {
  return test(clause, (view, fail) => {
    for (const { hashes, path } of view.fileHashes) {
      if (hashes.length > 0 && hashes.every((hash) => stringAt(hash, 'algorithm') === weak)) fail(path, () => say`The file has no hash but one of ${ours(weak === 'md5' ? 'MD5' : 'SHA-1')}, which can be forged.`);
    }
  });
}
