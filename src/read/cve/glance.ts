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

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;
const OPEN_ARRAY = 0x5b;
const CLOSE_ARRAY = 0x5d;
const COMMA = 0x2c;
const COLON = 0x3a;
const NEWLINE = 0x0a;

/** What a byte outside of strings means for stepping over a value: 1 opens, 2 closes, 3 begins a string, 4 ends the line. */
const OUTSIDE = new Uint8Array(256);
OUTSIDE[OPEN_OBJECT] = 1;
OUTSIDE[OPEN_ARRAY] = 1;
OUTSIDE[CLOSE_OBJECT] = 2;
OUTSIDE[CLOSE_ARRAY] = 2;
OUTSIDE[QUOTE] = 3;
OUTSIDE[NEWLINE] = 4;

/** Bytes at which stepping through a string stops: 1 its end, 2 an escape, 3 a control character. */
const IN_STRING = new Uint8Array(256);
IN_STRING[QUOTE] = 1;
IN_STRING[BACKSLASH] = 2;
IN_STRING.fill(3, 0, 0x20);


/** Days of each month, 1 to 12; 29 February is left to the full reader. */
const DAYS = [0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

const encoder = new TextEncoder();
const word = (text: string): Uint8Array => encoder.encode(text);
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

/** The line is not of the plain form; the full reader must look at it. */
class Unusual extends Error {}
const unusual = new Unusual();

export class Glancer {
  readonly found: Glance = { state: 'other', issuerStart: -1, issuerEnd: -1, year: 0, hasCwe: false, isCweInTextOnly: false, hasCpe: false, othersAddCwe: false, othersAddCpe: false, end: 0 };
  #bytes: Uint8Array = new Uint8Array();
  #at = 0;
  #end = 0;
  #keyStart = 0;
  #keyEnd = 0;
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
    this.#at = start;
    this.#end = end;
    const { found } = this;
    found.state = 'other';
    found.issuerStart = -1;
    found.issuerEnd = -1;
    found.year = 0;
    found.hasCwe = found.isCweInTextOnly = found.hasCpe = found.othersAddCwe = found.othersAddCpe = false;
    try {
      return this.#record();
    } catch (problem) {
      if (problem === unusual) return false;
      throw problem;
    }
  }

  #record(): boolean {
    this.#space();
    let seen = 0;
    for (let more = this.#openObject(); more; more = this.#nextMember()) {
      if (this.#isKey(CVE_METADATA)) {
        seen = once(seen, 1);
        this.#metadata();
      } else if (this.#isKey(CONTAINERS)) {
        seen = once(seen, 2);
        this.#containers();
      } else {
        if (this.#isKey(DATA_TYPE)) seen = once(seen, 4);
        this.#skip();
      }
    }
    this.#space();
    this.found.end = this.#at;
    return (seen & 3) === 3 && (this.#at === this.#end || this.#bytes[this.#at] === NEWLINE);
  }

  #metadata(): void {
    let seen = 0;
    for (let more = this.#openObject(); more; more = this.#nextMember()) {
      if (this.#isKey(STATE)) {
        seen = once(seen, 1);
        const [start, end] = this.#string();
        this.found.state = this.#is(start, end, PUBLISHED) ? 'PUBLISHED' : this.#is(start, end, REJECTED) ? 'REJECTED' : 'other';
      } else if (this.#isKey(SHORT_NAME)) {
        seen = once(seen, 2);
        [this.found.issuerStart, this.found.issuerEnd] = this.#string();
      } else if (this.#isKey(DATE_PUBLISHED)) {
        seen = once(seen, 4);
        const [start, end] = this.#string();
        this.found.year = this.#year(start, end);
      } else this.#skip();
    }
    if ((seen & 2) === 0) throw unusual;
  }

  #containers(): void {
    const { found } = this;
    let seen = 0;
    for (let more = this.#openObject(); more; more = this.#nextMember()) {
      if (this.#isKey(CNA)) {
        seen = once(seen, 1);
        this.#container();
        found.hasCwe = this.#hasCwe;
        found.isCweInTextOnly = this.#hasText && !this.#hasCwe;
        found.hasCpe = this.#hasCpe;
      } else if (this.#isKey(ADP)) {
        seen = once(seen, 2);
        for (let another = this.#openArray(); another; another = this.#nextItem()) {
          this.#container();
          found.othersAddCwe ||= this.#hasCwe;
          found.othersAddCpe ||= this.#hasCpe;
        }
      } else this.#skip();
    }
  }

  #container(): void {
    this.#hasCwe = this.#hasText = this.#hasCpe = false;
    let seen = 0;
    for (let more = this.#openObject(); more; more = this.#nextMember()) {
      if (this.#isKey(PROBLEM_TYPES)) {
        seen = once(seen, 1);
        for (let another = this.#openArray(); another; another = this.#nextItem()) this.#problemType();
      } else if (this.#isKey(AFFECTED)) {
        seen = once(seen, 2);
        for (let another = this.#openArray(); another; another = this.#nextItem()) this.#affected();
      } else if (this.#isKey(CPE_APPLICABILITY)) {
        seen = once(seen, 4);
        this.#hasCpe = this.#isFilledArray() || this.#hasCpe;
      } else this.#skip();
    }
  }

  #problemType(): void {
    let seen = 0;
    for (let more = this.#openObject(); more; more = this.#nextMember()) {
      if (this.#isKey(DESCRIPTIONS)) {
        seen = once(seen, 1);
        for (let another = this.#openArray(); another; another = this.#nextItem()) this.#description();
      } else this.#skip();
    }
  }

  #description(): void {
    let seen = 0;
    for (let more = this.#openObject(); more; more = this.#nextMember()) {
      if (this.#isKey(CWE_ID)) {
        seen = once(seen, 1);
        const [start, end] = this.#string();
        this.#hasCwe ||= this.#isWeakness(start, end);
      } else if (this.#isKey(DESCRIPTION)) {
        seen = once(seen, 2);
        const [start, end] = this.#text();
        this.#hasText ||= this.#namesWeakness(start, end);
      } else this.#skip();
    }
  }

  #affected(): void {
    let seen = 0;
    for (let more = this.#openObject(); more; more = this.#nextMember()) {
      if (this.#isKey(CPES)) {
        seen = once(seen, 1);
        this.#hasCpe = this.#isFilledArray() || this.#hasCpe;
      } else this.#skip();
    }
  }

  /** Steps over an array that is next; true when it holds something. */
  #isFilledArray(): boolean {
    if (this.#bytes[this.#at] !== OPEN_ARRAY) throw unusual;
    const before = this.#at;
    this.#at += 1;
    this.#space();
    const isEmpty = this.#bytes[this.#at] === CLOSE_ARRAY;
    this.#at = before;
    this.#skip();
    return !isEmpty;
  }

  /** Goes into the object that is next, up to its first member's value; false when it is empty and behind us. */
  #openObject(): boolean {
    if (this.#bytes[this.#at] !== OPEN_OBJECT) throw unusual;
    this.#at += 1;
    this.#space();
    if (this.#bytes[this.#at] === CLOSE_OBJECT) {
      this.#at += 1;
      return false;
    }
    this.#key();
    return true;
  }

  #nextMember(): boolean {
    this.#space();
    const byte = this.#bytes[this.#at];
    this.#at += 1;
    if (byte === CLOSE_OBJECT) return false;
    if (byte !== COMMA) throw unusual;
    this.#space();
    this.#key();
    return true;
  }

  #openArray(): boolean {
    if (this.#bytes[this.#at] !== OPEN_ARRAY) throw unusual;
    this.#at += 1;
    this.#space();
    if (this.#bytes[this.#at] !== CLOSE_ARRAY) return true;
    this.#at += 1;
    return false;
  }

  #nextItem(): boolean {
    this.#space();
    const byte = this.#bytes[this.#at];
    this.#at += 1;
    if (byte === CLOSE_ARRAY) return false;
    if (byte !== COMMA) throw unusual;
    this.#space();
    return true;
  }

  #key(): void {
    const [start, end] = this.#string();
    this.#keyStart = start;
    this.#keyEnd = end;
    this.#space();
    if (this.#bytes[this.#at] !== COLON) throw unusual;
    this.#at += 1;
    this.#space();
  }

  /** Start and end of a string without escapes; it is then behind us. */
  #string(): readonly [number, number] {
    const bytes = this.#bytes;
    if (bytes[this.#at] !== QUOTE) throw unusual;
    const start = this.#at + 1;
    let at = start;
    while (IN_STRING[bytes[at] ?? 0] === 0) at += 1;
    if (bytes[at] !== QUOTE || at >= this.#end) throw unusual;
    this.#at = at + 1;
    return [start, at];
  }

  /** As `#string`, and escapes of single characters may be in it: none of them stands for a letter, digit, hyphen or blank. */
  #text(): readonly [number, number] {
    const bytes = this.#bytes;
    if (bytes[this.#at] !== QUOTE) throw unusual;
    const start = this.#at + 1;
    let at = start;
    for (; at < this.#end; at += 1) {
      if (IN_STRING[bytes[at] ?? 0] === 0) continue;
      if (bytes[at] === QUOTE) break;
      if (bytes[at] !== BACKSLASH || bytes[at + 1] === 0x75) throw unusual;
      at += 1;
    }
    if (at >= this.#end) throw unusual;
    this.#at = at + 1;
    return [start, at];
  }

  #space(): void {
    const bytes = this.#bytes;
    let byte = bytes[this.#at] ?? 0;
    while (byte <= 0x20 && (byte === 0x20 || byte === 0x09 || byte === 0x0d)) {
      this.#at += 1;
      byte = bytes[this.#at] ?? 0;
    }
  }

  /** Steps over any value. */
  #skip(): void {
    const bytes = this.#bytes;
    const end = this.#end;
    let at = this.#at;
    let depth = 0;
    do {
      const kind = OUTSIDE[bytes[at] ?? 0];
      at += 1;
      if (kind === 0) {
        if (depth > 0) continue;
        // A number, true, false or null: up to what ends it.
        while (at < end && bytes[at] !== COMMA && OUTSIDE[bytes[at] ?? 0] === 0) at += 1;
        break;
      }
      if (kind === 3) {
        for (;;) {
          while (IN_STRING[bytes[at] ?? 0] === 0) at += 1;
          const byte = bytes[at];
          at += 1;
          if (byte === QUOTE) break;
          if (byte !== BACKSLASH) throw unusual;
          at += 1;
        }
      } else if (kind === 4) throw unusual;
      else depth += kind === 1 ? 1 : -1;
    } while (depth > 0 && at < end);
    if (depth !== 0 || at > end) throw unusual;
    this.#at = at;
  }

  #isKey(name: Uint8Array): boolean {
    return this.#is(this.#keyStart, this.#keyEnd, name);
  }

  #is(start: number, end: number, name: Uint8Array): boolean {
    if (end - start !== name.length) return false;
    const bytes = this.#bytes;
    for (let index = 0; index < name.length; index += 1) if (bytes[start + index] !== name[index]) return false;
    return true;
  }

  /** The year of a plain UTC time. */
  #year(start: number, end: number): number {
    const bytes = this.#bytes;
    const digits = (from: number, count: number): number => {
      let value = 0;
      for (let index = start + from; index < start + from + count; index += 1) {
        const digit = (bytes[index] ?? 0) - 0x30;
        if (digit < 0 || digit > 9) throw unusual;
        value = value * 10 + digit;
      }
      return value;
    };
    const is = (offset: number, byte: number): boolean => bytes[start + offset] === byte;
    if (end - start < 19 || !is(4, 0x2d) || !is(7, 0x2d) || !is(10, 0x54) || !is(13, COLON) || !is(16, COLON)) throw unusual;
    const year = digits(0, 4);
    const month = digits(5, 2);
    const day = digits(8, 2);
    if (day < 1 || day > (DAYS[month] ?? 0) || digits(11, 2) > 23 || digits(14, 2) > 59 || digits(17, 2) > 59) throw unusual;
    let at = start + 19;
    if (at < end && bytes[at] === 0x2e) {
      at += 1;
      const first = at;
      while (at < end && (bytes[at] ?? 0) >= 0x30 && (bytes[at] ?? 0) <= 0x39) at += 1;
      if (at === first || at - first > 12) throw unusual;
    }
    if (at < end && bytes[at] === 0x5a) at += 1;
    if (at !== end) throw unusual;
    return year;
  }

  /** `CWE-` and one to nine digits, the first not zero. */
  #isWeakness(start: number, end: number): boolean {
    const bytes = this.#bytes;
    if (end - start < 5 || end - start > 13 || bytes[start] !== 0x43 || bytes[start + 1] !== 0x57 || bytes[start + 2] !== 0x45 || bytes[start + 3] !== 0x2d || bytes[start + 4] === 0x30) return false;
    for (let at = start + 4; at < end; at += 1) if ((bytes[at] ?? 0) < 0x30 || (bytes[at] ?? 0) > 0x39) return false;
    return true;
  }

  /** `CWE`, a hyphen or blank, a digit; in either case. */
  #namesWeakness(start: number, end: number): boolean {
    const bytes = this.#bytes;
    for (let at = start; at + 4 < end; at += 1) {
      if (((bytes[at] ?? 0) | 0x20) !== 0x63 || ((bytes[at + 1] ?? 0) | 0x20) !== 0x77 || ((bytes[at + 2] ?? 0) | 0x20) !== 0x65) continue;
      const digit = bytes[at + 4] ?? 0;
      if ((bytes[at + 3] === 0x2d || bytes[at + 3] === 0x20) && digit >= 0x30 && digit <= 0x39) return true;
    }
    return false;
  }
}

/** Adds a bit; a key that comes twice is a matter for the full reader. */
function once(seen: number, bit: number): number {
  if ((seen & bit) !== 0) throw unusual;
  return seen | bit;
}
