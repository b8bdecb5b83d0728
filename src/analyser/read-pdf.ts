import type { DocumentType } from '../model/evidence/document-forms.ts';
import { quote, say } from '../model/text.ts';
import type { EvidenceKind } from '../model/evidence.ts';
import { unreadable, type Reading } from '../read/reader.ts';
import { sourceOf, Unreadable, type Source } from '../read/source.ts';
import { readSource, type SourceReading } from './read-source.ts';

/** How much of a PDF document is read. */
export interface PdfLimits {
  readonly bytesMax: number;
  readonly pagesMax: number;
  /** No policy or plan is a book; the same as for any other prose. */
  readonly charactersMax: number;
  /** For all pages; between two of them the clock is looked at. One page that takes for ever is ended with the process. */
  readonly millisecondsMax: number;
}

const usualLimits: PdfLimits = { bytesMax: 33_554_432, pagesMax: 500, charactersMax: 1_000_000, millisecondsMax: 8000 };

/** A line so much higher than most is a heading. */
const headingRatio = 1.15;
/** The title stands among the first lines, in the largest letters of these. */
const titleLinesMax = 60;
/** A gap of so many line heights parts two paragraphs. */
const gapRatio = 1.7;

/**
 * Reads a PDF as the text that it shows: nothing in it is run, drawn or fetched, and fonts and images stay unread. What it is, is told as of any text.
 * @param wanted what the statement says the file is
 */
export async function readPdf(source: Source, wanted: { readonly kind?: EvidenceKind; readonly type?: DocumentType }, limits: PdfLimits = usualLimits): Promise<SourceReading> {
  try {
    const { text, pages } = await textOf(source.bytes(limits.bytesMax), limits);
    if (text.trim() === '') return { formatName: 'a PDF document that shows no text, such as a scanned one' };
    const found = await readSource(sourceOf(source.name.replace(/\.pdf$/i, '.txt'), new TextEncoder().encode(text)), wanted);
    if (found.reading === undefined) return { formatName: 'a PDF document whose text is no document, policy or page that is known' };
    return { reading: withNote(found.reading, pages) };
  } catch (problem) {
    if (!(problem instanceof Unreadable)) throw problem;
    return { reading: unreadable(wanted.kind ?? 'document', 'pdf', say`The PDF document ${quote(problem.reason)}.`, problem.at) };
  }
}

function withNote(reading: Reading, pages: number): Reading {
  return { ...reading, format: `${reading.format}-pdf`, notes: [...reading.notes, { level: 'information', rule: 'pdf-text', message: say`The text was taken out of a PDF document of ${pages} pages; lines are counted in that text.`, place: { line: 1 } }] };
}

interface Line {
  text: string;
  height: number;
  readonly y: number;
}

async function textOf(bytes: Uint8Array, { pagesMax, charactersMax, millisecondsMax }: PdfLimits): Promise<{ readonly text: string; readonly pages: number }> {
  const { getDocumentProxy } = await import('unpdf');
  const end = performance.now() + millisecondsMax;
  // The library takes the bytes over: it gets its own.
  const document = await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0, disableFontFace: true, useSystemFonts: false, useWorkerFetch: false }).catch((problem: unknown) => {
    throw new Unreadable(problem instanceof Error && problem.name === 'PasswordException' ? 'can only be opened with a password' : 'is damaged, so that no page of it can be read');
  });
  if (document.numPages > pagesMax) throw new Unreadable(`has ${document.numPages} pages; at most ${pagesMax} are read`);
  const pages: (readonly Line[])[] = [];
  let characters = 0;
  for (let number = 1; number <= document.numPages; number += 1) {
    const lines = await linesOf(document, number);
    characters += lines.reduce((sum, { text }) => sum + text.length + 1, 0);
    if (characters > charactersMax) throw new Unreadable(`holds more than ${charactersMax} characters of text`);
    if (performance.now() > end) throw new Unreadable(`takes longer than ${millisecondsMax / 1000} seconds to read; ${number} of ${document.numPages} pages were read`);
    pages.push(lines);
  }
  return { text: asProse(pages), pages: document.numPages };
}

async function linesOf(document: Awaited<ReturnType<typeof import('unpdf')['getDocumentProxy']>>, number: number): Promise<readonly Line[]> {
  const content = await document.getPage(number).then((page) => page.getTextContent()).catch(() => {
    throw new Unreadable(`is damaged at page ${number}, so that its text cannot be read`);
  });
  const lines: Line[] = [];
  let open: Line | undefined;
  for (const item of content.items) {
    if (!('str' in item)) continue;
    if (open === undefined) {
      open = { text: '', height: 0, y: Number(item.transform[5]) };
      lines.push(open);
    }
    open.text += item.str;
    open.height = Math.max(open.height, item.str.trim() === '' ? 0 : Math.abs(Number(item.transform[3])));
    if (item.hasEOL) open = undefined;
  }
  return lines;
}

/** Lines as prose with headings and paragraphs, told by the height of letters and the gaps between lines. */
function asProse(pages: readonly (readonly Line[])[]): string {
  const all = pages.flat();
  const usual = usualHeight(all);
  const title = Math.max(0, ...all.slice(0, titleLinesMax).map(({ height }) => height));
  const rows: string[] = [];
  for (const lines of pages) {
    let before: Line | undefined;
    for (const line of lines) {
      const text = line.text.replace(/\s+/g, ' ').trim();
      const isHeading = text !== '' && usual > 0 && line.height > usual * headingRatio && text.length <= 120;
      if (before !== undefined && usual > 0 && Math.abs(before.y - line.y) > usual * gapRatio) rows.push('');
      rows.push(isHeading ? `${line.height >= title ? '#' : '##'} ${text}` : text);
      if (text !== '') before = line;
    }
    rows.push('');
  }
  return rows.join('\n').trim();
}

/** The height of most characters. */
function usualHeight(lines: readonly Line[]): number {
  const characters = new Map<number, number>();
  for (const { text, height } of lines) characters.set(Math.round(height), (characters.get(Math.round(height)) ?? 0) + text.length);
  return [...characters].toSorted(([, one], [, other]) => other - one)[0]?.[0] ?? 0;
}
