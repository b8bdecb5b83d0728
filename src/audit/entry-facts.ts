import { canonicalJson } from '../attest/canonical-json.ts';

/** What a verifier needs of an entry. */
export interface EntryFacts {
  readonly sequence: number;
  /** As it stands there. */
  readonly at: string;
  /** Hash of the entry before, hexadecimal; undefined where a log’s entries name none. */
  readonly previous: string | undefined;
}

const text = '"[ !#-\\[\\]-~]*"';
const scalar = `(?:${text}|true|false|null|-?(?:0|[1-9]\\d*)(?:\\.\\d+)?(?:[eE][+-]?\\d+)?)`;
const detail = `\\{(?:${text}:${scalar}(?:,${text}:${scalar})*)?\\}`;
/** An entry of plain ASCII without escapes, as almost all are: every field in its place, so that no other reader can find another meaning in it. */
const plain = new RegExp(`^\\{"action":${text},"actor":${text},"area":"[a-z-]+","at":"([0-9TZ:.-]{24})",(?:"clockBack":true,)?"detail":${detail},"outcome":"[a-z]+","previous":"([0-9a-f]{64})","requestId":${text},"sequence":(\\d{1,16}),"sourceAddress":${text},"target":${text}\\}$`);
const fields = ['action', 'actor', 'area', 'at', 'clockBack', 'detail', 'outcome', 'previous', 'requestId', 'sequence', 'sourceAddress', 'target'];
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * Reads an entry as `appendEntry` writes it, and nothing that is written in another way.
 * @param start where it begins in the bytes
 * @param end where it ends
 * @returns undefined when it is no such entry
 */
export function entryFacts(bytes: Buffer, start = 0, end = bytes.length): EntryFacts | undefined {
  const found = plain.exec(bytes.toString('latin1', start, end));
  if (found !== null) return { sequence: Number(found[3]), at: found[1] ?? '', previous: found[2] };
  try {
    return factsOf(decoder.decode(bytes.subarray(start, end)));
  } catch {
    return undefined;
  }
}

/** The slow way, for entries with escapes or other characters: the one form that `appendEntry` would give them. */
function factsOf(written: string): EntryFacts | undefined {
  const entry = JSON.parse(written) as Readonly<Record<string, unknown>>;
  if (typeof entry !== 'object' || entry === null || canonicalJson(entry) !== written || Object.keys(entry).some((key) => !fields.includes(key))) return undefined;
  const { at, sequence, previous, detail: facts } = entry;
  if (typeof at !== 'string' || typeof sequence !== 'number' || !Number.isSafeInteger(sequence) || typeof previous !== 'string' || typeof facts !== 'object' || facts === null) return undefined;
  if (['action', 'actor', 'area', 'outcome', 'requestId', 'sourceAddress', 'target'].some((key) => typeof entry[key] !== 'string')) return undefined;
  return { sequence, at, previous };
}
