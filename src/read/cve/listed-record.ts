import { parseJson } from '../gateway/json.ts';
import { objectAt, objectsAt, stringAt, type JsonObject } from '../gateway/json-value.ts';
import { Unreadable } from '../source.ts';
import { Pruner } from './pruner.ts';
import { recordFacts } from './record-facts.ts';
import { notARecord } from './record-notes.ts';
import { recordParts } from './record-parts.ts';
import { rowOf, type RecordRow } from './record-row.ts';

/** A record for an index: its facts as numbers, and every affected product by name. */
export interface ListedRecord {
  readonly cveId?: string;
  readonly row: RecordRow;
  /** Short name and organisation id of the issuer; empty when not stated. */
  readonly issuer: readonly [shortName: string, orgId: string];
  /** Vendor and product by turns, each pair once, in document order, at most `listedProductsMax` pairs; empty when not stated. */
  readonly names: readonly string[];
  /** Distinct pairs beyond, left out. */
  readonly namesOmitted: number;
}

/** Distinct vendor and product names that are kept of one record. */
const listedProductsMax = 2_000;
/** Characters of a name; the format itself allows no longer one (schema 5.1.1, `product`). */
const nameLengthMax = 2_048;

const pruner = new Pruner(recordParts);

/**
 * Reads one record for an index. Only the parts that its facts are in are built; the others are stepped over by brackets and quotes,
 * so a fault inside them goes unseen here. A record that is written in an unusual way is read as a whole.
 * @param bytes one JSON document
 * @throws Unreadable when it is no CVE record of format 5
 */
export function readListedRecord(bytes: Uint8Array): ListedRecord {
  const pruned = pruner.prune(bytes);
  if (pruned !== undefined) {
    try {
      return recordIn(pruned);
    } catch (problem) {
      // The place of the fault is that in the whole record, which is read below.
      if (!(problem instanceof Unreadable)) throw problem;
    }
  }
  return recordIn(bytes);
}

function recordIn(bytes: Uint8Array): ListedRecord {
  const value = parseJson(bytes);
  const reason = notARecord(value);
  if (reason !== undefined) throw new Unreadable(reason, { line: 1, column: 1 });
  return listedRecord(value as JsonObject);
}

function listedRecord(record: JsonObject): ListedRecord {
  const facts = recordFacts(record);
  const affected = objectsAt(objectAt(objectAt(record, 'containers') ?? {}, 'cna') ?? {}, 'affected');
  const seen = new Set<string>();
  const names: string[] = [];
  for (const item of affected) {
    const vendor = (stringAt(item, 'vendor') ?? '').slice(0, nameLengthMax);
    const product = (stringAt(item, 'product') ?? stringAt(item, 'packageName') ?? '').slice(0, nameLengthMax);
    const pair = `${vendor}\0${product}`;
    if (pair === '\0' || seen.has(pair)) continue;
    seen.add(pair);
    if (seen.size <= listedProductsMax) names.push(vendor, product);
  }
  return {
    ...(facts.cveId === undefined ? {} : { cveId: facts.cveId }),
    row: rowOf(facts), issuer: [facts.issuer.shortName ?? '', facts.issuer.orgId ?? ''], names, namesOmitted: Math.max(0, seen.size - listedProductsMax),
  };
}
