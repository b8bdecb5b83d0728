import type { AffectedPackage, ComponentAdvisory } from '../../model/evidence/component-advisories.ts';
import { ours, quote, say } from '../../model/text.ts';
import { arrayAt, isObject, objectAt, objectsAt, stringAt, stringsAt, type JsonObject, type JsonValue } from '../gateway/json-value.ts';
import { parseJson } from '../gateway/json.ts';
import { unreadable, type Reader, type Reading } from '../reader.ts';
import { Unreadable, type Source } from '../source.ts';
import { purlOfPackage } from './ecosystems.ts';

const KIND = 'component-advisories';
const format = 'osv-json';
const bytesMax = 67_108_864;

/** Advisories of open source packages in the OSV schema, 1.0 to 1.7: one, a list, or the answer of a query. */
export const componentAdvisories: Reader<'component-advisories'> = {
  id: KIND,
  title: 'Advisories on packages (OSV, JSON)',
  produces: KIND,
  accepts: ({ json, isJsonArray, text }) => {
    if (json !== undefined) return (json.keys.has('id') && json.keys.has('modified') && (json.keys.has('affected') || json.keys.has('withdrawn'))) || (json.keys.has('vulns') && text?.includes('"modified"') === true);
    return isJsonArray && text !== undefined && /^\s*\[\s*\{/.test(text) && text.includes('"modified"') && text.includes('"affected"') && text.includes('"ecosystem"');
  },
  read: readAdvisories,
};

function readAdvisories(source: Source): Reading<'component-advisories'> {
  try {
    const value = parseJson(source.bytes(bytesMax), { itemsPerArrayMax: 1_000_000 });
    const items = Array.isArray(value) ? (value as readonly JsonValue[]).filter(isObject) : isObject(value) ? (arrayAt(value, 'vulns') === undefined ? [value] : objectsAt(value, 'vulns')) : [];
    const advisories = items.flatMap(advisoryOf);
    if (advisories.length === 0) return unreadable(KIND, format, ours('The file holds no advisory that can be read; at least one with id, modified and affected is expected.'), { line: 1 });
    const lost = items.length - advisories.length;
    return {
      kind: KIND, format, facts: { advisories }, notesOmitted: 0, notes: lost === 0 ? [] : [{ level: 'finding', rule: 'advisory', message: say`${lost} of ${items.length} advisories have no id; they were not counted.`, place: { line: 1 } }],
      ...(lost === 0 ? {} : { complete: false }),
    };
  } catch (problem) {
    if (!(problem instanceof Unreadable)) throw problem;
    return unreadable(KIND, format, say`The advisory ${quote(problem.reason)}.`, problem.at);
  }
}

function advisoryOf(item: JsonObject): readonly ComponentAdvisory[] {
  const id = stringAt(item, 'id')?.slice(0, 100);
  if (id === undefined || id === '') return [];
  const cveIds = [id, ...stringsAt(item, 'aliases')].filter((alias) => /^CVE-\d{4}-\d{4,19}$/.test(alias));
  return [{ id, cveIds: [...new Set(cveIds)], isWithdrawn: stringAt(item, 'withdrawn') !== undefined, affected: objectsAt(item, 'affected').flatMap(affectedOf) }];
}

function affectedOf(affected: JsonObject): readonly AffectedPackage[] {
  const named = objectAt(affected, 'package');
  if (named === undefined) return [];
  const purl = purlOfPackage(stringAt(named, 'purl'), stringAt(named, 'ecosystem') ?? '', stringAt(named, 'name') ?? '');
  if (purl === undefined) return [];
  const ranges = objectsAt(affected, 'ranges').filter((range) => stringAt(range, 'type') !== 'GIT').flatMap(rangesOf);
  return [{ purl, versions: stringsAt(affected, 'versions').map((version) => version.slice(0, 100)), ranges }];
}

/** Events in the order of the document: each `introduced` begins a range that the next `fixed` or `last_affected` ends. */
function rangesOf(range: JsonObject): AffectedPackage['ranges'] {
  const found: { introduced: string; fixed?: string; lastAffected?: string }[] = [];
  let open: string | undefined;
  for (const event of objectsAt(range, 'events')) {
    const introduced = stringAt(event, 'introduced');
    const fixed = stringAt(event, 'fixed');
    const lastAffected = stringAt(event, 'last_affected');
    if (introduced !== undefined) {
      if (open !== undefined) found.push({ introduced: open });
      open = introduced.slice(0, 100);
    } else if (open !== undefined && fixed !== undefined) {
      found.push({ introduced: open, fixed: fixed.slice(0, 100) });
      open = undefined;
    } else if (open !== undefined && lastAffected !== undefined) {
      found.push({ introduced: open, lastAffected: lastAffected.slice(0, 100) });
      open = undefined;
    }
  }
  if (open !== undefined) found.push({ introduced: open });
  return found;
}
