import { build } from '../gateway/json.ts';
import { JsonScanner } from '../gateway/json-scanner.ts';
import type { JsonValue } from '../gateway/json-value.ts';

const OPEN_OBJECT = 0x7b;
const OPEN_ARRAY = 0x5b;

/** What of a run is wanted besides its results; source text, graphs and traces are passed over unseen. */
const parts: ReadonlySet<string> = new Set(['tool', 'invocations', 'automationDetails', 'versionControlProvenance', 'externalPropertyFileReferences']);

export interface RunListener {
  begin(line: number): void;
  part(key: string, value: JsonValue): void;
  result(value: JsonValue): void;
  /** A run that is no object, or results that are no list. */
  oddity(what: 'run' | 'results', line: number): void;
  end(): void;
}

/**
 * Walks over a SARIF document once and builds one result at a time, so that a report of any number of results needs the memory of one.
 * What the listener is told counts only when this returns: before, the rest of the document was not looked at.
 * @returns the texts of `version` and `$schema`, and whether there is a list of runs
 * @throws Unreadable as `parseJson`
 */
export function walkRuns(bytes: Uint8Array, listener: RunListener): { readonly version?: JsonValue; readonly hasRuns: boolean } {
  const scanner = new JsonScanner(bytes);
  const take = (depth: number): JsonValue => {
    const start = scanner.position;
    scanner.skipValue(depth);
    return build(bytes, start, scanner.position);
  };
  const results = (depth: number): void => {
    if (scanner.next !== OPEN_ARRAY) {
      listener.oddity('results', scanner.line);
      return scanner.skipValue(depth);
    }
    if (!scanner.openArray(depth + 1)) return;
    do listener.result(take(depth + 1));
    while (scanner.nextItem(depth + 1));
  };
  const run = (depth: number): void => {
    if (scanner.next !== OPEN_OBJECT) {
      listener.oddity('run', scanner.line);
      return scanner.skipValue(depth);
    }
    listener.begin(scanner.line);
    if (scanner.openObject(depth + 1)) {
      do {
        const { key } = scanner;
        if (key === 'results') results(depth + 1);
        else if (parts.has(key)) listener.part(key, take(depth + 1));
        else scanner.skipValue(depth + 1);
      } while (scanner.nextMember(depth + 1));
    }
    listener.end();
  };
  let version: JsonValue | undefined;
  let hasRuns = false;
  scanner.skipSpace();
  if (scanner.next !== OPEN_OBJECT) scanner.fail('is no JSON object');
  if (scanner.openObject(1)) {
    do {
      const { key } = scanner;
      if (key === 'version') version = take(1);
      else if (key === 'runs' && scanner.next === OPEN_ARRAY) {
        hasRuns = true;
        if (!scanner.openArray(2)) continue;
        do run(2);
        while (scanner.nextItem(2));
      } else scanner.skipValue(1);
    } while (scanner.nextMember(1));
  }
  scanner.skipSpace();
  if (!scanner.atEnd) scanner.fail('goes on after the end of its JSON value');
  return { ...(version === undefined ? {} : { version }), hasRuns };
}
