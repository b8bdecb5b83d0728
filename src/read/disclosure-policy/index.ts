import { ours, quote, say } from '../../model/text.ts';
import { blocksOf, proseLengthMax, type Block } from '../document/blocks.ts';
import { documentTypeOf, proseHeadOf, type ProseHead } from '../document/document-type.ts';
import { wordsOf } from '../document/words.ts';
import { decodeText } from '../gateway/text.ts';
import { headOf, type Head } from '../head.ts';
import { unreadable, type Note, type Reader, type Reading } from '../reader.ts';
import { Unreadable, type Source } from '../source.ts';
import { securityTxt } from '../security-txt/index.ts';
import { searchPolicy } from './search.ts';

const FORMAT = 'disclosure-policy-text';

/** The text of a vulnerability disclosure policy: Markdown, plain text or simple HTML, in English. */
export const disclosurePolicy: Reader<'disclosure-policy'> = {
  id: 'disclosure-policy',
  title: 'Vulnerability disclosure policy (text)',
  produces: 'disclosure-policy',
  accepts: acceptsPolicy,
  read: (source) => readBlocks(source, (blocks) => (isWhole(proseHeadOf(headOf(source))) ? blocks : policySections(blocks))),
};

const TITLE = /\b(?:vulnerabilit(?:y|ies) (?:disclosure|reporting)|security (?:policy|vulnerability policy|disclosure)|(?:responsible|coordinated)(?: vulnerability)? disclosure|report(?:ing)? (?:a |an |of )?(?:security |potential )?(?:vulnerabilit|security issue|security bug|security problem|security flaw)|disclosure policy|safe harbou?r|bug bounty|security\.md)\b|\breport(?:ing)? security vulnerabilit|^security(?: at .{1,60})?$/i;
const SECTION = /\b(?:report(?:ing)? (?:a |an |of )?(?:security |potential )?(?:vulnerabilit|issue|bug)|safe harbou?r|vulnerability disclosure|disclosure policy|security (?:policy|vulnerabilities))|^(?:product )?security(?: issues)?$/i;
/** What the text of a policy without any heading asks for. */
const ASKS = /\breport (?:a |an |any |all )?(?:security |potential |suspected )?(?:vulnerabilit|security issue)/i;

/** At least one word in a hundred is we, you, or the like. */
function speaksToReader(text: string): boolean {
  const persons = text.match(/\b(?:[Ww]e|us|[Oo]ur|[Yy]ou|[Yy]our|[Pp]lease|[Mm]y|me|I)\b/g)?.length ?? 0;
  return persons * 100 >= (text.match(/\s+/g)?.length ?? 0) && persons > 0;
}

/** Words of which a policy text uses several. */
const WORDS: readonly RegExp[] = [
  /\bvulnerabilit(?:y|ies)\b/i, /\bgood[- ]faith\b/i, /\bsafe harbou?r\b/i, /\bdisclos(?:e|ed|ure|ing)\b/i, /\bsecurity researchers?\b/i,
  /\breport(?:ing)? (?:a |an |any |the )?(?:security |potential |suspected )?(?:vulnerabilit|security issue|issue|bug)/i, /\blegal action\b/i, /\bsecurity@|psirt@/i, /\bprivate(?:ly)?\b/i,
];

/** Prose whose title or a section speaks of reporting vulnerabilities, or that asks for reports without any heading; never a text that says it is another document. */
function acceptsPolicy(head: Head): boolean {
  const prose = proseHeadOf(head);
  if (prose === undefined || securityTxt.accepts(head)) return false;
  const word = prose.frontMatter?.assay;
  if (word !== undefined) return word === 'disclosure-policy';
  if (documentTypeOf(head.name, prose) !== undefined) return false;
  // A policy speaks to its reader; a text about policies does not.
  if (!speaksToReader(prose.text) && languageOf(blocksOf(prose.text.slice(0, 8192))).language === 'english') return false;
  const seen = WORDS.filter((pattern) => pattern.test(prose.text)).length;
  if (isTitled(prose)) return seen >= 1;
  if (seen < 3) return false;
  if (hasNoHeading(prose)) return ASKS.test(prose.text);
  // The section must say it itself: one that only leads to another page is no policy.
  const section = policySections(blocksOf(prose.text)).map(({ text }) => text).join('\n');
  return speaksToReader(section) && WORDS.filter((pattern) => pattern.test(section)).length >= 3;
}

/** Whether the text as a whole is the policy: it is titled so, or has no headings that could part it. */
function isWhole(prose: ProseHead | undefined): boolean {
  return isTitled(prose) || prose === undefined || hasNoHeading(prose);
}

function hasNoHeading({ title, text }: ProseHead): boolean {
  return title === undefined && blocksOf(text).every(({ kind }) => kind !== 'heading');
}

function isTitled(prose: ProseHead | undefined): boolean {
  return prose?.frontMatter?.assay !== undefined || (prose?.title !== undefined && TITLE.test(prose.title.trim().slice(0, 200)));
}

/** The blocks under headings that speak of reporting vulnerabilities, for a text that is about something else. */
function policySections(blocks: readonly Block[]): readonly Block[] {
  let level: number | undefined;
  return blocks.filter((block) => {
    if (block.kind === 'heading' && (level === undefined || block.level <= level)) level = SECTION.test(block.text.trim().slice(0, 200)) ? block.level : undefined;
    return level !== undefined;
  });
}

/** Reads any prose as a disclosure policy, whatever its title: for when the product statement says that it is one. */
export function readDisclosurePolicy(source: Source): Reading<'disclosure-policy'> {
  return readBlocks(source, (blocks) => blocks);
}

function readBlocks(source: Source, choose: (blocks: readonly Block[]) => readonly Block[]): Reading<'disclosure-policy'> {
  try {
    const text = decodeText(source.bytes(proseLengthMax));
    const blocks = choose(blocksOf(text));
    const { language, words } = languageOf(blocks);
    if (words === 0) return unreadable('disclosure-policy', FORMAT, ours('The file holds no words; the text of a policy is expected.'), { line: 1 });
    const notes: Note[] = [];
    if (language === 'other') {
      notes.push({ level: 'information', rule: 'language', message: ours('The text does not read like English; phrases are searched in English only, so a person must read it whole.'), place: { line: 1 } });
    }
    const template = blocks.find((block) => /\{\{.{1,60}\}\}|<(?:your|company|organi[sz]ation)[^<>]{0,60}>|\[(?:your|company|organi[sz]ation|insert)\b/i.test(block.text.slice(0, 20_000)));
    if (template !== undefined) {
      notes.push({ level: 'finding', rule: 'placeholder', message: ours('The text holds a placeholder of a template; a published policy with its own names and addresses is expected.'), place: { line: template.firstLine } });
    }
    return { kind: 'disclosure-policy', format: FORMAT, facts: { language, words, ...searchPolicy(blocks) }, notes, notesOmitted: 0 };
  } catch (error) {
    if (error instanceof Unreadable) return unreadable('disclosure-policy', FORMAT, say`The file ${quote(error.reason)}; a text in UTF-8 is expected.`, error.at);
    throw error;
  }
}

const ENGLISH: ReadonlySet<string> = new Set(['the', 'and', 'of', 'to', 'you', 'we', 'in', 'is', 'for', 'or', 'this', 'our', 'not', 'a', 'with', 'on', 'please', 'if', 'will', 'your', 'security', 'report', 'be', 'are', 'any', 'us']);

/** English when at least one word in ten is one of the commonest of the language. */
function languageOf(blocks: readonly Block[]): { readonly language: 'english' | 'other'; readonly words: number } {
  let words = 0;
  let common = 0;
  for (const block of blocks) {
    for (const word of wordsOf(block.text, block.firstLine).words) {
      words += 1;
      if (ENGLISH.has(word)) common += 1;
    }
  }
  return { language: common * 10 >= words ? 'english' : 'other', words };
}
