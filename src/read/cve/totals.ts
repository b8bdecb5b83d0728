import type { CveRecord } from '../../model/evidence/cve-records.ts';
import { parseTime } from '../../model/time.ts';
import { parseJson } from '../gateway/json.ts';
import { lineLimits } from '../gateway/json-lines.ts';
import type { JsonObject } from '../gateway/json-value.ts';
import { Unreadable, type Source } from '../source.ts';
import { Glancer } from './glance.ts';
import { recordFacts } from './record-facts.ts';
import { notARecord } from './record-notes.ts';
import { Counts, type Figures, type RecordTotals } from './totals-counts.ts';
import { wholeLines } from './whole-lines.ts';

export type { RecordTotals } from './totals-counts.ts';

/** Adds records up without keeping them. */
export interface TotalsCounter {
  record(facts: CveRecord): void;
  unreadable(): void;
  done(): RecordTotals;
}

export function totalsCounter(): TotalsCounter {
  const counts = new Counts();
  return {
    record: (facts) => counts.add(facts.issuer.shortName ?? facts.issuer.orgId ?? '', figuresOf(facts)),
    unreadable: () => counts.refuse(),
    done: () => counts.done(),
  };
}

/**
 * Adds up records on lines (JSON lines) in one pass and in memory that does not grow with their number.
 * Only the parts that figures need are looked at; a line that is written in an unusual way is read in full.
 * Parts that hold no figure are stepped over by brackets and quotes: a fault inside them, which would make the record unreadable, goes unseen here.
 */
export function totalsOfLines(source: Source): RecordTotals {
  const counts = new Counts();
  const glancer = new Glancer();
  const issuers = new IssuerNames();
  const { found } = glancer;
  for (const bytes of wholeLines(source, lineLimits.lineBytesMax, () => counts.refuse())) {
    for (let start = 0; start < bytes.length; ) {
      if (glancer.look(bytes, start, bytes.length) && found.end - start <= lineLimits.lineBytesMax) {
        counts.add(issuers.name(bytes, found.issuerStart, found.issuerEnd), found);
        start = found.end + 1;
      } else {
        const newline = bytes.indexOf(NEWLINE, start);
        const end = newline < 0 ? bytes.length : newline;
        if (end - start > lineLimits.lineBytesMax + 1) counts.refuse();
        else if (!isBlank(bytes, start, end)) readInFull(bytes.subarray(start, end), counts);
        start = end + 1;
      }
    }
  }
  return counts.done();
}

function figuresOf(facts: CveRecord): Figures {
  const time = facts.publishedAt === undefined ? undefined : parseTime(facts.publishedAt);
  return { state: facts.state, year: time === undefined ? 0 : new Date(time).getUTCFullYear(), hasCwe: facts.cwe.ids.length > 0, isCweInTextOnly: facts.cwe.isInTextOnly, hasCpe: facts.cpe.isPresent, othersAddCwe: facts.addedByOthers.cwe, othersAddCpe: facts.addedByOthers.cpe };
}

function readInFull(line: Uint8Array, counts: Counts): void {
  try {
    const value = parseJson(line);
    if (notARecord(value) !== undefined) return counts.refuse();
    const facts = recordFacts(value as JsonObject);
    counts.add(facts.issuer.shortName ?? facts.issuer.orgId ?? '', figuresOf(facts));
  } catch (problem) {
    if (!(problem instanceof Unreadable)) throw problem;
    counts.refuse();
  }
}

const NEWLINE = 0x0a;

function isBlank(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at += 1) if (bytes[at] !== 0x20 && bytes[at] !== 0x09 && bytes[at] !== 0x0d) return false;
  return true;
}

/** Names of issuers out of bytes, each decoded once: a few hundred stand behind hundreds of thousands of records. */
class IssuerNames {
  readonly #known = new Map<number, { readonly bytes: Uint8Array; readonly name: string }>();

  name(bytes: Uint8Array, start: number, end: number): string {
    let hash = 7;
    for (let at = start; at < end; at += 1) hash = (Math.imul(hash, 31) + (bytes[at] ?? 0)) | 0;
    const known = this.#known.get(hash);
    if (known !== undefined && isSame(known.bytes, bytes, start, end)) return known.name;
    const own = bytes.slice(start, end);
    const name = decoder.decode(own).slice(0, 120);
    if (known === undefined && this.#known.size < 10_000) this.#known.set(hash, { bytes: own, name });
    return name;
  }
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

function isSame(one: Uint8Array, bytes: Uint8Array, start: number, end: number): boolean {
  if (one.length !== end - start) return false;
  for (let index = 0; index < one.length; index += 1) if (one[index] !== bytes[start + index]) return false;
  return true;
}
