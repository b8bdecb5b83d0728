import { defineCheck } from '../model/check.ts';
import type { Evidence } from '../model/evidence.ts';
import type { Finding } from '../model/finding.ts';
import type { Measure } from '../model/measure.ts';
import { ours, quote, say } from '../model/text.ts';
import { pointerTo } from './document/artifact-pointer.ts';

export const productsWithDefaultPasswordsAreCounted = defineCheck({
  id: 'products-with-default-passwords-are-counted',
  title: 'The number of products with a default password is stated',
  failTitle: 'The number of products with a default password is not stated in a usable way',
  why: 'Only a count over all products, repeated over time, shows whether default passwords are going away.',
  fix: 'State in assay.yaml under products how many products there are, how many have a default password, and on which date that was so.',
  references: ['Pledge G2-M2'],
  needs: ['product-statement'],
  run: (evidence) => {
    const judged = evidence['product-statement'].map(judge);
    return { findings: judged.map(({ finding }) => finding), measures: judged.flatMap(({ measure }) => (measure === undefined ? [] : [measure])) };
  },
});

function judge({ artifact, facts }: Evidence<'product-statement'>): { readonly finding: Finding; readonly measure?: Measure } {
  const base = { subject: 'products', pointers: [pointerTo(artifact)] };
  const count = facts.products;
  if (count === undefined) return { finding: { ...base, outcome: 'unknown', message: ours('The product statement does not say how many products have a default password; total, withDefaultPassword and at are expected under products.') } };
  const { total, withDefaultPassword, at } = count;
  if (total === 0) return { finding: { ...base, outcome: 'unknown', message: ours('No products exist by the product statement, so there is no share to state.') } };
  if (withDefaultPassword > total) return { finding: { ...base, outcome: 'fail', message: say`The product statement counts ${withDefaultPassword} products with a default password among ${total}; at most ${total} are possible.` } };
  return {
    finding: { ...base, outcome: 'pass', message: say`${withDefaultPassword} of ${total} products have a default password, by the product statement of ${quote(at)}.` },
    measure: { id: 'products-with-default-passwords', population: 'product', dimensions: {}, points: [{ at, numerator: withDefaultPassword, denominator: total }], sources: [artifact.digest] },
  };
}
