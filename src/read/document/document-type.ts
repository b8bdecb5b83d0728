import { documentForms, isDocumentType, type DocumentForm, type DocumentType } from '../../model/evidence/document-forms.ts';
import type { ProductDocument } from '../../model/evidence/document.ts';
import type { Head } from '../head.ts';
import { Unreadable } from '../source.ts';
import { blocksOf } from './blocks.ts';
import { frontMatterOf, type FrontMatter } from './front-matter.ts';
import { holdsTerm } from './sections.ts';

/** What begins a text, as far as its kind can be told from it. */
export interface ProseHead {
  readonly frontMatter: FrontMatter | undefined;
  /** Words of the title, from front matter or the first heading near the beginning. */
  readonly title: string | undefined;
  readonly text: string;
}

const PROSE_ENDING = /(?:^|\/)[^/.]+$|\.(?:md|mdx|markdown|mkd|txt|text|rst|adoc|asciidoc|html?|xhtml)$/i;
const HEAD_CHARACTERS = 8192;

/** The beginning of a text that people read; undefined for source code, data and other files. The name only rules out, it decides nothing. */
export function proseHeadOf({ name, text }: Head): ProseHead | undefined {
  if (text === undefined || !PROSE_ENDING.test(name)) return undefined;
  if (/^\s*[{[]/.test(text.slice(0, 200)) || /^\s*(?:<\?xml|%PDF)/.test(text.slice(0, 200))) return undefined;
  const frontMatter = frontMatterOrNothing(text);
  const blocks = blocksOf(text.slice(0, HEAD_CHARACTERS));
  const heading = blocks.slice(0, 6).find(({ kind }) => kind === 'heading');
  // A plain text has its title in its first line.
  const first = blocks[0];
  const firstLine = first !== undefined && /\.(?:txt|text)$|(?:^|\/)[^/.]+$/i.test(name) && first.text.length <= 80 ? first.text : undefined;
  return { frontMatter, title: frontMatter?.title ?? heading?.text ?? firstLine, text };
}

function frontMatterOrNothing(text: string): FrontMatter | undefined {
  try {
    return frontMatterOf(text);
  } catch (error) {
    if (error instanceof Unreadable) return undefined;
    throw error;
  }
}

/** The type of product document that a text says it is; undefined when it doesn't say so clearly. */
export function documentTypeOf(name: string, head: ProseHead): { readonly type: DocumentType; readonly from: ProductDocument['typeFrom'] } | undefined {
  const word = head.frontMatter?.assay;
  if (word !== undefined) return isDocumentType(word) ? { type: word, from: 'front-matter' } : undefined;
  const byTitle = typeByTitle(head.title, head.text);
  if (byTitle !== undefined) return { type: byTitle, from: 'heading' };
  const byName = typeByName(name, head.text);
  return byName === undefined ? undefined : { type: byName, from: 'path' };
}

const types = Object.keys(documentForms).filter(isDocumentType);

/** Whether a text under a title is of a type, as far as pages on something else bear that title too. */
function isAboutIt(type: DocumentType, title: string, text: string): boolean {
  const { shared }: DocumentForm = documentForms[type];
  return shared === undefined || !shared.titles.includes(title) || holdsTerm(text.toLowerCase(), shared.words);
}

/** A title that is the document's name, with at most the product's name before it or behind «of», «for» or a dash. */
function typeByTitle(title: string | undefined, text: string): DocumentType | undefined {
  if (title === undefined || title.length > 120) return undefined;
  const plain = title.replace(/[-‐‑]/g, ' ').replace(/\s+/g, ' ').trim();
  const lower = plain.toLowerCase();
  for (const type of types) {
    for (const heading of documentForms[type].headings) {
      const at = lower.indexOf(heading);
      if (at === -1) continue;
      const before = plain.slice(0, at).trim();
      const behind = lower.slice(at + heading.length);
      if (isName(before) && isAboutIt(type, heading, text) && /^(?:$|\s*[:,(–—|]|\s+(?:of|for|at)\s|\s+v?\d)/.test(behind)) return type;
    }
  }
  return undefined;
}

/** Words before the document's name may only be an article or a name: verbs make another sentence of it. */
function isName(words: string): boolean {
  if (words === '') return true;
  const all = words.split(' ');
  return all.length <= 4 && all.every((word, index) => /^[\p{Lu}\p{N}{<]/u.test(word) && !(index === 0 && /^(?:Write|Publish|Keep|Make|Read|Add|How|Why|No|What|Update|Create|About|Example)$/.test(word)));
}

/** File names that only a document of the type has; common words such as `support` count as well when they stand in a folder of documents. */
function typeByName(name: string, text: string): DocumentType | undefined {
  const stem = (name.split('/').at(-1) ?? '').replace(/\.[A-Za-z]{1,8}$/, '').toLowerCase().replace(/[_ .]/g, '-');
  const type = types.find((candidate) => documentForms[candidate].names.some((known) => known === stem));
  if (type === undefined || !isAboutIt(type, stem, text)) return undefined;
  if (stem.includes('-')) return type;
  return /(?:^|\/)(?:docs?|documents?|security|policies|policy|\.well-known)\//i.test(name) && !/(?:^|\/)(?:src|lib|test|tests|fixtures|node_modules|vendor)\//i.test(name) ? type : undefined;
}
