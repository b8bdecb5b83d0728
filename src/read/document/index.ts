import { documentForms, type DocumentForm, type DocumentType } from '../../model/evidence/document-forms.ts';
import type { DocumentDate, ProductDocument } from '../../model/evidence/document.ts';
import { ours, quote, say } from '../../model/text.ts';
import { parseDate } from '../../model/time.ts';
import { decodeText } from '../gateway/text.ts';
import { headOf } from '../head.ts';
import { unreadable, type Note, type Reader, type Reading } from '../reader.ts';
import { Unreadable, type Source } from '../source.ts';
import { blocksOf, proseLengthMax, type Block } from './blocks.ts';
import { datesIn, namesDocumentDate } from './dates.ts';
import { documentTypeOf, proseHeadOf } from './document-type.ts';
import { frontMatterOf, type FrontMatter } from './front-matter.ts';
import { guideCounts } from './guide-counts.ts';
import { roleIn, rolesOf } from './roles.ts';
import { sectionsOf } from './sections.ts';
import { wordsOf } from './words.ts';

const FORMAT = 'document-text';
const datesMax = 100;

/** A product document in Markdown, plain text or simple HTML: threat model, roadmap, policy, statement. */
export const document: Reader<'document'> = {
  id: 'document',
  title: 'Product document (Markdown, text or HTML)',
  produces: 'document',
  accepts: (head) => {
    const prose = proseHeadOf(head);
    return prose !== undefined && documentTypeOf(head.name, prose) !== undefined;
  },
  read: (source) => {
    const prose = proseHeadOf(headOf(source));
    const told = prose === undefined ? undefined : documentTypeOf(source.name, prose);
    return told === undefined
      ? unreadable('document', FORMAT, ours('The text does not say which product document it is; front matter with assay: and the type, or a title that names it, is expected.'), { line: 1 })
      : readAs(source, told.type, told.from);
  },
};

/** Reads any prose as a document of the given type: for when the product statement says what it is. */
export function readDocument(source: Source, type: DocumentType): Reading<'document'> {
  return readAs(source, type, 'statement');
}

function readAs(source: Source, type: DocumentType, typeFrom: ProductDocument['typeFrom']): Reading<'document'> {
  try {
    const text = decodeText(source.bytes(proseLengthMax));
    const frontMatter = frontMatterOf(text);
    const blocks = blocksOf(text);
    const words = blocks.reduce((sum, block) => sum + wordsOf(block.text, block.firstLine).words.length, 0);
    if (words === 0) return unreadable('document', FORMAT, ours('The file holds no words; a document is expected.'), { line: 1 });
    const form: DocumentForm = documentForms[type];
    const own = ownDates(blocks, frontMatter);
    const ownerRole = roleIn(frontMatter?.value('owner-role')?.text ?? '');
    const facts: ProductDocument = {
      type,
      typeFrom,
      hasTitle: frontMatter?.hasTitle === true || blocks.some(({ kind }) => kind === 'heading'),
      words,
      headings: blocks.filter(({ kind }) => kind === 'heading').length,
      dates: own,
      namedDates: namedDates(blocks, own),
      sections: sectionsOf(blocks, type),
      ...(ownerRole === undefined ? {} : { ownerRole }),
      ...(type === 'hardening-guide' || type === 'loosening-guide' ? { guide: guideCounts(blocks, text, frontMatter) } : {}),
      roles: type === 'executive' ? withFrontMatterRole(rolesOf(blocks), frontMatter) : [],
    };
    const notes: Note[] = [];
    if (!facts.hasTitle) notes.push({ level: 'finding', rule: 'title', message: ours('The document has no title; a heading or the front matter key title is expected.'), place: { line: 1 } });
    if (words < form.wordsMin) notes.push({ level: 'finding', rule: 'length', message: say`The document holds ${words} words; a ${ours(form.title)} of at least ${form.wordsMin} is expected.`, place: { line: 1 } });
    return { kind: 'document', format: FORMAT, facts, notes, notesOmitted: 0 };
  } catch (error) {
    if (error instanceof Unreadable) return unreadable('document', FORMAT, say`The file ${quote(error.reason)}; a text in UTF-8 is expected.`, error.at);
    throw error;
  }
}

/** Dates out of the front matter, and out of lines that speak of the document's own date. */
function ownDates(blocks: readonly Block[], frontMatter: FrontMatter | undefined): readonly DocumentDate[] {
  const dates: DocumentDate[] = [];
  for (const [key, meaning] of [['date', 'issued'], ['issued', 'issued'], ['updated', 'updated'], ['last-updated', 'updated'], ['reviewed', 'updated'], ['last-reviewed', 'updated']] as const) {
    const value = frontMatter?.value(key);
    const date = value?.text.slice(0, 10);
    if (value !== undefined && date !== undefined && parseDate(date) !== undefined) dates.push({ meaning, date, line: value.line });
  }
  for (const block of blocks) {
    let line = block.firstLine;
    for (const row of block.text.split('\n')) {
      // A sentence about releases may hold such a word too: only a short line speaks of the document.
      if (row.length <= 160 && namesDocumentDate(row) && !row.trimStart().startsWith('|')) {
        for (const date of datesIn(row)) if (dates.length < datesMax) dates.push({ meaning: /updated?|revis|amend|modif|review|changed/i.test(row) ? 'updated' : 'issued', date, line });
      }
      line += 1;
    }
  }
  return dates.sort((a, b) => a.line - b.line);
}

function namedDates(blocks: readonly Block[], own: readonly DocumentDate[]): ProductDocument['namedDates'] {
  const named: { date: string; line: number }[] = [];
  for (const block of blocks) {
    let line = block.firstLine;
    for (const row of block.text.split('\n')) {
      for (const date of [...datesIn(row), ...quartersIn(row)]) {
        if (named.length < datesMax && !own.some((other) => other.line === line && other.date === date)) named.push({ date, line });
      }
      line += 1;
    }
  }
  return named;
}

/** Plans speak of quarters and months: the last day of each is the date that it promises. */
function quartersIn(row: string): readonly string[] {
  const dates: string[] = [];
  for (const [, first, second, third, fourth] of row.slice(0, 20_000).matchAll(/\bQ([1-4])[ /-]?(20\d\d)\b|\b(20\d\d)[ /-]?Q([1-4])\b/g)) {
    const quarter = Number(first ?? fourth);
    dates.push(`${second ?? third}-${['03-31', '06-30', '09-30', '12-31'][quarter - 1]}`);
  }
  for (const [, year, month] of row.slice(0, 20_000).matchAll(/(?<![\d-])(20\d\d)-(0[1-9]|1[0-2])(?![\d-])/g)) dates.push(`${year}-${month}-28`);
  return dates;
}

function withFrontMatterRole(roles: ProductDocument['roles'], frontMatter: FrontMatter | undefined): ProductDocument['roles'] {
  const value = frontMatter?.value('role') ?? frontMatter?.value('owner-role');
  const role = roleIn(value?.text ?? '');
  if (role === undefined || value === undefined || roles.some((other) => other.role === role)) return roles;
  const name = frontMatter?.value('name')?.text ?? '';
  return [{ role, isNameGiven: name !== '', line: value.line }, ...roles];
}
