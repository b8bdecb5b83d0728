import { parseJson } from '../gateway/json.ts';
import { isArray } from '../gateway/json-value.ts';
import { Unreadable } from '../source.ts';
import { GlancedTexts } from './glance-text.ts';
import { isIdIn, isWeaknessIn, namesWeaknessIn, numberIn, once, timeIn, word } from './glance-values.ts';
import { LineCursor, unusual } from './line-cursor.ts';
import { MetricsGlance } from './metrics-glance.ts';
import { ListedNames, type ListedRecord } from './listed-names.ts';
import { platformsIn } from './record-facts.ts';
import { flag, packed, stateFlag } from './record-row.ts';
import { cpeForm } from './schema/cpe-form.ts';

const CVE_METADATA = word('cveMetadata');
const CONTAINERS = word('containers');
const DATA_TYPE_OF_4 = word('data_type');
const META_OF_4 = word('CVE_data_meta');
const CVE_ID = word('cveId');
const STATE = word('state');
const SHORT_NAME = word('assignerShortName');
const ORG_ID = word('assignerOrgId');
const DATE_RESERVED = word('dateReserved');
const DATE_PUBLISHED = word('datePublished');
const DATE_UPDATED = word('dateUpdated');
/** What else the metadata may hold: texts, and the serial number. */
const OTHER_METADATA = [word('requesterUserId'), word('dateRejected'), word('serial')];
const CNA = word('cna');
const ADP = word('adp');
const DATE_PUBLIC = word('datePublic');
const PROBLEM_TYPES = word('problemTypes');
const DESCRIPTIONS = word('descriptions');
const CWE_ID = word('cweId');
const DESCRIPTION = word('description');
const AFFECTED = word('affected');
const VENDOR = word('vendor');
const PRODUCT = word('product');
const PACKAGE_NAME = word('packageName');
const CPES = word('cpes');
const CPE_APPLICABILITY = word('cpeApplicability');
const METRICS = word('metrics');
const REFERENCES = word('references');

const QUOTE = 0x22;
/** Longer records are seldom, and may hold more items than are read. */
const bytesMax = 262_144;
/** Bytes of a name that are kept whole, as the full reading keeps them. */
const issuerLengthMax = 120;
const nameLengthMax = 2_048;

/**
 * Reads a record for an index out of its bytes alone, in one walk. It knows the plain way of writing: for anything else
 * (a part of an odd type, an escape in a part that matters, a key twice) it gives nothing, and the record is read in full.
 */
export class ListedGlance {
  readonly #cursor = new LineCursor('document');
  readonly #texts = new GlancedTexts();
  readonly #metrics = new MetricsGlance(this.#cursor, this.#texts);
  #bytes: Uint8Array = new Uint8Array();

  #cveId = '';
  #state = 0;
  #shortName = '';
  #orgId = '';
  #reserved: number | null = null;
  #published: number | null = null;
  #updated: number | null = null;
  #public: number | null = null;
  #references = 0;
  #names = new ListedNames();

  /** What was found in the container that was looked at last. */
  #weaknesses: number[] = [];
  #hasText = false;
  #hasPlatforms = false;
  #platforms = 0;
  #malformed = 0;

  /** @returns undefined when the full reader must look */
  look(bytes: Uint8Array): ListedRecord | undefined {
    if (bytes.length > bytesMax) return undefined;
    this.#bytes = bytes;
    this.#cursor.reset(bytes, 0, bytes.length);
    try {
      return this.#record();
    } catch (problem) {
      if (problem === unusual) return undefined;
      throw problem;
    }
  }

  #record(): ListedRecord | undefined {
    const cursor = this.#cursor;
    this.#names = new ListedNames();
    let flags = 0;
    let cwe: ListedRecord['row']['cwe'] = null;
    let cpeNames = 0;
    let cpeMalformed = 0;
    let seen = 0;
    for (let more = cursor.openObject(); more; more = cursor.nextMember()) {
      if (cursor.isKey(CVE_METADATA)) {
        seen = once(seen, 1);
        this.#metadata();
      } else if (cursor.isKey(CONTAINERS)) {
        seen = once(seen, 2);
        let seenInside = 0;
        for (let another = cursor.openObject(); another; another = cursor.nextMember()) {
          if (cursor.isKey(CNA)) {
            seenInside = once(seenInside, 1);
            this.#container(true);
            cwe = packed(this.#weaknesses);
            if (cwe === null && this.#hasText) flags |= flag.isCweInTextOnly;
            if (this.#hasPlatforms) flags |= flag.hasCpe;
            if (this.#metrics.hasCvss) flags |= flag.hasCvss;
            if (this.#metrics.hasSsvc) flags |= flag.hasSsvc;
            cpeNames = this.#platforms;
            cpeMalformed = this.#malformed;
          } else if (cursor.isKey(ADP)) {
            seenInside = once(seenInside, 2);
            let points = 0;
            for (let item = cursor.openArray(); item; item = cursor.nextItem()) {
              this.#container(false);
              if (this.#weaknesses.length > 0) flags |= flag.othersAddCwe;
              if (this.#hasPlatforms) flags |= flag.othersAddCpe;
              if (this.#metrics.hasCvss || this.#metrics.hasSsvc) flags |= flag.othersAddMetrics;
              if (points === 0) points = this.#metrics.points;
            }
            flags += points;
          } else cursor.skip();
        }
        if ((seenInside & 1) === 0) throw unusual;
      } else if (cursor.isKey(DATA_TYPE_OF_4) || cursor.isKey(META_OF_4)) throw unusual;
      else cursor.skip();
    }
    if (seen !== 3 || cursor.lineEnd() !== this.#bytes.length) return undefined;
    return {
      cveId: this.#cveId,
      row: { flags: flags + this.#state, reserved: this.#reserved, published: this.#published, updated: this.#updated, public: this.#public, cwe, cpeNames, cpeMalformed, refs: this.#references },
      issuer: [this.#shortName, this.#orgId], names: this.#names.kept, namesOmitted: this.#names.omitted,
    };
  }

  #metadata(): void {
    const cursor = this.#cursor;
    this.#state = 0;
    this.#shortName = this.#orgId = '';
    this.#reserved = this.#published = this.#updated = null;
    let seen = 0;
    for (let more = cursor.openObject(); more; more = cursor.nextMember()) {
      if (cursor.isKey(CVE_ID)) {
        seen = once(seen, 1);
        cursor.string();
        if (!isIdIn(this.#bytes, cursor.from, cursor.to)) throw unusual;
        this.#cveId = this.#texts.text(this.#bytes, cursor.from, cursor.to);
      } else if (cursor.isKey(STATE)) {
        seen = once(seen, 2);
        this.#state = stateFlag(this.#text(issuerLengthMax));
      } else if (cursor.isKey(SHORT_NAME)) {
        seen = once(seen, 4);
        this.#shortName = this.#text(issuerLengthMax);
      } else if (cursor.isKey(ORG_ID)) {
        seen = once(seen, 8);
        this.#orgId = this.#text(issuerLengthMax);
      } else if (cursor.isKey(DATE_RESERVED)) {
        seen = once(seen, 16);
        this.#reserved = this.#time();
      } else if (cursor.isKey(DATE_PUBLISHED)) {
        seen = once(seen, 32);
        this.#published = this.#time();
      } else if (cursor.isKey(DATE_UPDATED)) {
        seen = once(seen, 64);
        this.#updated = this.#time();
      } else {
        const other = OTHER_METADATA.findIndex((name) => cursor.isKey(name));
        if (other < 0) throw unusual;
        seen = once(seen, 128 << other);
        if (cursor.next === QUOTE) this.#text(nameLengthMax);
        else numberIn(cursor, this.#bytes);
      }
    }
    if ((seen & 1) === 0) throw unusual;
  }

  /** @param isMakers whether names, times and references are wanted, which only the issuer's own container gives */
  #container(isMakers: boolean): void {
    const cursor = this.#cursor;
    this.#weaknesses = [];
    this.#hasText = this.#hasPlatforms = false;
    this.#platforms = this.#malformed = 0;
    this.#metrics.begin();
    if (isMakers) {
      this.#public = null;
      this.#references = 0;
    }
    let seen = 0;
    for (let more = cursor.openObject(); more; more = cursor.nextMember()) {
      if (cursor.isKey(PROBLEM_TYPES)) {
        seen = once(seen, 1);
        for (let item = cursor.openArray(); item; item = cursor.nextItem()) this.#problemType();
      } else if (cursor.isKey(AFFECTED)) {
        seen = once(seen, 2);
        for (let item = cursor.openArray(); item; item = cursor.nextItem()) this.#affected(isMakers);
      } else if (cursor.isKey(METRICS)) {
        seen = once(seen, 4);
        this.#metrics.look(this.#bytes);
      } else if (cursor.isKey(REFERENCES)) {
        seen = once(seen, 8);
        let count = 0;
        for (let item = cursor.openArray(); item; item = cursor.nextItem()) {
          cursor.skip();
          count += 1;
        }
        if (isMakers) this.#references = count;
      } else if (cursor.isKey(DATE_PUBLIC)) {
        seen = once(seen, 16);
        const time = this.#time();
        if (isMakers) this.#public = time;
      } else if (cursor.isKey(CPE_APPLICABILITY)) {
        seen = once(seen, 32);
        this.#applicability();
      } else cursor.skip();
    }
  }

  #problemType(): void {
    const cursor = this.#cursor;
    let seen = 0;
    for (let more = cursor.openObject(); more; more = cursor.nextMember()) {
      if (cursor.isKey(DESCRIPTIONS)) {
        seen = once(seen, 1);
        for (let item = cursor.openArray(); item; item = cursor.nextItem()) this.#description();
      } else cursor.skip();
    }
  }

  #description(): void {
    const cursor = this.#cursor;
    const bytes = this.#bytes;
    let seen = 0;
    for (let more = cursor.openObject(); more; more = cursor.nextMember()) {
      if (cursor.isKey(CWE_ID)) {
        seen = once(seen, 1);
        const text = this.#text(issuerLengthMax);
        const number = isWeaknessIn(bytes, cursor.from, cursor.to) ? Number(text.slice('CWE-'.length)) : 0;
        if (number > 0 && !this.#weaknesses.includes(number)) this.#weaknesses.push(number);
      } else if (cursor.isKey(DESCRIPTION)) {
        seen = once(seen, 2);
        this.#text(nameLengthMax);
        this.#hasText ||= namesWeaknessIn(bytes, cursor.from, cursor.to);
      } else cursor.skip();
    }
  }

  #affected(isMakers: boolean): void {
    const cursor = this.#cursor;
    let vendor = '';
    let product: string | undefined;
    let packageName = '';
    let seen = 0;
    for (let more = cursor.openObject(); more; more = cursor.nextMember()) {
      if (cursor.isKey(VENDOR)) {
        seen = once(seen, 1);
        vendor = this.#text(nameLengthMax);
      } else if (cursor.isKey(PRODUCT)) {
        seen = once(seen, 2);
        product = this.#text(nameLengthMax);
      } else if (cursor.isKey(PACKAGE_NAME)) {
        seen = once(seen, 4);
        packageName = this.#text(nameLengthMax);
      } else if (cursor.isKey(CPES)) {
        seen = once(seen, 8);
        for (let item = cursor.openArray(); item; item = cursor.nextItem()) {
          this.#hasPlatforms = true;
          const name = this.#text(nameLengthMax);
          this.#platforms += 1;
          if (isMakers && !cpeForm.holds(name)) this.#malformed += 1;
        }
      } else cursor.skip();
    }
    if (isMakers) this.#names.add(vendor, product ?? packageName);
  }

  #applicability(): void {
    const cursor = this.#cursor;
    const start = cursor.position;
    cursor.skip();
    let found: ReturnType<typeof platformsIn>;
    try {
      const cpeApplicability = parseJson(this.#bytes.subarray(start, cursor.position));
      if (!isArray(cpeApplicability)) throw unusual;
      found = platformsIn({ cpeApplicability });
    } catch (problem) {
      throw problem instanceof Unreadable ? unusual : problem;
    }
    this.#hasPlatforms ||= found.isPresent;
    this.#platforms += found.names;
    this.#malformed += found.malformed;
  }

  #text(lengthMax: number): string {
    const cursor = this.#cursor;
    cursor.string();
    if (cursor.to - cursor.from > lengthMax) throw unusual;
    return this.#texts.text(this.#bytes, cursor.from, cursor.to);
  }

  #time(): number {
    this.#cursor.string();
    return timeIn(this.#bytes, this.#cursor.from, this.#cursor.to);
  }
}
