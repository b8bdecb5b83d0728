import type { ComponentAdvisory } from '../../model/evidence/component-advisories.ts';
import { ours, quote, say } from '../../model/text.ts';
import { arrayAt, isObject, objectsAt, stringAt, stringsAt, type JsonObject, type JsonValue } from '../gateway/json-value.ts';
import { parseJson } from '../gateway/json.ts';
import { unreadable, type Note, type Reader, type Reading } from '../reader.ts';
import { Unreadable, type Source } from '../source.ts';
import { affectedOf } from './affected-of.ts';

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
    const packages = items.map((item) => objectsAt(item, 'affected').map(affectedOf));
    const advisories = items.flatMap((item, index) => advisoryOf(item, (packages[index] ?? []).flat()));
    if (advisories.length === 0) return unreadable(KIND, format, ours('The file holds no advisory that can be read; at least one with id, modified and affected is expected.'), { line: 1 });
    const lost = items.length - advisories.length;
    const [named, unnamed] = [packages.flat().filter(({ length }) => length > 0).length, packages.flat().filter(({ length }) => length === 0).length];
    const notes: readonly Note[] = [
      ...(lost === 0 ? [] : [{ level: 'finding', rule: 'advisory', message: say`${lost} of ${items.length} advisories have no id; they were not counted.`, place: { line: 1 } } as const]),
      ...(unnamed === 0 ? [] : [{ level: 'information', rule: 'package', message: say`${unnamed} of ${named + unnamed} affected packages have neither a package URL nor a name that one can be made of; no component is compared with them.`, place: { line: 1 } } as const]),
    ];
    return { kind: KIND, format, facts: { advisories }, notesOmitted: 0, notes, ...(lost === 0 ? {} : { complete: false }) };
  } catch (problem) {
    if (!(problem instanceof Unreadable)) throw problem;
    return unreadable(KIND, format, say`The advisory ${quote(problem.reason)}.`, problem.at);
  }
}

function advisoryOf(item: JsonObject, affected: ComponentAdvisory['affected']): readonly ComponentAdvisory[] {
  const id = stringAt(item, 'id')?.slice(0, 100);
  if (id === undefined || id === '') return [];
  const cveIds = [id, ...stringsAt(item, 'aliases')].filter((alias) => /^CVE-\d{4}-\d{4,19}$/.test(alias));
  return [{ id, cveIds: [...new Set(cveIds)], isWithdrawn: stringAt(item, 'withdrawn') !== undefined, affected }];
}
