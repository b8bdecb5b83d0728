import type { ExploitedVulnerability } from '../../model/evidence/exploited-vulnerabilities.ts';
import { ours, quote, say, type Text } from '../../model/text.ts';
import { parseDate } from '../../model/time.ts';
import { isObject, stringAt, type JsonValue } from '../gateway/json-value.ts';
import { parseCveId } from '../identifier/cve-id.ts';
import { notesMax, type Note } from '../reader.ts';
import type { Place } from '../source.ts';

const nameLengthMax = 200;

/** Collects the entries of a catalogue and what is wrong with them, one by one. */
export class EntryBook {
  readonly entries: ExploitedVulnerability[] = [];
  readonly notes: Note[] = [];
  notesOmitted = 0;
  /** Items seen, whether they could be read or not. */
  items = 0;
  /** Items that could not be read. */
  lost = 0;
  readonly #seen = new Set<string>();

  /** Takes an entry in, or notes why it can't be. */
  add(value: JsonValue, place: Place): void {
    this.items += 1;
    const entry = isObject(value) ? value : {};
    const cveId = parseCveId(stringAt(entry, 'cveID') ?? '');
    if (cveId === undefined) return this.#lose('cve-id', ours('The entry has no CVE id that can be read; one such as CVE-2026-1234 is expected in cveID. It was left out.'), place);
    if (this.#seen.has(cveId)) return this.note('cve-id-twice', say`${quote(cveId)} stands in an earlier entry; this one was left out.`, place);
    const vendor = nameAt(stringAt(entry, 'vendorProject'));
    const product = nameAt(stringAt(entry, 'product'));
    if (vendor === undefined || product === undefined) return this.#lose('name', say`The entry for ${quote(cveId)} names no vendor or no product; both are expected in vendorProject and product. It was left out.`, place);
    const addedAt = dateAt(stringAt(entry, 'dateAdded'));
    if (addedAt === undefined) return this.#lose('date-added', say`The entry for ${quote(cveId)} has no day of listing that can be read; a date such as 2026-05-31 is expected in dateAdded. It was left out, for no deadline can be counted.`, place);
    const dueAt = dateAt(stringAt(entry, 'dueDate'));
    if (dueAt === undefined) this.note('due-date', say`The entry for ${quote(cveId)} has no due day that can be read; a date such as 2026-05-31 is expected in dueDate.`, place);
    this.#seen.add(cveId);
    this.entries.push({ cveId, vendor, product, addedAt, ...(dueAt === undefined ? {} : { dueAt }) });
  }

  /** Notes a rule that the catalogue breaks. */
  note(rule: string, message: Text, place: Place): void {
    if (this.notes.length < notesMax) this.notes.push({ level: 'finding', rule, message, place });
    else this.notesOmitted += 1;
  }

  #lose(rule: string, message: Text, place: Place): void {
    this.lost += 1;
    this.note(rule, message, place);
  }
}

function nameAt(text: string | undefined): string | undefined {
  const name = text?.trim().slice(0, nameLengthMax);
  return name === '' ? undefined : name;
}

function dateAt(text: string | undefined): string | undefined {
  return text === undefined || parseDate(text) === undefined ? undefined : text;
}
