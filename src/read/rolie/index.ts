import { feedEntriesMax, feedNewestMax, newestOf, type AdvisoryFeed, type ListedAdvisory } from '../../model/evidence/advisory-feed.ts';
import { ours, quote, say } from '../../model/text.ts';
import { parseTime } from '../../model/time.ts';
import { isObject, objectAt, objectsAt, stringAt, type JsonObject } from '../gateway/json-value.ts';
import { parseJson } from '../gateway/json.ts';
import { JsonNotes } from '../json-notes.ts';
import { unreadable, type Reader, type Reading } from '../reader.ts';
import { Unreadable, type Source } from '../source.ts';
import { webAddressOf } from '../web-address.ts';

const FORMAT = 'rolie-json';
const bytesMax = 67_108_864;
const addressLengthMax = 2000;

/** Feeds of advisories in JSON (ROLIE, as CSAF 2.0 has it). */
export const rolie: Reader<'advisory-feed'> = {
  id: 'rolie',
  title: 'ROLIE feeds of advisories (CSAF 2.0)',
  produces: 'advisory-feed',
  accepts: ({ json, text = '' }) => json !== undefined && json.keys.has('feed') && /"(?:entry|link)"\s{0,20}:/.test(text),
  read: readFeed,
};

function readFeed(source: Source): Reading<'advisory-feed'> {
  try {
    const bytes = source.bytes(bytesMax);
    const root = parseJson(bytes);
    const feed = isObject(root) ? objectAt(root, 'feed') : undefined;
    if (feed === undefined) throw new Unreadable('holds no object feed', { jsonPointer: '/feed' });
    const notes = new JsonNotes();
    const facts = factsOf(feed, notes);
    return { kind: 'advisory-feed', format: FORMAT, facts, ...notes.of(bytes) };
  } catch (problem) {
    if (!(problem instanceof Unreadable)) throw problem;
    return unreadable('advisory-feed', FORMAT, say`The feed ${quote(problem.reason)}; a ROLIE feed in JSON is expected.`, problem.at);
  }
}

function factsOf(feed: JsonObject, notes: JsonNotes): AdvisoryFeed {
  const entries = objectsAt(feed, 'entry');
  const isOfCsaf = objectsAt(feed, 'category').some((category) => stringAt(category, 'term')?.toLowerCase() === 'csaf');
  if (!isOfCsaf) notes.add('finding', 'rolie-category', ours('The feed does not state the category csaf of information types (CSAF 2.0, section 7.1.15).'), 'feed', 'category');
  if (linkOf(feed, 'self') === undefined) notes.add('finding', 'rolie-self', ours('The feed does not link to itself by https (RFC 8322).'), 'feed', 'link');
  const updatedAt = timeOf(feed, 'updated');
  if (updatedAt === undefined) notes.add('finding', 'rolie-updated', ours('The feed does not state when it was updated as a time with zone (RFC 8322).'), 'feed', 'updated');
  const documents: string[] = [];
  const listed: ListedAdvisory[] = [];
  const counts = { withDocument: 0, withHash: 0, withSignature: 0, withTime: 0 };
  entries.forEach((entry, index) => {
    const document = httpsOf(stringAt(objectAt(entry, 'content') ?? {}, 'src')) ?? linkOf(entry, 'self');
    if (document === undefined) notes.add('finding', 'rolie-document', ours('The entry leads to no document by https.'), 'feed', 'entry', index);
    else {
      counts.withDocument += 1;
      if (documents.length < feedEntriesMax) documents.push(document.slice(document.lastIndexOf('/') + 1).slice(0, 300));
    }
    const at = timeOf(entry, 'updated') ?? timeOf(entry, 'published');
    if (document !== undefined && document.length <= addressLengthMax) listed.push({ address: document, ...(at === undefined ? {} : { at }) });
    if (linkOf(entry, 'hash') !== undefined) counts.withHash += 1;
    if (linkOf(entry, 'signature') !== undefined) counts.withSignature += 1;
    if (timeOf(entry, 'updated') !== undefined) counts.withTime += 1;
  });
  return { documents, newest: newestOf(listed, feedNewestMax), entries: entries.length, ...counts, ...(updatedAt === undefined ? {} : { updatedAt }) };
}

function timeOf(object: JsonObject, key: string): string | undefined {
  const text = stringAt(object, key);
  return text !== undefined && parseTime(text) !== undefined ? text : undefined;
}

function linkOf(object: JsonObject, relation: string): string | undefined {
  return objectsAt(object, 'link').filter((link) => stringAt(link, 'rel') === relation).map((link) => httpsOf(stringAt(link, 'href'))).find((address) => address !== undefined);
}

function httpsOf(text: string | undefined): string | undefined {
  const address = webAddressOf(text);
  return address?.startsWith('https://') === true ? address : undefined;
}
