import { Tokenizer, TokenizerMode, type Token } from 'parse5';
import { Unreadable } from '../source.ts';

/** What a reader does with a page, in the order of its source. Nothing is run, and no tree is built. */
export interface HtmlHandler {
  /** @param line 1-based line of the tag */
  open(name: string, attributes: ReadonlyMap<string, string>, line: number): void;
  /** Characters with references decoded; may come in several pieces. @param line 1-based line of the first character */
  text(text: string, line: number): void;
  close(name: string): void;
}

export interface HtmlLimits {
  readonly attributesPerElementMax: number;
  readonly elementsMax: number;
}

const htmlLimits: HtmlLimits = { attributesPerElementMax: 500, elementsMax: 500_000 };

/** Elements whose content is no markup; the tree builder that would tell the tokenizer so is left out. */
const contentModes: ReadonlyMap<string, (typeof TokenizerMode)[keyof typeof TokenizerMode]> = new Map([
  ['script', TokenizerMode.SCRIPT_DATA],
  ['style', TokenizerMode.RAWTEXT],
  ['xmp', TokenizerMode.RAWTEXT],
  ['iframe', TokenizerMode.RAWTEXT],
  ['noembed', TokenizerMode.RAWTEXT],
  ['noframes', TokenizerMode.RAWTEXT],
  ['title', TokenizerMode.RCDATA],
  ['textarea', TokenizerMode.RCDATA],
  ['plaintext', TokenizerMode.PLAINTEXT],
]);

/**
 * Takes a page apart by the tokenizer of the HTML standard (section 13.2.5). Broken pages are pages too: no markup is refused.
 * Without a tree no depth can be reached and no element is moved; the time is linear in the text.
 * @throws Unreadable with the line when an element has too many attributes, or the page too many elements
 */
export function parseHtml(text: string, handler: HtmlHandler, limits: Partial<HtmlLimits> = {}): void {
  const { attributesPerElementMax, elementsMax } = { ...htmlLimits, ...limits };
  let elements = 0;
  const tokenizer = new Tokenizer({ sourceCodeLocationInfo: true }, {
    onStartTag: ({ tagName, attrs, location }: Token.TagToken) => {
      const line = location?.startLine ?? 1;
      elements += 1;
      if (attrs.length > attributesPerElementMax) throw new Unreadable(`holds an element with more than ${attributesPerElementMax} attributes`, { line });
      if (elements > elementsMax) throw new Unreadable(`holds more than ${elementsMax} elements`, { line });
      handler.open(tagName, new Map(attrs.map(({ name, value }) => [name, value])), line);
      const mode = contentModes.get(tagName);
      if (mode !== undefined) tokenizer.state = mode;
    },
    onEndTag: ({ tagName }: Token.TagToken) => handler.close(tagName),
    onCharacter: characters,
    onWhitespaceCharacter: characters,
    onNullCharacter: nothing,
    onComment: nothing,
    onDoctype: nothing,
    onEof: nothing,
  });
  function characters({ chars, location }: Token.CharacterToken): void {
    handler.text(chars, location?.startLine ?? 1);
  }
  tokenizer.write(text, true);
}

function nothing(): void {
  // Comments, document types and the end say nothing that is read.
}
