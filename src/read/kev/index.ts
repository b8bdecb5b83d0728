import { ours, quote, say } from '../../model/text.ts';
import { isObject, type JsonObject, numberAt, stringAt } from '../gateway/json-value.ts';
import { walkArrayItems } from '../gateway/json-walk.ts';
import { unreadable, type Reader, type Reading } from '../reader.ts';
import { Unreadable, type Source } from '../source.ts';
import { EntryBook } from './entry-book.ts';
import { releaseTime } from './release-time.ts';

const bytesMax = 67_108_864;
const format = 'cisa-kev-json';

/** CISA's catalogue of Known Exploited Vulnerabilities in its JSON form. */
export const kev: Reader<'exploited-vulnerabilities'> = {
  id: 'kev',
  title: 'Known Exploited Vulnerabilities (CISA’s catalogue, JSON)',
  produces: 'exploited-vulnerabilities',
  accepts: ({ json }) => json !== undefined && json.keys.has('catalogVersion') && json.keys.has('vulnerabilities'),
  read: readCatalogue,
};

function readCatalogue(source: Source): Reading<'exploited-vulnerabilities'> {
  try {
    const book = new EntryBook();
    const { rest } = walkArrayItems(source.bytes(bytesMax), [{ path: ['vulnerabilities'], onItem: (value, index, line) => book.add(value, { line, jsonPointer: `/vulnerabilities/${index}` }) }]);
    return isObject(rest) ? toReading(rest, book) : unreadable('exploited-vulnerabilities', format, ours('The catalogue is not a JSON object; one with catalogVersion and vulnerabilities is expected.'));
  } catch (problem) {
    if (!(problem instanceof Unreadable)) throw problem;
    return unreadable('exploited-vulnerabilities', format, say`The catalogue ${quote(problem.reason)}.`, problem.at);
  }
}

function toReading(catalogue: JsonObject, book: EntryBook): Reading<'exploited-vulnerabilities'> {
  // An empty catalogue would read as «nothing is exploited»; it is far likelier a broken download.
  if (book.entries.length === 0) return unreadable('exploited-vulnerabilities', format, ours('The catalogue holds no entry that can be read; at least one with cveID, vendorProject, product and dateAdded is expected.'), book.notes[0]?.place ?? { jsonPointer: '/vulnerabilities' });
  const catalogueVersion = stringAt(catalogue, 'catalogVersion');
  const released = stringAt(catalogue, 'dateReleased');
  const releasedAt = released === undefined ? undefined : releaseTime(released);
  const statedCount = numberAt(catalogue, 'count');
  if (releasedAt === undefined) book.note('date-released', ours('The catalogue has no dateReleased that can be read; a time such as 2026-05-31T12:00:00Z is expected. How old it is can’t be told.'), { jsonPointer: '/dateReleased' });
  if (statedCount !== undefined && statedCount !== book.items) book.note('count', say`The catalogue says that it has ${statedCount} entries, and holds ${book.items}; entries may be missing.`, { jsonPointer: '/count' });
  const isComplete = book.lost === 0 && (statedCount === undefined || statedCount <= book.items);
  return {
    kind: 'exploited-vulnerabilities', format, notes: book.notes, notesOmitted: book.notesOmitted,
    facts: {
      ...(catalogueVersion === undefined ? {} : { catalogueVersion: catalogueVersion.slice(0, 100) }),
      ...(releasedAt === undefined ? {} : { releasedAt }),
      ...(statedCount === undefined ? {} : { statedCount }),
      entries: book.entries,
    },
    ...(isComplete ? {} : { complete: false }),
  };
}
