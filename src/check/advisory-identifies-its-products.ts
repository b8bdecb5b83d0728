import { defineCheck } from '../model/check.ts';
import { counted, ours, quote, say } from '../model/text.ts';
import { judgeAdvisories, nameOf, type Lack } from './advisory/advisory-findings.ts';
import type { Advisory } from './advisory/maker-advisories.ts';

export const advisoryIdentifiesItsProducts = defineCheck({
  id: 'advisory-identifies-its-products',
  title: 'Each advisory of the maker identifies its products for machines',
  failTitle: 'Advisories of the maker name products that no machine can match',
  why: 'With a package URL, a CPE or a hash the customer’s inventory finds by itself what is affected; a name alone has to be read and guessed.',
  fix: 'Give each product of the product tree an identification helper: a package URL, a CPE, a hash, a serial or model number.',
  references: ['CSAF 2.0, sections 3.1.3.3 and 6.2.16'],
  needs: ['security-advisory'],
  uses: ['csaf-provider-folder'],
  run: (evidence) => judgeAdvisories(evidence, { subject: 'advisories with identified products', kept: ours('give every product an identifier for machines'), lack: lackOf }),
});

function lackOf(advisory: Advisory): Lack | undefined {
  const { products, productsIdentified } = advisory.facts;
  if (products > 0 && productsIdentified === products) return undefined;
  const message = products === 0 ? say`${quote(nameOf(advisory))} defines no product; at least one with an identifier was expected.` : say`${quote(nameOf(advisory))} defines ${counted(products, 'product', 'products')}, ${productsIdentified} of them with an identifier for machines; one for each was expected.`;
  return { message, place: '/product_tree' };
}
