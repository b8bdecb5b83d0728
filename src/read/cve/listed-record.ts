import type { CveRecord } from '../../model/evidence/cve-records.ts';
import { parseJson } from '../gateway/json.ts';
import { objectAt, objectsAt, stringAt, type JsonObject } from '../gateway/json-value.ts';
import { Unreadable } from '../source.ts';
import { recordFacts } from './record-facts.ts';
import { notARecord } from './record-notes.ts';

/** Facts of a record for an index: as for checks, with every affected product by name. */
export interface ListedRecord extends CveRecord {
  /** Distinct names in document order, at most `listedProductsMax`. */
  readonly products: CveRecord['products'];
  /** Distinct names beyond, left out. */
  readonly productsOmitted: number;
}

/** Distinct vendor and product names that are kept of one record. */
export const listedProductsMax = 2_000;
/** Characters of a name; the format itself allows no longer one (schema 5.1.1, `product`). */
const nameLengthMax = 2_048;

/**
 * Reads one record for an index.
 * @param bytes one JSON document
 * @throws Unreadable when it is no CVE record of format 5
 */
export function readListedRecord(bytes: Uint8Array): ListedRecord {
  const value = parseJson(bytes);
  const reason = notARecord(value);
  if (reason !== undefined) throw new Unreadable(reason, { line: 1, column: 1 });
  return listedRecord(value as JsonObject);
}

function listedRecord(record: JsonObject): ListedRecord {
  const affected = objectsAt(objectAt(objectAt(record, 'containers') ?? {}, 'cna') ?? {}, 'affected');
  const products = new Map<string, CveRecord['products'][number]>();
  for (const item of affected) {
    const vendor = stringAt(item, 'vendor')?.slice(0, nameLengthMax);
    const product = (stringAt(item, 'product') ?? stringAt(item, 'packageName'))?.slice(0, nameLengthMax);
    if (vendor === undefined && product === undefined) continue;
    products.set(`${vendor ?? ''}\0${product ?? ''}`, { ...(vendor === undefined ? {} : { vendor }), ...(product === undefined ? {} : { product }) });
  }
  return { ...recordFacts(record), products: [...products.values()].slice(0, listedProductsMax), productsOmitted: Math.max(0, products.size - listedProductsMax) };
}
