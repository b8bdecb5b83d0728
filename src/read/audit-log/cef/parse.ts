import type { RowProblem } from '../../../model/evidence/audit-log.ts';

/** What a row of CEF holds, as far as it is looked at. */
export interface CefRow {
  /** Vendor, product, version, event class id, name, severity; escapes as written. */
  readonly header: readonly string[];
  readonly extension: ReadonlyMap<string, string>;
  readonly hasDuplicateKey: boolean;
}

const extensionKeysMax = 1000;
const headerFields = 6;

/**
 * Takes a row apart (Common Event Format, header and extension).
 * In the header `\|` and `\\` are escaped; in the extension a key is what stands between a space and an equals sign that is not escaped.
 * @param text from `CEF:` on
 */
export function parseCef(text: string): CefRow | RowProblem {
  const version = /^CEF:\d{1,2}\|/.exec(text.slice(0, 8));
  if (version === null) return 'header';
  const header: string[] = [];
  let at = version[0].length;
  while (header.length < headerFields) {
    const start = at;
    while (at < text.length && text[at] !== '|') at += text[at] === '\\' ? 2 : 1;
    // After the severity the row may end.
    if (at >= text.length && header.length < headerFields - 1) return 'header';
    header.push(text.slice(start, at));
    at++;
  }
  return parseExtension(text, at, header);
}

function parseExtension(text: string, from: number, header: readonly string[]): CefRow | RowProblem {
  const extension = new Map<string, string>();
  let hasDuplicateKey = false;
  let key: string | undefined;
  let valueStart = from;
  let keys = 0;
  // Where the current run of key characters began; -1 when it did not begin after a space.
  let runStart = from;
  const close = (end: number): void => {
    if (key === undefined) return;
    if (extension.has(key)) hasDuplicateKey = true;
    extension.set(key, text.slice(valueStart, Math.max(valueStart, end)).trim());
  };
  for (let at = from; at < text.length; at++) {
    const character = text[at] ?? '';
    if (character === '\\') {
      at++;
      runStart = -1;
    } else if (character === ' ') runStart = at + 1;
    else if (character === '=') {
      if (runStart === -1 || runStart === at) {
        runStart = -1;
        continue;
      }
      if (++keys > extensionKeysMax) return 'over-limit';
      close(runStart - 1);
      key = text.slice(runStart, at);
      valueStart = at + 1;
      runStart = -1;
    } else if (runStart !== -1 && !isKeyCharacter(character)) runStart = -1;
  }
  close(text.length);
  return { header, extension, hasDuplicateKey };
}

function isKeyCharacter(character: string): boolean {
  return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z') || (character >= '0' && character <= '9') || '_.-[]:'.includes(character);
}
