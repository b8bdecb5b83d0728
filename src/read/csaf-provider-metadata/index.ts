import { csafKeysMax, type CsafFeedNamed, type CsafKeyNamed, type CsafProvider } from '../../model/evidence/csaf-provider.ts';
import { ours, quote, say } from '../../model/text.ts';
import { parseTime } from '../../model/time.ts';
import { booleanAt, isObject, objectAt, objectsAt, stringAt, valueAt, type JsonObject } from '../gateway/json-value.ts';
import { parseJson } from '../gateway/json.ts';
import { JsonNotes } from '../json-notes.ts';
import { unreadable, type Reader, type Reading } from '../reader.ts';
import { Unreadable, type Source } from '../source.ts';
import { webAddressOf } from '../web-address.ts';

const FORMAT = 'csaf-provider-metadata-2.0';
const limits = { bytesMax: 2_097_152, addressesMax: 1000 } as const;

/** `provider-metadata.json` (CSAF 2.0, section 7.1.8): who publishes advisories, where, and signed with which keys. */
export const csafProviderMetadata: Reader<'csaf-provider'> = {
  id: 'csaf-provider-metadata',
  title: 'CSAF provider metadata (CSAF 2.0)',
  produces: 'csaf-provider',
  accepts: ({ json }) => json !== undefined && json.keys.has('publisher') && ['metadata_version', 'list_on_CSAF_aggregators', 'mirror_on_CSAF_aggregators'].some((key) => json.keys.has(key)),
  read: readMetadata,
};

function readMetadata(source: Source): Reading<'csaf-provider'> {
  try {
    const bytes = source.bytes(limits.bytesMax);
    const value = parseJson(bytes, { depthMax: 16 });
    if (!isObject(value)) throw new Unreadable('is no object');
    const notes = new JsonNotes();
    const facts = factsOf(value, notes);
    return { kind: 'csaf-provider', format: FORMAT, facts, ...notes.of(bytes) };
  } catch (problem) {
    if (!(problem instanceof Unreadable)) throw problem;
    return unreadable('csaf-provider', FORMAT, say`The provider metadata ${quote(problem.reason)}; a JSON document of at most ${limits.bytesMax} bytes is expected.`, problem.at);
  }
}

const roles = ['csaf_publisher', 'csaf_provider', 'csaf_trusted_provider'] as const;
const labels: readonly CsafFeedNamed['tlp'][] = ['WHITE', 'CLEAR', 'GREEN', 'AMBER', 'AMBER+STRICT', 'RED', 'UNLABELED'];
const categories: ReadonlySet<string> = new Set(['coordinator', 'discoverer', 'other', 'translator', 'user', 'vendor']);

function factsOf(value: JsonObject, notes: JsonNotes): CsafProvider {
  const role = roles.find((name) => name === stringAt(value, 'role'));
  if (role === undefined) notes.add('finding', 'role', ours('The role is none of csaf_publisher, csaf_provider and csaf_trusted_provider (section 7.1.8).'), 'role');
  if (stringAt(value, 'metadata_version') !== '2.0') notes.add('finding', 'metadata-version', ours('The metadata_version is not 2.0, the version that is read here.'), 'metadata_version');

  const canonical = webAddressOf(stringAt(value, 'canonical_url'));
  if (canonical?.startsWith('https://') !== true || !canonical.endsWith('/provider-metadata.json')) notes.add('finding', 'canonical-url', ours('The canonical_url is no https address that ends in /provider-metadata.json (sections 7.1.3 and 7.1.8).'), 'canonical_url');
  const updated = stringAt(value, 'last_updated');
  const lastUpdatedAt = updated !== undefined && parseTime(updated) !== undefined ? updated : undefined;
  if (lastUpdatedAt === undefined) notes.add('finding', 'last-updated', ours('The last_updated is no time of RFC 3339.'), 'last_updated');
  for (const key of ['list_on_CSAF_aggregators', 'mirror_on_CSAF_aggregators']) {
    if (booleanAt(value, key) === undefined) notes.add('finding', 'aggregator-wish', say`The document does not say true or false for ${ours(key)}.`, key);
  }

  const publisher = objectAt(value, 'publisher') ?? {};
  const [publisherName, publisherCategory] = [stringAt(publisher, 'name'), stringAt(publisher, 'category')];
  const publisherNamespace = webAddressOf(stringAt(publisher, 'namespace'));
  if (publisherName === undefined || publisherName.trim() === '') notes.add('finding', 'publisher-name', ours('The publisher has no name.'), 'publisher', 'name');
  if (publisherCategory === undefined || !categories.has(publisherCategory)) notes.add('finding', 'publisher-category', ours('The category of the publisher is none that CSAF 2.0 lists.'), 'publisher', 'category');
  if (publisherNamespace === undefined) notes.add('finding', 'publisher-namespace', ours('The namespace of the publisher is no web address.'), 'publisher', 'namespace');

  const { feeds, directories } = distributionsOf(value, notes);
  if (role !== 'csaf_publisher' && feeds.length + directories.length === 0) notes.add('finding', 'distributions', ours('The document names neither a ROLIE feed nor a directory of advisories, which a provider must (sections 7.1.11 to 7.1.17).'), 'distributions');
  const keys = objectsAt(value, 'public_openpgp_keys');
  if (role === 'csaf_trusted_provider' && keys.length === 0) notes.add('finding', 'keys', ours('A trusted provider must name its public OpenPGP keys (sections 7.1.19 and 7.1.20).'), 'public_openpgp_keys');
  keys.forEach((key, index) => {
    if (!/^[0-9a-fA-F]{40,}$/.test(stringAt(key, 'fingerprint') ?? '')) notes.add('finding', 'key-fingerprint', ours('A public key is named without a fingerprint of at least 40 hexadecimal digits.'), 'public_openpgp_keys', index);
  });

  const [listOnAggregators, mirrorOnAggregators] = [booleanAt(value, 'list_on_CSAF_aggregators'), booleanAt(value, 'mirror_on_CSAF_aggregators')];
  return {
    role: role ?? 'other',
    ...(publisherName === undefined ? {} : { publisherName: publisherName.slice(0, 200) }),
    ...(publisherCategory === undefined ? {} : { publisherCategory: categories.has(publisherCategory) ? publisherCategory : 'other' }),
    ...(publisherNamespace === undefined ? {} : { publisherNamespace }),
    ...(lastUpdatedAt === undefined ? {} : { lastUpdatedAt }),
    ...(canonical === undefined ? {} : { canonicalAddress: canonical }),
    feeds,
    directories,
    publicKeys: keys.length,
    keys: keys.flatMap(keyOf).slice(0, csafKeysMax),
    ...(listOnAggregators === undefined ? {} : { listOnAggregators }),
    ...(mirrorOnAggregators === undefined ? {} : { mirrorOnAggregators }),
  };
}

/** Addresses of feeds and directories; one that is no https address breaks section 7.1.3 and is not kept. */
function distributionsOf(value: JsonObject, notes: JsonNotes): { readonly feeds: readonly CsafFeedNamed[]; readonly directories: readonly string[] } {
  const feeds: CsafFeedNamed[] = [];
  const directories: string[] = [];
  const keep = (list: readonly unknown[], text: string | undefined, take: (address: string) => void, ...path: readonly (string | number)[]): void => {
    const address = webAddressOf(text);
    if (address?.startsWith('https://') === true) {
      if (list.length < limits.addressesMax) take(address);
    } else notes.add('finding', 'distribution-address', ours('The address of a feed or directory is no https address (section 7.1.3).'), ...path);
  };
  objectsAt(value, 'distributions').forEach((distribution, index) => {
    if (valueAt(distribution, 'directory_url') !== undefined) keep(directories, stringAt(distribution, 'directory_url'), (address) => directories.push(address), 'distributions', index, 'directory_url');
    objectsAt(objectAt(distribution, 'rolie') ?? {}, 'feeds').forEach((feed, place) => keep(feeds, stringAt(feed, 'url'), (address) => feeds.push({ address, tlp: labels.find((label) => label === stringAt(feed, 'tlp_label')) ?? 'none' }), 'distributions', index, 'rolie', 'feeds', place, 'url'));
  });
  return { feeds, directories };
}

function keyOf(key: JsonObject): readonly CsafKeyNamed[] {
  const address = webAddressOf(stringAt(key, 'url'));
  const fingerprint = stringAt(key, 'fingerprint');
  if (address?.startsWith('https://') !== true) return [];
  return [{ address, ...(fingerprint !== undefined && /^[0-9a-fA-F]{40,128}$/.test(fingerprint) ? { fingerprint: fingerprint.toLowerCase() } : {}) }];
}
