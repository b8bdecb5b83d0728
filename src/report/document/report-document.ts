import type { Text } from '../../model/text.ts';
import type { VerdictName } from '../../model/verdict.ts';
import type { Chart } from './chart.ts';

/** The sizes of paper that a report is laid out for. */
export const papers = ['a4', 'letter'] as const;
export type Paper = (typeof papers)[number];

/** A report as pure data: what its writers put into HTML, PDF and JSON. Every word is a `Text`, so that evidence reaches a place only escaped. */
export interface ReportDocument {
  /** Name and edition of its form, such as `assay-progress-report-1`: reports of one form have the same parts in the same order. */
  readonly form: string;
  readonly title: Text;
  /** What or whom it is about. */
  readonly subject: Text;
  /** RFC 3339; the only time that a writer knows. */
  readonly madeAt: string;
  readonly paper: Paper;
  readonly facts: readonly Fact[];
  readonly parts: readonly Part[];
  /** What the reader must know of the report as a whole; it stands at the end. */
  readonly closing: readonly Text[];
}

/** A name of ours and what belongs to it. */
export interface Fact {
  readonly name: string;
  readonly value: Cell;
}

/** A part under its own heading. */
export interface Part {
  readonly title: Text;
  readonly blocks: readonly Block[];
  readonly parts?: readonly Part[];
  /** On paper it begins a page. */
  readonly beginsPage?: true;
}

/** What can stand in a part. */
export type Block =
  | { readonly kind: 'paragraph'; readonly text: Text; readonly tone?: 'notice' | 'soft' }
  | { readonly kind: 'list'; readonly items: readonly Text[]; readonly isNumbered?: true }
  | { readonly kind: 'facts'; readonly facts: readonly Fact[] }
  | Table
  | { readonly kind: 'chart'; readonly chart: Chart }
  /** Lines for a person’s hand: name, office, date. */
  | { readonly kind: 'signature'; readonly lines: readonly string[] };

export interface Table {
  readonly kind: 'table';
  /** What the table is; read out before it, and not shown where the heading says it. */
  readonly caption: string;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Cell[])[];
}

export interface Column {
  readonly title: string;
  /** Its part of the width, beside the others’. */
  readonly weight: number;
  /** Figures stand at the end, so that their digits are under each other. */
  readonly align?: 'end';
  /** Digests and other codes, in letters of one width. */
  readonly isCode?: true;
}

/** What stands in one field of a table: words, lines of which the first counts most, or a verdict with its mark. */
export type Cell = Text | { readonly lines: readonly Text[] } | { readonly verdict: ShownVerdict };

export type ShownVerdict = VerdictName | 'another-way';
