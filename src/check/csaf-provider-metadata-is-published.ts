import { defineCheck } from '../model/check.ts';
import type { Finding } from '../model/finding.ts';
import { ours, quote, say } from '../model/text.ts';
import { looksAt, nothingFound, placeAndDay, type DomainLooks, type Look } from './public/looks.ts';

/** CSAF allows several places, one of them named only by security.txt, so finding nothing at some of them shows no absence. */
export const csafProviderMetadataIsPublished = defineCheck({
  id: 'csaf-provider-metadata-is-published',
  title: 'The maker publishes CSAF provider metadata',
  failTitle: 'No CSAF provider metadata was found',
  why: 'With provider metadata a customer’s tools find every advisory of the maker by themselves, complete and soon.',
  fix: 'Publish advisories in CSAF and serve provider-metadata.json at /.well-known/csaf/provider-metadata.json, or name its address as CSAF in security.txt.',
  references: ['CSAF 2.0, sections 7.1.7 to 7.1.10'],
  needs: ['public-places'],
  run: (evidence) => {
    const lists = looksAt(evidence['public-places'], 'csaf-aggregator').flatMap(({ looks }) => looks.filter(({ looked }) => looked.outcome === 'found'));
    return { findings: looksAt(evidence['public-places'], 'csaf-provider').map((domain) => judgeDomain(domain, lists)) };
  },
});

function judgeDomain({ domain, looks }: DomainLooks, lists: readonly Look[]): Finding {
  const found = looks.find(({ looked }) => looked.outcome === 'found');
  if (found !== undefined) return { outcome: 'pass', subject: `${domain} csaf-provider`, pointers: [found.pointer], message: say`CSAF provider metadata stood at ${placeAndDay(found)}.` };
  const finding = nothingFound(domain, looks, 'csaf-provider');
  const list = lists.find((look) => look.domain === domain);
  return list === undefined ? finding : { ...finding, message: say`${finding.message} ${ours('The list of an aggregator names the domain')} (${quote(list.looked.address)}).` };
}
