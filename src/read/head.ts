import { byteLines } from './gateway/json-lines.ts';
import { JsonScanner } from './gateway/json-scanner.ts';
import { TopLevel } from './gateway/json-top-level.ts';
import { encodingOf } from './gateway/text.ts';
import { xmlRootOf } from './gateway/xml-root.ts';
import { Unreadable, type Source } from './source.ts';

/** What can be told from the first bytes of an artifact, worked out once for all readers. */
export interface Head {
  /** Path as collected: a hint at most. */
  readonly name: string;
  readonly bytes: Uint8Array;
  /** The head as text, when it decodes (UTF-8, or UTF-16 with a byte-order mark) and holds no NUL. A byte-order mark is dropped. */
  readonly text: string | undefined;
  /** For a document that begins with `{`: its top-level keys and the short string values among them, as far as they could be seen. */
  readonly json: { readonly keys: ReadonlySet<string>; readonly strings: ReadonlyMap<string, string> } | undefined;
  /** True when the document begins with `[`. */
  readonly isJsonArray: boolean;
  /** True when the first line is a whole JSON object and another line follows. */
  readonly isJsonLines: boolean;
  /** For a document that begins with `<`: the local name and namespace of its root element. */
  readonly xmlRoot: { readonly name: string; readonly namespace: string | undefined } | undefined;
}

/** With one of these seen, a document's format is known and the rest of a large one need not be looked at. */
const tellingKeys: readonly string[] = ['bomFormat', 'spdxVersion', 'cveMetadata', '@graph', 'class_uid'];

/** How far the top-level keys of a document are looked for when its beginning does not hold a telling one. */
const SCAN_BYTES_MAX = 67_108_864;

/** Looks at the beginning of a source. Never throws; what can't be told is undefined. */
export function headOf(source: Source): Head {
  const text = textOf(source);
  const first = text?.trimStart()[0];
  let json: Head['json'];
  let isJsonLines: boolean | undefined;
  return {
    name: source.name,
    bytes: source.head,
    text,
    // Worked out when a reader asks for it: a large document may have to be looked through.
    get json() {
      if (first === '{') json ??= topLevelOf(source, text ?? '');
      return json;
    },
    isJsonArray: first === '[',
    get isJsonLines() {
      isJsonLines ??= first === '{' && beginsWithJsonLine(source);
      return isJsonLines;
    },
    xmlRoot: first === '<' ? xmlRootOf(text ?? '') : undefined,
  };
}

function textOf(source: Source): string | undefined {
  const { encoding, markBytes } = encodingOf(source.head);
  const isCut = source.sizeBytes > source.head.length;
  try {
    // A character that the end of the head cuts in two is left out.
    const text = new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(source.head.subarray(markBytes), { stream: isCut });
    return text.includes('\0') ? undefined : text;
  } catch {
    return undefined;
  }
}

function topLevelOf(source: Source, text: string): Head['json'] {
  const found = new TopLevel();
  const { encoding, markBytes } = encodingOf(source.head);
  if (encoding !== 'utf-8') {
    found.add(new TextEncoder().encode(text));
    return found;
  }
  found.add(source.head.subarray(markBytes));
  if (found.isDone || source.sizeBytes <= source.head.length || isTold(found, text)) return found;
  let position = 0;
  for (const chunk of source.chunks()) {
    const seen = Math.min(chunk.length, Math.max(0, source.head.length - position));
    found.add(chunk.subarray(seen));
    position += chunk.length;
    if (found.isDone || isTold(found, text) || position >= SCAN_BYTES_MAX) break;
  }
  return found;
}

function isTold(found: TopLevel, text: string): boolean {
  // The version of CSAF stands inside its member `document`.
  return tellingKeys.some((key) => found.keys.has(key)) || (found.keys.has('document') && text.includes('"csaf_version"'));
}

function beginsWithJsonLine(source: Source): boolean {
  const isWhole = source.head.includes(10) || source.sizeBytes <= source.head.length;
  const beginning: Source = isWhole ? { ...source, *chunks() { yield source.head; } } : source;
  let isFirstJson = false;
  for (const { bytes, start, end } of byteLines(beginning)) {
    if (bytes === undefined) return false;
    if (!isBlank(bytes, start, end)) {
      if (isFirstJson) return true;
      isFirstJson = isJson(bytes, start, end);
      if (!isFirstJson) return false;
    }
  }
  // The head may end right behind the first line.
  return isFirstJson && source.sizeBytes > source.head.length;
}

function isBlank(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at += 1) if ((bytes[at] ?? 0) > 0x20) return false;
  return true;
}

function isJson(bytes: Uint8Array, start: number, end: number): boolean {
  const scanner = new JsonScanner(new Uint8Array(0));
  scanner.reset(bytes, start, end);
  try {
    scanner.skipDocument();
    return true;
  } catch (error) {
    if (error instanceof Unreadable) return false;
    throw error;
  }
}
