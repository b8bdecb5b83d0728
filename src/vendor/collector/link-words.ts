import type { AbsoluteLink } from '../../read/html-page/absolute-links.ts';
import { isOnSite } from './site.ts';

/** Pages that are looked for among the links of the home page. */
const linkedPageKinds = ['price', 'trust', 'pledge', 'support', 'disclosure-policy'] as const;
export type LinkedPageKind = (typeof linkedPageKinds)[number];

/** Words of a link's text, or of the last parts of its path with blanks for its hyphens, that speak of a kind of page. English only. */
const words: Readonly<Record<LinkedPageKind, RegExp>> = {
  price: /\b(?:pricing|prices?|plans|editions)\b/i,
  trust: /\btrust(?: cent(?:er|re))?\b|^security$|\bsecurity (?:cent(?:er|re)|overview|portal)\b/i,
  pledge: /\bsecure by design\b|\bpledge\b/i,
  support: /\bend of (?:life|support|maintenance)\b|\b(?:support|product) life ?cycle\b|\bsupport (?:policy|periods?)\b/i,
  'disclosure-policy': /\b(?:vulnerability|responsible|coordinated)(?: vulnerability)? disclosure\b|\bdisclosure policy\b|\breport(?:ing)? (?:a |an )?(?:security )?(?:vulnerabilit|issue)|\bsecurity policy\b|\bvulnerability policy\b/i,
};

/**
 * Picks the links of a page that speak of a kind of page, in page order, each address once.
 * @param domain links that leave its site are left out
 */
export function linksOfKind(links: readonly AbsoluteLink[], kind: LinkedPageKind, domain: string, countMax: number): readonly string[] {
  const addresses = new Set<string>();
  for (const { address, text } of links) {
    if (addresses.size >= countMax) break;
    if (isOnSite(address, domain) && (words[kind].test(text.slice(0, 120)) || words[kind].test(pathWords(address)))) addresses.add(address);
  }
  return [...addresses];
}

/** `/company/vulnerability-disclosure.html` as «vulnerability disclosure»: the last step names the page. */
function pathWords(address: string): string {
  const step = new URL(address).pathname.split('/').findLast((part) => part !== '') ?? '';
  return step.slice(0, 120).replace(/\.[a-z]{1,5}$/i, '').replaceAll(/[-_+.]/g, ' ');
}
