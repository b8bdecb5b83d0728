import { feedEntriesMax, feedNewestMax, newestOf, type ListedAdvisory } from '../../model/evidence/advisory-feed.ts';
import { ours, quote, say } from '../../model/text.ts';
import { parseTime } from '../../model/time.ts';
import { csvRecords } from '../gateway/csv.ts';
import { decodeText } from '../gateway/text.ts';
import { unreadable, type Reading } from '../reader.ts';
import { Unreadable, type Source } from '../source.ts';

const bytesMax = 16_777_216;
const addressLengthMax = 2000;
const rowsMax = 500_000;

/** A list of a provider's directory: `changes.csv` with a time for each document, or `index.txt` with paths alone. */
interface DirectoryList {
  readonly kind: 'index' | 'changes';
  readonly listed: readonly ListedAdvisory[];
}

/**
 * Reads `index.txt` (CSAF 2.0, section 7.1.12) or `changes.csv` (section 7.1.13), told apart by whether the first line goes on behind the name.
 * Lines that name no JSON document are passed over.
 * @throws Unreadable when it is no text, no table or too long
 */
export function listOfDirectory(source: Source): DirectoryList {
  const text = decodeText(source.bytes(bytesMax));
  // A name with more behind it makes a table.
  if (!/^"?[^",;\r\n]{1,2000}\.json"?[ \t]{0,8}[,;\t]/.test(text)) return { kind: 'index', listed: text.split(/\r?\n/).map((line) => ({ address: line.trim() })).filter(isDocument) };
  const { records } = csvRecords(text, { rowsMax });
  const listed = records.map(({ cells: [address = '', at = ''] }) => ({ address: address.trim(), ...(parseTime(at.trim()) === undefined ? {} : { at: at.trim() }) }));
  return { kind: 'changes', listed: listed.filter(isDocument) };
}

function isDocument({ address }: ListedAdvisory): boolean {
  return address.endsWith('.json') && address.length <= addressLengthMax;
}

/** A list of a directory as what it leads to. Hashes and signatures lie beside the documents by their names, so it states none. */
export function readDirectoryList(source: Source): Reading<'advisory-feed'> {
  try {
    const { kind, listed } = listOfDirectory(source);
    const format = kind === 'index' ? 'csaf-index-txt' : 'csaf-changes-csv';
    if (listed.length === 0) return unreadable('advisory-feed', format, ours('The list names no JSON document; a path of one on each line is expected (CSAF 2.0, sections 7.1.12 and 7.1.13).'));
    const documents = listed.slice(0, feedEntriesMax).map(({ address }) => address.slice(address.lastIndexOf('/') + 1).slice(0, 300));
    const counts = { withDocument: listed.length, withHash: 0, withSignature: 0, withTime: listed.filter(({ at }) => at !== undefined).length };
    return { kind: 'advisory-feed', format, facts: { documents, newest: newestOf(listed, feedNewestMax), entries: listed.length, ...counts }, notes: [], notesOmitted: 0 };
  } catch (problem) {
    if (!(problem instanceof Unreadable)) throw problem;
    return unreadable('advisory-feed', 'csaf-directory', say`The list ${quote(problem.reason)}; index.txt or changes.csv of a CSAF directory is expected.`, problem.at);
  }
}
