/** Longest stretch of attributes that is looked through for the namespace. */
const TAG_LENGTH_MAX = 16_384;

/**
 * The root element of an XML or HTML text, past declaration, comments, processing instructions and document type.
 * Only looks; a text that breaks XML's rules later on still has a root.
 * @returns undefined when no root can be seen
 */
export function xmlRootOf(text: string): { readonly name: string; readonly namespace: string | undefined } | undefined {
  let at = skipSpace(text, 0);
  while (text[at] === '<') {
    if (text.startsWith('<?', at)) at = after(text, '?>', at + 2);
    else if (text.startsWith('<!--', at)) at = after(text, '-->', at + 4);
    else if (text.startsWith('<!', at)) at = afterDocumentType(text, at + 2);
    else return rootAt(text, at + 1);
    at = skipSpace(text, at);
  }
  return undefined;
}

function skipSpace(text: string, start: number): number {
  let at = start;
  while (text[at] === ' ' || text[at] === '\n' || text[at] === '\r' || text[at] === '\t') at += 1;
  return at;
}

/** Behind the next `end`; the end of the text when there is none. */
function after(text: string, end: string, start: number): number {
  const found = text.indexOf(end, start);
  return found === -1 ? text.length : found + end.length;
}

/** Behind the `>` that closes a document type, with its internal subset and quoted identifiers. */
function afterDocumentType(text: string, start: number): number {
  let depth = 0;
  for (let at = start; at < text.length; at += 1) {
    const character = text[at];
    if (character === '"' || character === "'") at = after(text, character, at + 1) - 1;
    else if (text.startsWith('<!--', at)) at = after(text, '-->', at) - 1;
    else if (character === '[') depth += 1;
    else if (character === ']') depth -= 1;
    else if (character === '>' && depth <= 0) return at + 1;
  }
  return text.length;
}

const NAME = /^(?:([\p{L}_][\p{L}\p{N}_.-]{0,99}):)?([\p{L}_][\p{L}\p{N}_.-]{0,99})(?=[\s/>])/u;

function rootAt(text: string, start: number): { readonly name: string; readonly namespace: string | undefined } | undefined {
  const tag = text.slice(start, start + TAG_LENGTH_MAX);
  const found = NAME.exec(tag);
  if (found === null) return undefined;
  const declared = found[1] === undefined ? 'xmlns' : `xmlns:${found[1]}`;
  return { name: found[2] ?? '', namespace: attributeOf(tag.slice(found[0].length), declared) };
}

/** The value of an attribute in the text behind a tag's name, up to the end of the tag. */
function attributeOf(text: string, wanted: string): string | undefined {
  let at = 0;
  for (;;) {
    at = skipSpace(text, at);
    const equals = text.indexOf('=', at);
    const end = text.indexOf('>', at);
    if (equals === -1 || (end !== -1 && end < equals)) return undefined;
    const name = text.slice(at, equals).trim();
    const open = skipSpace(text, equals + 1);
    const mark = text[open];
    const close = mark === '"' || mark === "'" ? text.indexOf(mark, open + 1) : -1;
    if (close === -1) return undefined;
    if (name === wanted) return text.slice(open + 1, close);
    at = close + 1;
  }
}
