import { csafListedMax, type CsafAggregator, type CsafListed } from '../../model/evidence/csaf-aggregator.ts';
import { ours, quote, say } from '../../model/text.ts';
import { parseTime } from '../../model/time.ts';
import { isObject, objectAt, objectsAt, stringAt, type JsonObject } from '../gateway/json-value.ts';
import { parseJson } from '../gateway/json.ts';
import { JsonNotes } from '../json-notes.ts';
import { unreadable, type Reader, type Reading } from '../reader.ts';
import { Unreadable, type Source } from '../source.ts';
import { webAddressOf } from '../web-address.ts';

const FORMAT = 'csaf-aggregator-2.0';
const bytesMax = 16_777_216;

/** `aggregator.json` (CSAF 2.0, section 7.2): the providers and publishers that an aggregator or lister knows. */
export const csafAggregator: Reader<'csaf-aggregator'> = {
  id: 'csaf-aggregator',
  title: 'CSAF aggregator (CSAF 2.0)',
  produces: 'csaf-aggregator',
  accepts: ({ json }) => json !== undefined && json.keys.has('aggregator') && (json.keys.has('aggregator_version') || json.keys.has('csaf_providers') || json.keys.has('csaf_publishers')),
  read: readAggregator,
};

function readAggregator(source: Source): Reading<'csaf-aggregator'> {
  try {
    const bytes = source.bytes(bytesMax);
    const value = parseJson(bytes, { depthMax: 16 });
    if (!isObject(value)) throw new Unreadable('is no object');
    const notes = new JsonNotes();
    const facts = factsOf(value, notes);
    return { kind: 'csaf-aggregator', format: FORMAT, facts, ...notes.of(bytes) };
  } catch (problem) {
    if (!(problem instanceof Unreadable)) throw problem;
    return unreadable('csaf-aggregator', FORMAT, say`The aggregator’s list ${quote(problem.reason)}; a JSON document of at most ${bytesMax} bytes is expected.`, problem.at);
  }
}

function factsOf(value: JsonObject, notes: JsonNotes): CsafAggregator {
  const aggregator = objectAt(value, 'aggregator') ?? {};
  const category = (['aggregator', 'lister'] as const).find((name) => name === stringAt(aggregator, 'category'));
  if (category === undefined) notes.add('finding', 'category', ours('The category is neither aggregator nor lister (section 7.2.1).'), 'aggregator', 'category');
  if (stringAt(value, 'aggregator_version') !== '2.0') notes.add('finding', 'aggregator-version', ours('The aggregator_version is not 2.0, the version that is read here.'), 'aggregator_version');
  const updated = stringAt(value, 'last_updated');
  const lastUpdatedAt = updated !== undefined && parseTime(updated) !== undefined ? updated : undefined;
  if (lastUpdatedAt === undefined) notes.add('finding', 'last-updated', ours('The last_updated is no time of RFC 3339.'), 'last_updated');

  const all = (['csaf_providers', 'csaf_publishers'] as const).flatMap((key) => objectsAt(value, key).map((item, index) => listedOf(item, notes, key, index)));
  if (all.length === 0) notes.add('finding', 'nobody-listed', ours('The list names no provider and no publisher; at least one provider is expected (section 7.2.2).'), 'csaf_providers');
  const name = stringAt(aggregator, 'name');
  return {
    category: category ?? 'other',
    ...(name === undefined ? {} : { name: name.slice(0, 200) }),
    ...(lastUpdatedAt === undefined ? {} : { lastUpdatedAt }),
    listed: all.slice(0, csafListedMax),
    listedOmitted: Math.max(0, all.length - csafListedMax),
  };
}

function listedOf(item: JsonObject, notes: JsonNotes, key: string, index: number): CsafListed {
  const metadata = objectAt(item, 'metadata') ?? {};
  const publisher = objectAt(metadata, 'publisher') ?? {};
  const name = stringAt(publisher, 'name');
  const namespace = webAddressOf(stringAt(publisher, 'namespace'));
  const metadataAddress = webAddressOf(stringAt(metadata, 'url'));
  if (namespace === undefined) notes.add('finding', 'publisher-namespace', ours('An entry names its publisher without a namespace that is a web address.'), key, index, 'metadata', 'publisher', 'namespace');
  if (metadataAddress === undefined) notes.add('finding', 'metadata-address', ours('An entry names no address of provider metadata.'), key, index, 'metadata', 'url');
  return {
    ...(name === undefined ? {} : { name: name.slice(0, 200) }),
    ...(namespace === undefined ? {} : { namespace }),
    ...(metadataAddress === undefined ? {} : { metadataAddress }),
  };
}
