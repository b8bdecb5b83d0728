import type { Insert } from '../../escape/escaped.ts';
import { pdf } from '../../escape/pdf.ts';
import { colours, margins, paperSizes, type TypeStyle } from './look.ts';
import type { Paper } from '../report-document.ts';
import { openDocument } from './titled-document.ts';

/** The faces of the letters, as TrueType files. */
export interface ReportFonts {
  readonly regular: Uint8Array;
  readonly strong: Uint8Array;
}

/** Where words stand. */
interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  /** Words beyond it are cut, with an ellipsis. */
  readonly height?: number;
  readonly align?: 'left' | 'right';
}

/** What a structure element says beside its content. */
interface ElementWords {
  readonly alt?: string;
  readonly scope?: 'Column' | 'Row';
  readonly bbox?: readonly [number, number, number, number];
}

type Element = PDFKit.PDFStructureElement;

/**
 * Pages that are written from top to bottom: where the next thing goes, whether it still fits, and the tree of what is
 * what that readers of the page aloud follow.
 */
export class Sheet {
  readonly width: number;
  readonly left: number = margins.left;
  /** Where the next thing goes. */
  y = 0;
  readonly #document: PDFKit.PDFDocument;
  readonly #open: Element[] = [];
  readonly #heights = new Map<string, number>();
  readonly #known: Readonly<Record<TypeStyle['face'], (codePoint: number) => boolean>>;

  private constructor(document: PDFKit.PDFDocument, fonts: ReportFonts, paper: Paper) {
    this.#document = document;
    this.width = paperSizes[paper][0] - margins.left - margins.right;
    document.registerFont('regular', fonts.regular).registerFont('strong', fonts.strong);
    this.#known = { regular: this.#knownIn('regular'), strong: this.#knownIn('strong') };
    document.addPage();
    this.y = margins.top;
    const root = document.struct('Document');
    document.addStructure(root);
    this.#open.push(root);
  }

  /** Begins a document. @param title for readers’ windows @param madeAt RFC 3339 */
  static async open(title: Insert<'pdf'>, madeAt: string, paper: Paper, fonts: ReportFonts): Promise<Sheet> {
    return new Sheet(await openDocument(pdf`${title}`.value, madeAt, paperSizes[paper], { ...margins }), fonts, paper);
  }

  get bottom(): number {
    return this.#document.page.height - margins.bottom;
  }

  /** How much of a page may be filled. */
  get pageHeight(): number {
    return this.bottom - margins.top;
  }

  get isAtTop(): boolean {
    return this.y === margins.top;
  }

  /** Whether so many points are left on this page. */
  fits(height: number): boolean {
    return this.y + height <= this.bottom;
  }

  /** Begins another page unless so many points are left on this one. @returns whether it did */
  room(height: number): boolean {
    if (this.fits(height) || this.isAtTop) return false;
    this.newPage();
    return true;
  }

  newPage(): void {
    this.#document.addPage();
    this.y = margins.top;
  }

  /** Opens an element of the tree for as long as `work` writes into it. */
  async within(tag: string, work: () => void | Promise<void>): Promise<void> {
    const element = this.#document.struct(tag);
    this.#open.at(-1)?.add(element);
    this.#open.push(element);
    await work();
    this.#open.pop();
    element.end();
  }

  /** An element of the tree that holds what is drawn. */
  element(tag: string, draw: () => void, { alt, scope, bbox }: ElementWords = {}): void {
    const options = { ...(alt === undefined ? {} : { alt }), ...(scope === undefined ? {} : { scope }), ...(bbox === undefined ? {} : { bbox: [...bbox] }) };
    const element = this.#document.struct(tag, options as { alt?: string });
    this.#open.at(-1)?.add(element);
    element.add(draw);
    element.end();
  }

  /** Draws what says nothing: lines, grounds, the foot of a page. Readers aloud pass over it. */
  decoration(draw: (document: PDFKit.PDFDocument) => void, type: 'Layout' | 'Pagination' = 'Layout'): void {
    this.#document.markContent('Artifact', { type });
    draw(this.#document);
    this.#document.endMarkedContent();
  }

  /** Draws figures that belong to the element that is open. */
  drawing(draw: (document: PDFKit.PDFDocument) => void): void {
    draw(this.#document);
  }

  /** A fine line over the width. */
  rule(y: number, colour: string = colours.line, from: number = this.left, width: number = this.width): void {
    this.decoration((document) => document.moveTo(from, y).lineTo(from + width, y).lineWidth(0.6).stroke(colour));
  }

  /** How high words will stand. */
  heightOf(words: Insert<'pdf'>, style: TypeStyle, width: number): number {
    const shown = this.#shown(words, style);
    if (shown === '') return 0;
    // Asked for again when a line is laid out and when its table begins; setting words is what takes the time.
    const key = `${style.face} ${style.size} ${style.gap} ${style.isAligned === true} ${width} ${shown}`;
    const height = this.#heights.get(key) ?? this.#set(style).heightOfString(shown, this.#options(style, { x: 0, y: 0, width }));
    this.#heights.set(key, height);
    return height;
  }

  /** How wide words are on one line. */
  widthOf(words: Insert<'pdf'>, style: TypeStyle): number {
    return this.#set(style).widthOfString(this.#shown(words, style), featuresOf(style));
  }

  /** Writes words, over pages where the box has no height. @returns where they end */
  write(words: Insert<'pdf'>, style: TypeStyle, box: Box): number {
    const document = this.#set(style);
    document.fillColor(style.colour).text(this.#shown(words, style), box.x, box.y, this.#options(style, box));
    return document.y;
  }

  /** Writes the foot of each page and ends. @param foot of a page, with its number and how many there are */
  async end(foot: (sheet: Sheet, number: number, of: number, y: number) => void): Promise<Uint8Array> {
    const document = this.#document;
    const { start, count } = document.bufferedPageRange();
    for (let index = start; index < start + count; index += 1) {
      const page = document.switchToPage(index);
      // Below the margin the library would begin another page.
      page.margins.bottom = 0;
      foot(this, index - start + 1, count, page.height - margins.bottom + 16);
    }
    this.#open.at(0)?.end();
    const pieces: Uint8Array[] = [];
    document.on('data', (piece: Uint8Array) => pieces.push(piece));
    const ended = new Promise((resolve, reject) => document.on('end', resolve).on('error', reject));
    document.end();
    await ended;
    return joined(pieces);
  }

  #set({ face, size }: TypeStyle): PDFKit.PDFDocument {
    return this.#document.font(face).fontSize(size);
  }

  #options(style: TypeStyle, { width, height, align = 'left' }: Box): PDFKit.Mixins.TextOptions {
    return { width, align, lineGap: style.gap, ...featuresOf(style), ...(height === undefined ? {} : { height, ellipsis: '…' }) };
  }

  /** Safe characters that the face has a shape for; of others their code, as of those that nobody can see. */
  #shown(words: Insert<'pdf'>, { face }: TypeStyle): string {
    const knows = this.#known[face];
    return [...pdf`${words}`.value.normalize('NFC')].map((character) => {
      const codePoint = character.codePointAt(0) ?? 0;
      return knows(codePoint) ? character : `\\u{${codePoint.toString(16)}}`;
    }).join('');
  }

  #knownIn(face: TypeStyle['face']): (codePoint: number) => boolean {
    // The library keeps the opened font here and offers no question about its letters.
    const { _font: opened } = this.#document.font(face) as unknown as { readonly _font: { readonly font: { hasGlyphForCodePoint(codePoint: number): boolean } } };
    const asked = new Map<number, boolean>();
    return (codePoint) => {
      const known = asked.get(codePoint) ?? opened.font.hasGlyphForCodePoint(codePoint);
      asked.set(codePoint, known);
      return known;
    };
  }
}

/** Digits stand as wide as they are: drawn together, `47.3` would be taken for `473`. */
function featuresOf({ isAligned }: TypeStyle): { readonly features: PDFKit.Mixins.OpenTypeFeatures[] } {
  // The library hands an object on as well, and in it says what is left away.
  const chosen = { kern: false, calt: false, ...(isAligned === true ? { tnum: true } : {}) };
  return { features: chosen as unknown as PDFKit.Mixins.OpenTypeFeatures[] };
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
