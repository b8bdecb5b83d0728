import { documentForms, type DocumentForm, type DocumentType } from '../../model/evidence/document-forms.ts';
import type { ProductDocument } from '../../model/evidence/document.ts';
import type { Block } from './blocks.ts';

/**
 * The sections of a type's form that the headings show. A row of a table and the first words of a list item count as headings,
 * since many such documents are one table. What a section is called here is recognised too.
 */
export function sectionsOf(blocks: readonly Block[], type: DocumentType): ProductDocument['sections'] {
  const form: DocumentForm = documentForms[type];
  const found = new Map<string, number>();
  const heads = blocks.filter((block, index) => block.kind === 'heading' && !(index === 0 && block.level <= 1));
  const rows = blocks.filter(({ kind, text }) => kind !== 'heading' && (kind === 'item' || text.trimStart().startsWith('|') || text.length < 80));
  for (const isHeading of [true, false]) {
    for (const { text, firstLine } of isHeading ? heads : rows) {
      const words = text.slice(0, isHeading ? 200 : 60).toLowerCase();
      for (const section of form.sections) {
        if (!found.has(section.id) && holdsTerm(words, [section.title.toLowerCase(), ...section.words])) found.set(section.id, firstLine);
      }
    }
  }
  return [...found].map(([id, line]) => ({ id, line })).sort((a, b) => a.line - b.line);
}

/** Whether one of the terms stands in a text at the beginning of a word; all in lower case. */
export function holdsTerm(text: string, terms: readonly string[]): boolean {
  return terms.some((term) => beginsAWord(text, term));
}

/** Whether a term stands in a text at the beginning of a word; a term of at most three letters must be the whole word. */
function beginsAWord(text: string, term: string): boolean {
  for (let at = text.indexOf(term); at !== -1; at = text.indexOf(term, at + 1)) {
    const isStart = at === 0 || !/[\p{L}\p{N}]/u.test(text[at - 1] ?? '');
    const isWhole = term.length > 3 || !/[\p{L}\p{N}]/u.test(text[at + term.length] ?? ' ');
    if (isStart && isWhole) return true;
  }
  return false;
}
