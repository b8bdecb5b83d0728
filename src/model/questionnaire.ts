import type { Text } from './text.ts';

/** The forms in which questions arrive and answers go back. */
export type QuestionnaireForm = 'xlsx' | 'csv' | 'docx' | 'json';

/** One cell with text, or with a list to choose from. */
export interface GridCell {
  /** From 0. */
  readonly column: number;
  /** As stored; nothing was evaluated. */
  readonly text: string;
  /** Which of the grid’s lists it lets choose from. */
  readonly list?: number;
  /** It repeats the cell above it, with which it is merged. */
  readonly isRepeated?: true;
}

export interface GridRow {
  /** As people count it, from 1: the row of a sheet, the line of a CSV file on which the record ends, the paragraph of a text. */
  readonly row: number;
  readonly cells: readonly GridCell[];
  /** The document itself says that this is a heading. */
  readonly isHeading?: true;
}

/** What a questionnaire’s file is made of, whatever its form: a sheet, a table of a text, or its paragraphs as rows of one cell. */
export interface Grid {
  readonly name: string;
  readonly kind: 'sheet' | 'table' | 'paragraphs';
  readonly isHidden: boolean;
  /** Rows with something in them. */
  readonly rows: readonly GridRow[];
  /** Answers that cells let choose from. */
  readonly lists: readonly (readonly string[])[];
}

/** A questionnaire’s file as it was read. */
export interface QuestionnaireReading {
  readonly form: QuestionnaireForm;
  /** What the file calls itself, when it does. */
  readonly title?: string;
  readonly grids: readonly Grid[];
  /** What was left out or ignored, for the person who goes on with it. */
  readonly notes: readonly Text[];
}

/** Where in a grid questions stand and answers go. Columns from 0; null when there is none. */
export interface GridMapping {
  readonly isUsed: boolean;
  /** The first row with a question. */
  readonly firstRow: number;
  readonly question: number;
  /** The vendor’s or customer’s own number of a question. */
  readonly reference: number | null;
  readonly section: number | null;
  /** For a word out of a list, such as yes or no. */
  readonly choice: number | null;
  /** For the answer in words. In paragraphs it goes below the question. */
  readonly answer: number | null;
  readonly evidence: number | null;
}

/** One mapping for each grid, in their order. */
export type QuestionnaireMapping = readonly GridMapping[];

/** A place into which part of an answer is written. */
export interface AnswerPlace {
  readonly grid: number;
  readonly row: number;
  readonly choice: number | null;
  /** A column; `below` stands for after the question. */
  readonly answer: number | 'below' | null;
  readonly evidence: number | null;
}

/** A question as it was found, with what was answered already. */
export interface FoundQuestion {
  readonly place: AnswerPlace;
  readonly reference: string;
  readonly section: string;
  readonly text: string;
  /** What the choice may be; empty when anything may be said. */
  readonly choices: readonly string[];
  /** Requirements that the file itself names; only Assay’s own form does. */
  readonly requirements: readonly string[];
  readonly given: { readonly choice: string; readonly answer: string; readonly evidence: string };
}

/** Text for one place of a file. */
export interface Placement {
  readonly grid: number;
  readonly row: number;
  readonly column: number | 'below';
  readonly text: string;
}

/** What came of writing answers into a file. */
export interface Filled {
  readonly placed: number;
  /** Placements that have no place in the file, and why. */
  readonly left: readonly { readonly grid: number; readonly row: number; readonly why: Text }[];
}
