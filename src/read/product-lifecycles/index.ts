import type { ProductLifecycles, ReleaseCycle } from '../../model/evidence/product-lifecycles.ts';
import { ours, quote, say } from '../../model/text.ts';
import { parseDate } from '../../model/time.ts';
import { isObject, objectAt, objectsAt, stringAt, valueAt, type JsonObject, type JsonValue } from '../gateway/json-value.ts';
import { parseJson } from '../gateway/json.ts';
import { decodeText } from '../gateway/text.ts';
import { parseYaml } from '../gateway/yaml.ts';
import { unreadable, type Note, type Reader, type Reading } from '../reader.ts';
import { Unreadable, type Source } from '../source.ts';

const KIND = 'product-lifecycles';
const bytesMax = 1_048_576;
const cyclesMax = 1000;

/** endoflife.date: the page of one product as the project keeps it (Markdown with front matter), or the answer of its API, version 1 (JSON). */
export const productLifecycles: Reader<'product-lifecycles'> = {
  id: KIND,
  title: 'End-of-life dates of one product (endoflife.date)',
  produces: KIND,
  accepts: ({ text, json }) => {
    if (json !== undefined) return json.keys.has('schema_version') && json.keys.has('result') && text?.includes('"releases"') === true;
    return text !== undefined && /^---\r?\n/.test(text) && /^releases:[ \t]*$/m.test(text) && /^[ \t]{0,4}-[ \t]+releaseCycle:/m.test(text);
  },
  read: readLifecycles,
};

function readLifecycles(source: Source): Reading<'product-lifecycles'> {
  const isJson = /^\s*\{/.test(new TextDecoder().decode(source.head.subarray(0, 64)).replace(/^\uFEFF/, ''));
  const format = isJson ? 'endoflife-date-json' : 'endoflife-date-markdown';
  try {
    const bytes = source.bytes(bytesMax);
    const value = isJson ? resultOf(parseJson(bytes)) : frontMatterOf(bytes);
    const notes: Note[] = [];
    const releases = objectsAt(value, 'releases').slice(0, cyclesMax);
    const cycles = releases.flatMap((release, index) => cycleOf(release, index, notes));
    if (cycles.length === 0) return unreadable(KIND, format, ours('The file names no release with an end of life; at least one is expected.'), { line: 1 });
    const product = (stringAt(value, 'title') ?? stringAt(value, 'label') ?? stringAt(value, 'name') ?? '').slice(0, 200);
    const facts: ProductLifecycles = { product, ...identifiersOf(value), cycles };
    return { kind: KIND, format, facts, notes, notesOmitted: 0, ...(notes.length > 0 ? { complete: false } : {}) };
  } catch (problem) {
    if (!(problem instanceof Unreadable)) throw problem;
    return unreadable(KIND, format, say`The file ${quote(problem.reason)}; end-of-life dates of one product are expected.`, problem.at);
  }
}

function resultOf(value: JsonValue): JsonObject {
  const result = isObject(value) ? objectAt(value, 'result') : undefined;
  if (result === undefined) throw new Unreadable('holds no object named result', { jsonPointer: '/result' });
  return result;
}

function frontMatterOf(bytes: Uint8Array): JsonObject {
  const rows = decodeText(bytes).split(/\r\n|\n/);
  const end = rows.findIndex((row, index) => index > 0 && row.trimEnd() === '---');
  if (end === -1) throw new Unreadable('has front matter that does not end', { line: 1 });
  try {
    const value = parseYaml(new TextEncoder().encode(rows.slice(1, end).join('\n')), { failsafe: true, bytesMax });
    if (isObject(value)) return value;
  } catch (problem) {
    if (!(problem instanceof Unreadable)) throw problem;
    throw new Unreadable(problem.reason, { line: (problem.at.line ?? 0) + 1 });
  }
  throw new Unreadable('has front matter that is no mapping', { line: 2 });
}

function cycleOf(release: JsonObject, index: number, notes: Note[]): readonly ReleaseCycle[] {
  const cycle = textAt(release, 'releaseCycle') ?? textAt(release, 'name');
  const end = textAt(release, 'eol') ?? textAt(release, 'eolFrom') ?? textAt(release, 'isEol');
  const endOfLife = end === 'true' ? true : end === 'false' ? false : end !== undefined && parseDate(end) !== undefined ? end : undefined;
  if (cycle === undefined || endOfLife === undefined) {
    notes.push({ level: 'finding', rule: 'release', message: ours('A release has no cycle or no end of life that can be read; a date, true or false is expected. It was not counted.'), place: { jsonPointer: `/releases/${index}` } });
    return [];
  }
  const latest = textAt(release, 'latest') ?? textAt(objectAt(release, 'latest') ?? {}, 'name');
  return [{ cycle: cycle.slice(0, 100), endOfLife, ...(latest === undefined ? {} : { latest: latest.slice(0, 100) }) }];
}

function textAt(object: JsonObject, key: string): string | undefined {
  const value = valueAt(object, key);
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
}

/** Package URLs and CPE names: a list of `purl: …` in the page, of `{ id, type }` in the answer. */
function identifiersOf(value: JsonObject): Pick<ProductLifecycles, 'purls' | 'cpes'> {
  const all = objectsAt(value, 'identifiers');
  const of = (type: string): readonly string[] => all.flatMap((item) => stringAt(item, type) ?? (stringAt(item, 'type') === type ? (stringAt(item, 'id') ?? []) : []));
  return {
    purls: of('purl').filter((purl) => purl.startsWith('pkg:') && purl.length <= 300),
    cpes: of('cpe').flatMap((cpe) => {
      const [vendor, product] = cpe.replace(/^cpe:2\.3:[aoh]:|^cpe:\/[aoh]:/i, '').split(':');
      return vendor === undefined || product === undefined || vendor.includes('cpe') ? [] : [`${vendor}:${product}`.toLowerCase().slice(0, 300)];
    }),
  };
}
