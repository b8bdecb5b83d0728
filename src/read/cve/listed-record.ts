import { parseJson } from '../gateway/json.ts';
import { objectAt, objectsAt, stringAt, type JsonObject } from '../gateway/json-value.ts';
import { Unreadable } from '../source.ts';
import { ListedGlance } from './listed-glance.ts';
import { ListedNames, type ListedRecord } from './listed-names.ts';
import { Pruner } from './pruner.ts';
import { recordFacts } from './record-facts.ts';
import { notARecord } from './record-notes.ts';
import { recordParts } from './record-parts.ts';
import { rowOf } from './record-row.ts';

export type { ListedRecord } from './listed-names.ts';

/** Characters of a name; the format itself allows no longer one (schema 5.1.1, `product`). */
const nameLengthMax = 2_048;

const glance = new ListedGlance();
const pruner = new Pruner(recordParts);

/**
 * Reads one record for an index. The parts that its facts are in are looked at, and the others are stepped over by brackets and quotes,
 * so a fault inside them goes unseen here. What is written in an unusual way is built, as far as it matters or as a whole.
 * @param bytes one JSON document
 * @throws Unreadable when it is no CVE record of format 5
 */
export function readListedRecord(bytes: Uint8Array): ListedRecord {
  const seen = glance.look(bytes);
  if (seen !== undefined) return seen;
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
  const names = new ListedNames();
  for (const item of affected) names.add((stringAt(item, 'vendor') ?? '').slice(0, nameLengthMax), (stringAt(item, 'product') ?? stringAt(item, 'packageName') ?? '').slice(0, nameLengthMax));
  return {
    ...(facts.cveId === undefined ? {} : { cveId: facts.cveId }),
    row: rowOf(facts), issuer: [facts.issuer.shortName ?? '', facts.issuer.orgId ?? ''], names: names.kept, namesOmitted: names.omitted,
  };
}
