import type { WebPage } from '../../model/evidence/web-page.ts';
import { ours, quote, say } from '../../model/text.ts';
import { disclosurePolicy } from '../disclosure-policy/index.ts';
import { blocksOf, proseLengthMax } from '../document/blocks.ts';
import { datesIn, namesDocumentDate } from '../document/dates.ts';
import { document } from '../document/index.ts';
import { decodePage } from '../gateway/html-text.ts';
import { decodeText } from '../gateway/text.ts';
import { unreadable, type Note, type Reader, type Reading } from '../reader.ts';
import { Unreadable, type Source } from '../source.ts';
import { isHtmlPage, pageBytesMax } from './is-html-page.ts';
import { masked } from './masked.ts';

const FORMAT = 'html';
const limits = { linksMax: 2000, linkTextMax: 120, titleMax: 200, addressMax: 2048 } as const;

/** A page of HTML that is no disclosure policy and no product document: title, links, and passages for a person to read. */
export const htmlPage: Reader<'web-page'> = {
  id: 'html-page',
  title: 'Page of a web site (HTML)',
  produces: 'web-page',
  accepts: (head) => isHtmlPage(head) && !document.accepts(head) && !disclosurePolicy.accepts(head),
  read: readPage,
};

/** Reads any HTML as a page, whatever it is about: for when it was fetched as one. */
export async function readPage(source: Source): Promise<Reading<'web-page'>> {
  // The tokenizer takes a while to load, and most runs meet no page.
  const { partsOf, sentencesOf } = await import('./sentences.ts');
  const { passagesOf } = await import('./passages.ts');
  try {
    const { title, language, base, blocks, links } = partsOf(decodePage(source.bytes(pageBytesMax)));
    const words = blocks.reduce((sum, block) => sum + (block.text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0), 0);
    const kept = linksOf(links);
    const notes: Note[] = [];
    if (words === 0) notes.push({ level: 'finding', rule: 'no-words', message: ours('The page shows no words of its own; it may build them by scripts, which are not run.'), place: { line: 1 } });
    if (kept.length > limits.linksMax) notes.push({ level: 'information', rule: 'links-omitted', message: say`The page holds ${kept.length} links; the first ${limits.linksMax} were kept.`, place: { line: 1 } });
    const facts: WebPage = {
      ...(title === undefined || title === '' ? {} : { title: masked(title.slice(0, 2 * limits.titleMax)).slice(0, limits.titleMax) }),
      ...(language !== undefined && /^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8}){0,3}$/.test(language) ? { language: language.toLowerCase() } : {}),
      words,
      ...(base === undefined ? {} : { base: base.slice(0, limits.addressMax) }),
      links: kept.slice(0, limits.linksMax),
      passages: passagesOf(sentencesIn(blocks, sentencesOf)),
      ...datedBy(blocks),
    };
    return { kind: 'web-page', format: FORMAT, facts, notes, notesOmitted: 0 };
  } catch (problem) {
    if (!(problem instanceof Unreadable)) throw problem;
    return unreadable('web-page', FORMAT, say`The page ${quote(problem.reason)}; a page in UTF-8 or in the encoding that it declares, of at most ${pageBytesMax} bytes is expected.`, problem.at);
  }
}

const dateLineMax = 160;

/** The latest day in a short line that speaks of the page itself; a long sentence speaks of something else. */
function datedBy(blocks: readonly { readonly text: string }[]): Pick<WebPage, 'datedAt'> {
  const dates = blocks.flatMap(({ text }) => (text.length <= dateLineMax && namesDocumentDate(text) ? datesIn(text) : []));
  const datedAt = dates.toSorted().at(-1);
  return datedAt === undefined ? {} : { datedAt };
}

/** Reads a captured page that was saved as Markdown or plain text, where somebody says that it is one: the same passages, and no links. */
export async function readPlainPage(source: Source): Promise<Reading<'web-page'>> {
  const { sentencesOf } = await import('./sentences.ts');
  const { passagesOf } = await import('./passages.ts');
  try {
    const blocks = blocksOf(decodeText(source.bytes(proseLengthMax))).map(({ kind, firstLine, text }) => ({ kind, line: firstLine, text }));
    const title = blocks.find(({ kind }) => kind === 'heading')?.text;
    const words = blocks.reduce((sum, { text }) => sum + (text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0), 0);
    if (words === 0) return unreadable('web-page', 'page-text', ours('The page holds no words; a text is expected.'), { line: 1 });
    const facts: WebPage = { ...(title === undefined ? {} : { title: masked(title.slice(0, 2 * limits.titleMax)).slice(0, limits.titleMax) }), words, links: [], passages: passagesOf(sentencesIn(blocks, sentencesOf)), ...datedBy(blocks) };
    return { kind: 'web-page', format: 'page-text', facts, notes: [], notesOmitted: 0 };
  } catch (problem) {
    if (!(problem instanceof Unreadable)) throw problem;
    return unreadable('web-page', 'page-text', say`The page ${quote(problem.reason)}; a text in UTF-8 is expected.`, problem.at);
  }
}

function* sentencesIn<Block, Sentence>(blocks: readonly Block[], cut: (block: Block) => readonly Sentence[]): Generator<Sentence> {
  for (const block of blocks) yield* cut(block);
}

/** Links to web addresses, absolute or relative, each address once. Mailboxes, handles of people and scripts are left out. */
function linksOf(links: readonly { readonly address: string; readonly text: string }[]): WebPage['links'] {
  const kept = new Map<string, WebPage['links'][number]>();
  for (const { address, text } of links) {
    const isOtherScheme = /^[a-z][a-z0-9+.-]*:/i.test(address) && !/^https?:/i.test(address);
    if (address === '' || address.startsWith('#') || address.length > limits.addressMax || isOtherScheme || /@|%40/i.test(address) || kept.has(address)) continue;
    kept.set(address, { address, text: masked(text.slice(0, 2 * limits.linkTextMax)).slice(0, limits.linkTextMax) });
  }
  return [...kept.values()];
}
