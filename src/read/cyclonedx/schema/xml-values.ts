import type { Text } from '../../../model/text.ts';
import { parseDate, parseTime } from '../../../model/time.ts';
import type { SimpleType, XmlModel } from './xml-model.ts';
import { textRules, textRuleWords } from './text-rules.ts';
import { violations } from './violation.ts';

/** Gives the violation of a text or attribute value, undefined when it keeps its simple type. */
export type ValueCheck = (value: string) => Text | undefined;

const isXmlSpace = (code: number): boolean => code === 32 || code === 9 || code === 10 || code === 13;

/** Whether a text is only white space of XML. */
export function isBlank(text: string): boolean {
  for (let index = 0; index < text.length; index++) if (!isXmlSpace(text.charCodeAt(index))) return false;
  return true;
}

/** White space at both ends cut and inner runs made one space (`whiteSpace="collapse"`). */
function collapse(text: string): string {
  if (isCollapsed(text)) return text;
  return text.replaceAll(/[\t\n\r ]+/gv, ' ').trim();
}

function isCollapsed(text: string): boolean {
  let isAfterSpace = true;
  for (let index = 0; index < text.length; index++) {
    const isSpace = isXmlSpace(text.charCodeAt(index));
    if (isSpace && (isAfterSpace || text[index] !== ' ')) return false;
    isAfterSpace = isSpace;
  }
  return !isAfterSpace || text === '';
}

function isDigits(text: string, start: number): boolean {
  for (let index = start; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code < 48 || code > 57) return false;
  }
  return text.length > start;
}

function isInteger(text: string): boolean {
  return isDigits(text, text.startsWith('-') || text.startsWith('+') ? 1 : 0);
}

function isDecimal(text: string): boolean {
  const unsigned = text.startsWith('-') || text.startsWith('+') ? text.slice(1) : text;
  const [whole = '', fraction = '', more] = unsigned.split('.', 3);
  return more === undefined && unsigned !== '.' && unsigned !== '' && (whole === '' || isDigits(whole, 0)) && (fraction === '' || isDigits(fraction, 0));
}

/** The zone of XML Schema is optional, and `24:00:00` ends a day. */
function isDateTime(text: string): boolean {
  const hasZone = /(?:Z|[+\-]\d{2}:\d{2})$/v.test(text.slice(-6));
  const time = (hasZone ? text : `${text}Z`).replace('T24:00:00', 'T00:00:00');
  return text.length <= 64 && text[10] === 'T' && !text.includes('z') && parseTime(time) !== undefined;
}

function isDate(text: string): boolean {
  return parseDate(text.slice(0, 10)) !== undefined && /^(?:|Z|[+\-]\d{2}:\d{2})$/v.test(text.slice(10, 17));
}

const anyText = (): boolean => true;

/** The types of XML Schema that the CycloneDX schemas use. Any text is an `anyURI` (XML Schema 1.1 part 2, 3.3.17). */
const builtIns: Readonly<Record<string, { readonly keeps: (text: string) => boolean; readonly expected: string; readonly isCollapsed: boolean }>> = {
  'xs:anyURI': { keeps: anyText, expected: 'an address', isCollapsed: true },
  'xs:boolean': { keeps: (text) => text === 'true' || text === 'false' || text === '1' || text === '0', expected: 'true or false', isCollapsed: true },
  'xs:date': { keeps: isDate, expected: 'a date such as 2026-05-31', isCollapsed: true },
  'xs:dateTime': { keeps: isDateTime, expected: 'a time such as 2026-05-31T12:00:00Z', isCollapsed: true },
  'xs:decimal': { keeps: isDecimal, expected: 'a decimal number', isCollapsed: true },
  'xs:integer': { keeps: isInteger, expected: 'a whole number', isCollapsed: true },
  'xs:nonNegativeInteger': { keeps: (text) => isInteger(text) && !(Number(text) < 0), expected: 'a whole number of 0 or more', isCollapsed: true },
  'xs:normalizedString': { keeps: anyText, expected: 'a text', isCollapsed: false },
  'xs:positiveInteger': { keeps: (text) => isInteger(text) && Number(text) > 0, expected: 'a whole number of 1 or more', isCollapsed: true },
  'xs:string': { keeps: anyText, expected: 'a text', isCollapsed: false },
  'xs:token': { keeps: anyText, expected: 'a text', isCollapsed: true },
};

/** Makes the checks of simple types by name, each once. */
export class ValueChecks {
  readonly #simple: XmlModel['simple'];
  readonly #licenceIds: ReadonlySet<string>;
  readonly #checks = new Map<string, ValueCheck>();

  constructor(simple: XmlModel['simple'], licenceIds: ReadonlySet<string>) {
    this.#simple = simple;
    this.#licenceIds = licenceIds;
  }

  has(name: string): boolean {
    return name in builtIns || name === 'spdx:licenseId' || Object.hasOwn(this.#simple, name);
  }

  named(name: string): ValueCheck {
    let check = this.#checks.get(name);
    if (check === undefined) {
      check = this.#make(name);
      this.#checks.set(name, check);
    }
    return check;
  }

  #make(name: string): ValueCheck {
    const builtIn = builtIns[name];
    if (builtIn !== undefined && builtIn.keeps === anyText) return () => undefined;
    if (builtIn !== undefined) return (value) => (builtIn.keeps(builtIn.isCollapsed ? collapse(value) : value) ? undefined : violations.malformed(builtIn.expected));
    if (name === 'spdx:licenseId') return (value) => (this.#licenceIds.has(value) ? undefined : violations.notLicenceId(value));
    const type = this.#simple[name];
    if (type === undefined) throw new Error(`The CycloneDX model has no simple type ${name}.`);
    return type.union === undefined ? this.#restriction(type) : this.#union(type.union);
  }

  #union(members: readonly string[]): ValueCheck {
    const checks = members.map((member) => this.named(member));
    return (value) => {
      let last: Text | undefined;
      for (const check of checks) {
        last = check(value);
        if (last === undefined) return undefined;
      }
      return last;
    };
  }

  #restriction(type: SimpleType): ValueCheck {
    const base = this.named(type.base ?? 'xs:string');
    const isCollapsed = this.#isCollapsed(type.base ?? 'xs:string');
    const list = type.enum === undefined ? undefined : new Set(type.enum);
    const { text, minLength = 0, maxLength = Infinity, minimum = -Infinity, maximum = Infinity } = type;
    // A text need not be made a number to know that it has no bounds.
    const isBounded = type.minimum !== undefined || type.maximum !== undefined;
    return (raw) => {
      const value = isCollapsed ? collapse(raw) : raw;
      const violation = base(value);
      if (violation !== undefined) return violation;
      if (list !== undefined && !list.has(value)) return violations.notListed(value, list.size);
      if (text !== undefined && !textRules[text](value)) return violations.malformed(textRuleWords[text]);
      if (value.length < minLength) return violations.tooShort(minLength);
      if (value.length > maxLength && [...value].length > maxLength) return violations.tooLong(maxLength);
      if (!isBounded) return undefined;
      if (Number(value) < minimum) return violations.tooSmall(minimum);
      return Number(value) > maximum ? violations.tooLarge(maximum) : undefined;
    };
  }

  #isCollapsed(name: string): boolean {
    const base = this.#simple[name]?.base;
    return builtIns[name]?.isCollapsed ?? (base !== undefined && this.#isCollapsed(base));
  }
}
