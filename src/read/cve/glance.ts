import { isWeaknessIn, namesWeaknessIn, once, word, yearIn } from './glance-values.ts';
import { LineCursor, unusual } from './line-cursor.ts';

/**
 * Looks at one record on a line without building it: finds the few parts that figures need and steps over the rest.
 * It knows the plain way of writing; whatever is unusual (an escape in a part that matters, a key twice, an odd time)
 * it leaves to the full reader by saying so.
 */
export interface Glance {
  state: 'PUBLISHED' | 'REJECTED' | 'other';
  /** Bytes of the issuer's short name; -1 when it has none. */
  issuerStart: number;
  issuerEnd: number;
  /** Year of publication; 0 when it is not stated. */
  year: number;
  hasCwe: boolean;
  isCweInTextOnly: boolean;
  hasCpe: boolean;
  othersAddCwe: boolean;
  othersAddCpe: boolean;
  /** The byte after the record: a line feed, or the end. */
  end: number;
}

const CVE_METADATA = word('cveMetadata');
const CONTAINERS = word('containers');
const DATA_TYPE = word('dataType');
const STATE = word('state');
const SHORT_NAME = word('assignerShortName');
const DATE_PUBLISHED = word('datePublished');
const CNA = word('cna');
const ADP = word('adp');
const PROBLEM_TYPES = word('problemTypes');
const AFFECTED = word('affected');
const CPE_APPLICABILITY = word('cpeApplicability');
const DESCRIPTIONS = word('descriptions');
const DESCRIPTION = word('description');
const CWE_ID = word('cweId');
const CPES = word('cpes');
const PUBLISHED = word('PUBLISHED');
const REJECTED = word('REJECTED');

export class Glancer {
  readonly found: Glance = { state: 'other', issuerStart: -1, issuerEnd: -1, year: 0, hasCwe: false, isCweInTextOnly: false, hasCpe: false, othersAddCwe: false, othersAddCpe: false, end: 0 };
  readonly #cursor = new LineCursor();
  #bytes: Uint8Array = new Uint8Array();
  #hasCwe = false;
  #hasText = false;
  #hasCpe = false;

  /**
   * Fills `found`; false when the full reader must look.
   * @param start first byte of a line
   * @param end the byte after the last that may be looked at; the record ends at the first line feed before it
   */
  look(bytes: Uint8Array, start: number, end: number): boolean {
    this.#bytes = bytes;
    const { found } = this;
    found.state = 'other';
    found.issuerStart = -1;
    found.issuerEnd = -1;
    found.year = 0;
    found.hasCwe = found.isCweInTextOnly = found.hasCpe = found.othersAddCwe = found.othersAddCpe = false;
    try {
      this.#cursor.reset(bytes, start, end);
      return this.#record();
    } catch (problem) {
      if (problem === unusual) return false;
      throw problem;
    }
  }

  #record(): boolean {
    const cursor = this.#cursor;
    let seen = 0;
    for (let more = cursor.openObject(); more; more = cursor.nextMember()) {
      if (cursor.isKey(CVE_METADATA)) {
        seen = once(seen, 1);
        this.#metadata();
      } else if (cursor.isKey(CONTAINERS)) {
        seen = once(seen, 2);
        this.#containers();
      } else {
        if (cursor.isKey(DATA_TYPE)) seen = once(seen, 4);
        cursor.skip();
      }
    }
    this.found.end = cursor.lineEnd();
    return (seen & 3) === 3 && this.found.end >= 0;
  }

  #metadata(): void {
    const cursor = this.#cursor;
    let seen = 0;
    for (let more = cursor.openObject(); more; more = cursor.nextMember()) {
      if (cursor.isKey(STATE)) {
        seen = once(seen, 1);
        cursor.string();
        this.found.state = cursor.is(PUBLISHED) ? 'PUBLISHED' : cursor.is(REJECTED) ? 'REJECTED' : 'other';
      } else if (cursor.isKey(SHORT_NAME)) {
        seen = once(seen, 2);
        cursor.string();
        this.found.issuerStart = cursor.from;
        this.found.issuerEnd = cursor.to;
      } else if (cursor.isKey(DATE_PUBLISHED)) {
        seen = once(seen, 4);
        cursor.string();
        this.found.year = yearIn(this.#bytes, cursor.from, cursor.to);
      } else cursor.skip();
    }
    if ((seen & 2) === 0) throw unusual;
  }

  #containers(): void {
    const cursor = this.#cursor;
    const { found } = this;
    let seen = 0;
    for (let more = cursor.openObject(); more; more = cursor.nextMember()) {
      if (cursor.isKey(CNA)) {
        seen = once(seen, 1);
        this.#container();
        found.hasCwe = this.#hasCwe;
        found.isCweInTextOnly = this.#hasText && !this.#hasCwe;
        found.hasCpe = this.#hasCpe;
      } else if (cursor.isKey(ADP)) {
        seen = once(seen, 2);
        for (let another = cursor.openArray(); another; another = cursor.nextItem()) {
          this.#container();
          found.othersAddCwe ||= this.#hasCwe;
          found.othersAddCpe ||= this.#hasCpe;
        }
      } else cursor.skip();
    }
  }

  #container(): void {
    const cursor = this.#cursor;
    this.#hasCwe = this.#hasText = this.#hasCpe = false;
    let seen = 0;
    for (let more = cursor.openObject(); more; more = cursor.nextMember()) {
      if (cursor.isKey(PROBLEM_TYPES)) {
        seen = once(seen, 1);
        for (let another = cursor.openArray(); another; another = cursor.nextItem()) this.#problemType();
      } else if (cursor.isKey(AFFECTED)) {
        seen = once(seen, 2);
        for (let another = cursor.openArray(); another; another = cursor.nextItem()) this.#affected();
      } else if (cursor.isKey(CPE_APPLICABILITY)) {
        seen = once(seen, 4);
        this.#hasCpe = cursor.isFilledArray() || this.#hasCpe;
      } else cursor.skip();
    }
  }

  #problemType(): void {
    const cursor = this.#cursor;
    let seen = 0;
    for (let more = cursor.openObject(); more; more = cursor.nextMember()) {
      if (cursor.isKey(DESCRIPTIONS)) {
        seen = once(seen, 1);
        for (let another = cursor.openArray(); another; another = cursor.nextItem()) this.#description();
      } else cursor.skip();
    }
  }

  #description(): void {
    const cursor = this.#cursor;
    let seen = 0;
    for (let more = cursor.openObject(); more; more = cursor.nextMember()) {
      if (cursor.isKey(CWE_ID)) {
        seen = once(seen, 1);
        cursor.string();
        this.#hasCwe ||= isWeaknessIn(this.#bytes, cursor.from, cursor.to);
      } else if (cursor.isKey(DESCRIPTION)) {
        seen = once(seen, 2);
        cursor.text();
        // With an id of its own the text has no say.
        this.#hasText ||= !this.#hasCwe && namesWeaknessIn(this.#bytes, cursor.from, cursor.to);
      } else cursor.skip();
    }
  }

  #affected(): void {
    const cursor = this.#cursor;
    let seen = 0;
    for (let more = cursor.openObject(); more; more = cursor.nextMember()) {
      if (cursor.isKey(CPES)) {
        seen = once(seen, 1);
        this.#hasCpe = cursor.isFilledArray() || this.#hasCpe;
      } else cursor.skip();
    }
  }
}
