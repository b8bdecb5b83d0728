import type { Head } from '../head.ts';
import type { Reader } from '../reader.ts';

/** What reads records, loaded when the first comes: a start of the program should not pay for it, and a folder holds very many. */
let loaded: typeof import('./read-records.ts') | undefined;

/** CVE records of format 5.x: one, a JSON list of them, or one on each line. */
export const cveReader: Reader<'cve-records'> = {
  id: 'cve',
  title: 'CVE records (format 5.x)',
  produces: 'cve-records',
  accepts,
  read: async (source) => (loaded ??= await import('./read-records.ts')).readRecords(source),
};

/** Keys by which records of format 5 and 4 are known. */
function accepts(head: Head): boolean {
  if (head.isJsonArray) return head.text !== undefined && /^\s*\[\s*\{/.test(head.text.slice(0, 200)) && /"dataType"\s{0,9}:\s{0,9}"CVE_RECORD"|"cveMetadata"\s{0,9}:/.test(head.text);
  const json = head.json;
  if (json === undefined) return false;
  if (json.strings.get('dataType') === 'CVE_RECORD' || (json.strings.get('data_type') === 'CVE' && json.keys.has('CVE_data_meta'))) return true;
  // Drafts of format 5 call it CVE, and some spell the metadata otherwise: the reader says what is missing.
  return json.keys.has('cveMetadata') || (json.strings.get('dataType') === 'CVE' && json.keys.has('containers'));
}
