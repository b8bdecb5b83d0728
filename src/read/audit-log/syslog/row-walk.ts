import type { RowProblem } from '../../../model/evidence/audit-log.ts';
import { fieldBit } from '../event-bits.ts';
import type { EventFacts } from '../event-type.ts';
import { characterLength, textProblem } from '../json-bytes.ts';
import { string } from '../json-kinds.ts';
import type { LineWalk } from '../line-walk.ts';
import { RowValues } from '../row-values.ts';
import { SyslogHeader } from './header.ts';
import { KnownData } from './known-data.ts';
import { ParameterNames } from './parameter-names.ts';
import { walkStructuredData } from './structured-data.ts';
import { toldByProgram, toldByRow } from './told-text.ts';
import { areaBit, areaTypeAt, facilityTypes, noFacility, parameterBits } from './vocabulary.ts';

const lineFeed = 0x0a;
const carriageReturn = 0x0d;
const dash = 0x2d;
const names = new ParameterNames(parameterBits);

/** 1 for a byte that is a character of the text behind the header, and ends no line. */
const plainInText = new Uint8Array(256).map((_, byte) => (byte > 0 && byte < 0x80 && byte !== lineFeed && byte !== carriageReturn ? 1 : 0));
const plainPair = new Uint8Array(65_536).map((_, pair) => (plainInText[pair & 0xff] ?? 0) & (plainInText[pair >> 8] ?? 0));

/** Reads rows of syslog: usual ones in one pass, any other with a look at each of its parts. */
export class SyslogWalk implements LineWalk {
  lineEnd = 0;
  readonly header = new SyslogHeader();
  /** Of the row walked last. */
  readonly facts: EventFacts = { type: noFacility, fields: 0, time: this.header.time };
  readonly #data = new KnownData();
  readonly #parameters = new RowValues();
  #bytes: Uint8Array = new Uint8Array(0);
  #view: DataView = new DataView(this.#bytes.buffer);
  readonly #take = (meaning: number, valueStart: number, valueEnd: number): void => {
    if (valueEnd === valueStart || (valueEnd - valueStart === 1 && this.#bytes[valueStart] === dash)) return;
    if (meaning !== areaBit) this.facts.fields |= meaning;
    else this.facts.type = areaTypeAt(this.#bytes, valueStart, valueEnd) ?? this.facts.type;
  };

  walkLine(bytes: Uint8Array, start: number, last: number): RowProblem | undefined {
    if (bytes !== this.#bytes) {
      this.#bytes = bytes;
      this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    }
    this.lineEnd = this.#usualEnd(start, last);
    if (this.lineEnd !== -1) return undefined;
    this.lineEnd = bytes.indexOf(lineFeed, start);
    const hasReturn = this.lineEnd > start && bytes[this.lineEnd - 1] === carriageReturn;
    return this.#walk(start, this.lineEnd - (hasReturn ? 1 : 0));
  }

  /** The line feed that ends a row of which all is good and its structured data known; -1 for any other row. */
  #usualEnd(start: number, last: number): number {
    const bytes = this.#bytes;
    // No header goes on over a line feed, so that only a length in front of it asks where the row ends.
    if (!this.header.read(bytes, start, last) || this.header.isCounted) return -1;
    this.#begin();
    let rest = this.header.restStart;
    if (this.header.form === 'rfc5424') {
      if (!this.#data.isWorthwhile) return -1;
      rest = this.#data.tell(bytes, this.#view, rest, last, this.#take);
      if (rest === -1) return -1;
    }
    const end = this.#textEnd(rest, last);
    if (end !== -1) this.#tell(end - (bytes[end - 1] === carriageReturn ? 1 : 0));
    return end;
  }

  /** Looks whether a row without structured data has the text of a program that is known. */
  #tell(end: number): void {
    const { form, restStart, programStart, programEnd } = this.header;
    const bytes = this.#bytes;
    const isNew = form === 'rfc5424';
    if (isNew && bytes[restStart] !== dash) return;
    const told = isNew ? toldByProgram(bytes, programStart, programEnd, restStart + 2, end) : toldByRow(bytes, restStart, end);
    if (told === undefined) return;
    this.facts.type = told.type;
    this.facts.fields |= told.fields;
  }

  #begin(): void {
    const { facility, hasMessageId } = this.header;
    this.facts.type = facility === -1 ? noFacility : (facilityTypes[facility] ?? noFacility);
    this.facts.fields = hasMessageId ? fieldBit.action : 0;
  }

  /** The line feed that ends a text; -1 when it holds what is no text. */
  #textEnd(start: number, last: number): number {
    const bytes = this.#bytes;
    let at = start;
    for (;;) {
      while (plainPair[this.#view.getUint16(at, true)] === 1) at += 2;
      while (plainInText[bytes[at] as number] === 1) at++;
      const byte = bytes[at] as number;
      if (byte === lineFeed) return at;
      if (byte === carriageReturn) return bytes[at + 1] === lineFeed ? at + 1 : -1;
      const length = byte < 0x80 ? 0 : characterLength(bytes, at, last);
      if (length === 0) return -1;
      at += length;
    }
  }

  /** Looks at a row with all of its bytes. */
  #walk(start: number, end: number): RowProblem | undefined {
    const bytes = this.#bytes;
    const problem = textProblem(bytes, start, end);
    if (problem !== undefined) return problem;
    if (!this.header.read(bytes, start, end)) return 'header';
    this.#begin();
    if (this.header.form !== 'rfc5424') {
      this.#tell(end);
      return undefined;
    }
    const parameters = this.#parameters;
    parameters.count = 0;
    const dataEnd = walkStructuredData(bytes, this.header.restStart, end, (nameStart, nameEnd, valueStart, valueEnd) => {
      const meaning = names.find(bytes, nameStart, nameEnd);
      parameters.add(string, meaning, valueStart, valueEnd);
      this.#take(meaning, valueStart, valueEnd);
    });
    if (dataEnd === -1) return 'header';
    this.#tell(end);
    if (this.#data.isWorthwhile && !this.header.isCounted) this.#data.learn(bytes, this.header.restStart, dataEnd, parameters);
    return undefined;
  }
}
