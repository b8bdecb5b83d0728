import { wordDocument, type Paragraph } from '../../report/word/word-document.ts';
import type { ShownClause } from './clause-shape.ts';
import { counselLabel } from './clause-words.ts';

/** Whose clauses they are. */
export interface ClauseFileFacts {
  readonly purchase: string;
  readonly vendor: string;
  readonly product: string;
  readonly reseller: string;
  readonly at: string;
}

/** The clauses as paragraphs: the words first, and with each where they come from and where they stand. Dropped ones are left out. */
function paragraphsOf({ purchase, vendor, product, reseller, at }: ClauseFileFacts, clauses: readonly ShownClause[]): readonly Paragraph[] {
  return [
    { style: 'Title', text: `Clauses: ${purchase}` },
    { style: 'Normal', text: `${vendor}${product === '' ? '' : `, ${product}`}${reseller === '' ? '' : `, through ${reseller}`}. Written ${at.slice(0, 10)}.` },
    { style: 'Small', text: counselLabel },
    ...clauses.filter(({ state }) => state !== 'dropped').flatMap(({ title, kind, promise, dueOn, text, state, jurisdiction, author, edition, requirement }, index): readonly Paragraph[] => [
      { style: 'Heading1', text: `${index + 1}. ${title}` },
      ...(kind === 'promise' && requirement !== null ? [{ style: 'Normal' as const, text: `Promised: ${promise}` }] : []),
      { style: 'Normal', text },
      { style: 'Small', text: `State: ${state}${dueOn === null ? '' : `; due ${dueOn}`}. Wording: ${author}, edition ${edition}, jurisdiction: ${jurisdiction}. Draft for your counsel, not legal advice.` },
    ]),
  ];
}

export async function clausesAsWord(facts: ClauseFileFacts, clauses: readonly ShownClause[]): Promise<Uint8Array> {
  return wordDocument(paragraphsOf(facts, clauses), `Clauses: ${facts.purchase}`, facts.at);
}

export function clausesAsText(facts: ClauseFileFacts, clauses: readonly ShownClause[]): string {
  return `${paragraphsOf(facts, clauses).map(({ style, text }) => (style === 'Title' ? `${text}\n${'='.repeat([...text].length)}` : text)).join('\n\n')}\n`;
}
