import { ours, quote, say, type Text } from '../../model/text.ts';
import { parseDate } from '../../model/time.ts';
import { exposures, type Exposure } from '../../model/watch/deadline.ts';
import { parseCveId } from '../../read/identifier/cve-id.ts';
import { parseHostname } from '../../read/identifier/hostname.ts';
import { compareCodeUnits } from './difference/order.ts';

/** One maker, or one of its products, that a customer watches. Domain and product together name it. */
export interface WatchedItem {
  /** Lower case. */
  readonly domain: string;
  /** The vendor's names as CVE records and catalogues write them, at least one. */
  readonly vendors: readonly string[];
  /** Absent: every product of the vendor. */
  readonly product?: string;
  /** Whether the customer's installation is publicly exposed. */
  readonly exposure: Exposure;
  /** `2026-05-31`. */
  readonly addedAt: string;
  /** Vulnerabilities that the customer says are fixed on its side, by id. */
  readonly fixed: readonly { readonly cveId: string; readonly fixedAt: string }[];
}

/** By domain, then by product. */
export type WatchList = readonly WatchedItem[];

/** Why something can't be put on a watch list or changed there, as a full sentence. */
export class WatchRefused extends Error {
  override readonly name = 'WatchRefused';
  readonly sentence: Text;
  constructor(sentence: Text) {
    super('The watch list can’t be changed so.');
    this.sentence = sentence;
  }
}

export const nameLengthMax = 200;
export const vendorsMax = 20;
export const itemsMax = 1000;

/**
 * The list with one more item. What is on it already takes the new names and exposure, and keeps its day and what was fixed.
 * @throws WatchRefused with the value that is wrong and what is expected
 */
export function addWatched(list: WatchList, item: Omit<WatchedItem, 'fixed'>): WatchList {
  const domain = parseHostname(item.domain);
  if (domain === undefined) throw new WatchRefused(say`${quote(item.domain)} is no domain; one such as acme.example is expected.`);
  const vendors = [...new Set(item.vendors.map((name) => name.trim()))];
  if (vendors.length === 0 || vendors.length > vendorsMax || !vendors.every(isName)) throw new WatchRefused(say`The vendor has no name that can be used; 1 to ${vendorsMax} names of 1 to ${nameLengthMax} characters are expected, as CVE records write them.`);
  const product = item.product?.trim();
  if (product !== undefined && !isName(product)) throw new WatchRefused(say`The product has no name that can be used; 1 to ${nameLengthMax} characters are expected.`);
  if (!exposures.includes(item.exposure)) throw new WatchRefused(ours('Whether the installation is publicly exposed is expected as yes, no or unknown.'));
  if (parseDate(item.addedAt) === undefined) throw new WatchRefused(say`${quote(item.addedAt)} is no day; one such as 2026-05-31 is expected.`);
  const known = list.find((other) => isSame(other, domain, product));
  const added: WatchedItem = { domain, vendors, ...(product === undefined ? {} : { product }), exposure: item.exposure, addedAt: known?.addedAt ?? item.addedAt, fixed: known?.fixed ?? [] };
  const others = list.filter((other) => other !== known);
  if (others.length >= itemsMax) throw new WatchRefused(say`The watch list holds ${itemsMax} entries; no more are kept.`);
  return [...others, added].toSorted(compareItems);
}

/**
 * The list without a product of a maker, or, where no product is named, without every entry of the maker.
 * @throws WatchRefused when there is no such entry
 */
export function removeWatched(list: WatchList, domain: string, product?: string): WatchList {
  const gone = new Set(entriesOf(list, domain, product));
  return list.filter((item) => !gone.has(item));
}

/**
 * The list with a vulnerability marked as fixed on the customer's side, where its domain and product are watched.
 * @throws WatchRefused when there is no such entry, or id or day are of another form
 */
export function markFixed(list: WatchList, domain: string, cveId: string, fixedAt: string, product?: string): WatchList {
  const id = parseCveId(cveId);
  if (id === undefined) throw new WatchRefused(say`${quote(cveId)} is no CVE id; one such as CVE-2026-1234 is expected.`);
  if (parseDate(fixedAt) === undefined) throw new WatchRefused(say`${quote(fixedAt)} is no day; one such as 2026-05-31 is expected.`);
  const marked = new Set(entriesOf(list, domain, product));
  return list.map((item) => (marked.has(item) ? { ...item, fixed: [...item.fixed.filter((one) => one.cveId !== id), { cveId: id, fixedAt }].toSorted((one, other) => compareCodeUnits(one.cveId, other.cveId)) } : item));
}

function entriesOf(list: WatchList, domain: string, product: string | undefined): readonly WatchedItem[] {
  const host = parseHostname(domain);
  const found = list.filter((item) => (product === undefined ? item.domain === host : host !== undefined && isSame(item, host, product)));
  if (found.length > 0) return found;
  throw new WatchRefused(product === undefined ? say`${quote(domain)} is not on the watch list.` : say`${quote(product)} of ${quote(domain)} is not on the watch list.`);
}

function isSame(item: WatchedItem, domain: string, product: string | undefined): boolean {
  return item.domain === domain && item.product?.toLowerCase() === product?.trim().toLowerCase();
}

function isName(name: string): boolean {
  return name !== '' && name.length <= nameLengthMax;
}

function compareItems(one: WatchedItem, other: WatchedItem): number {
  return compareCodeUnits(one.domain, other.domain) || compareCodeUnits(one.product ?? '', other.product ?? '');
}
