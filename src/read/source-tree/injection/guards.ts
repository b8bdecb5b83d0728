import type { InjectionClass } from '../../../model/evidence/injection.ts';

/** What a question can confine a value for: injections, and the text of queries. */
export type GuardedFor = InjectionClass | 'sql';

/** A question that confines a value from there on, to the end of the function. */
export interface Guard {
  /** Names and properties that it confines, as they are written without spaces. */
  readonly subjects: readonly string[];
  readonly weaknesses: readonly GuardedFor[];
  readonly start: number;
  /** End of the function that it stands in. */
  readonly end: number;
}

const everything: readonly GuardedFor[] = ['command', 'path', 'deserialisation', 'ssrf'];
const subject = String.raw`([A-Za-z_$][\w$]*(?:\??\.[\w$]+|\[['"][\w-]+['"]\]){0,6})`;
const text = String.raw`(['"\`][^'"\`]*['"\`])`;
/** Properties of an address that say nothing about where it leads, or of a text that say nothing about its content. */
const idle = /\.(?:protocol|scheme|length|method|type|size|mimetype|contentType|content_type)$/;

/** Names of lists of what may stand in a query, in small letters or capitals. */
const listed = String.raw`(?:[\w$.]{0,40}(?:[aA]llow|[vV]alid|[pP]ermit|[kK]nown|[sS]upported|[wW]hitelist|[cC]olumns|[fF]ields|[sS]ortable|[oO]rders|[cC]hoices|[tT]ables|[dD]irections)\w{0,30}|(?:[\w$]{1,30}\.){0,2}_{0,2}[A-Z][A-Z\d]{2,30}(?:_[A-Z\d]{1,30}){0,6})`;
const listBefore = new RegExp(String.raw`(?:\]|(?<![\w$.])${listed})$`);
const listAfter = new RegExp(String.raw`^(?:[[({]\s*['"]|${listed}(?![\w$]))`);

interface Idiom {
  readonly pattern: RegExp;
  readonly weaknesses: readonly GuardedFor[];
  /** Whether a match is one after all; `rest` are the groups behind the subject, `before` and `after` what stands around the match. */
  readonly holds?: (rest: readonly (string | undefined)[], before: string, after: string) => boolean;
}

function idiom(pattern: RegExp, weaknesses: readonly GuardedFor[] = everything, holds?: Idiom['holds']): Idiom {
  return { pattern, weaknesses, ...(holds === undefined ? {} : { holds }) };
}

const idioms: readonly Idiom[] = [
  // A list of what is allowed.
  idiom(new RegExp(String.raw`[\w$.\])]+\.(?:includes|has|indexOf)\(\s*(?:\(\s*)?${subject}`, 'g')),
  idiom(new RegExp(String.raw`(?:Object\.hasOwn|hasOwnProperty\.call)\([\w$.]+\s*,\s*${subject}`, 'g')),
  idiom(new RegExp(String.raw`${subject}(?:\.(?:lower|strip)\(\))?\s+(?:not\s+)?in\s+[\w$([{]`, 'g')),
  idiom(new RegExp(String.raw`(?:urlparse|urlsplit|URL)\(\s*${subject}\s*\)\.(?:hostname|host|netloc|origin)\s*(?:not\s+in|in|!==?|===?)`, 'g')),
  idiom(new RegExp(String.raw`set\(\s*${subject}\s*\)\s*<=\s*set\(`, 'g')),
  idiom(new RegExp(String.raw`\.(?:includes|has)\(\s*${subject}`, 'g'), ['sql'], (_, before) => listBefore.test(before)),
  idiom(new RegExp(String.raw`Object\.hasOwn\([\w$.]+\s*,\s*${subject}`, 'g'), ['sql']),
  idiom(new RegExp(String.raw`${subject}(?:\.(?:lower|upper|strip)\(\))?\s+(?:not\s+)?in\s+`, 'g'), ['sql'], (_, __, after) => listAfter.test(after)),
  // A pattern over the whole value.
  idiom(new RegExp(String.raw`\/(\^[^\n]*?\$)\/[a-z]*\.test\(\s*${subject}`, 'g'), [...everything, 'sql']),
  idiom(new RegExp(String.raw`(?:[A-Z_]{3,}|[\w$]*(?:[pP]attern|[rR]egex|RE))\.(?:test|match|fullmatch)\(\s*${subject}`, 'g')),
  idiom(new RegExp(String.raw`re\.fullmatch\(\s*[^,]+,\s*${subject}`, 'g'), [...everything, 'sql']),
  idiom(new RegExp(String.raw`re\.match\(\s*r?['"]\^?[^'"]*\$['"]\s*,\s*${subject}`, 'g')),
  // One of some constants.
  idiom(new RegExp(String.raw`${subject}\s*(?:!==?|===?)\s*${text}`, 'g'), everything, ([constant]) => constant !== undefined && constant.length > 2),
  // Inside of a folder, or below an address.
  idiom(new RegExp(String.raw`${subject}\.(?:startsWith|startswith)\(\s*([^)]*)`, 'g'), ['path'], ([start]) => start !== undefined && start !== '' && !/^['"`]https?:?['"`]?$/.test(start)),
  idiom(new RegExp(String.raw`${subject}\.(?:startsWith|startswith)\(\s*([^)]*)`, 'g'), ['ssrf'], ([start]) => start !== undefined && (/^['"`]https?:\/\/[^/'"`]+\//.test(start) || /^[A-Za-z_]/.test(start))),
  idiom(new RegExp(String.raw`${subject}\.(?:is_relative_to|relative_to)\(`, 'g'), ['path']),
  idiom(new RegExp(String.raw`${subject}\.indexOf\([\w$.]+\)\s*(?:!==?|===?)\s*0`, 'g'), ['path']),
  idiom(new RegExp(String.raw`commonp(?:ath|refix)\(\s*[[(]\s*${subject}`, 'g'), ['path']),
  // A name without a separator stays in its folder.
  idiom(new RegExp(String.raw`['"](?:\.\.[/\\]?|[/\\]{1,2})['"]\s+in\s+${subject}`, 'g'), ['path']),
  idiom(new RegExp(String.raw`${subject}\.(?:includes|contains|indexOf)\(\s*(?:['"][/\\]{1,2}['"]|path\.sep|os\.sep)\s*\)`, 'g'), ['path']),
  idiom(new RegExp(String.raw`${subject}\.(?:includes|contains)\(\s*['"]\.\.`, 'g'), ['path']),
  // A signature under a key of the maker: the bytes came from whoever holds it.
  idiom(new RegExp(String.raw`(?:compare_digest|timingSafeEqual)\(\s*(?:[\w.]+\(\s*)?${subject}`, 'g'), ['deserialisation']),
  idiom(new RegExp(String.raw`(?:compare_digest|timingSafeEqual)\([^,]{1,120},\s*(?:[\w.]+\(\s*)?${subject}`, 'g'), ['deserialisation']),
  idiom(new RegExp(String.raw`${subject}\.is_(?:private|loopback|global|reserved)`, 'g'), ['ssrf']),
  // A function whose name says that it checks.
  idiom(new RegExp(String.raw`(?:[\w$]+\.)*(?:is|assert|validate|check|ensure|verify|has)_?(?:[A-Za-z]*_?)(?:[aA]llow|[sS]afe|[vV]alid|[pP]ublic|[uU]rl|[hH]ost|[pP]ath|[nN]ame|[tT]rusted|[pP]ermitted|[iI]nside|[kK]nown)\w*\(\s*${subject}`, 'g')),
];

/** The values that a condition confines, by the idioms that are known; a subject stands in the first group but for a pattern in front of it. */
export function guardsOf(condition: string, start: number, end: number): readonly Guard[] {
  const guards: Guard[] = [];
  for (const { pattern, weaknesses, holds } of idioms) {
    for (const match of condition.matchAll(pattern)) {
      const groups = match.slice(1);
      const isPattern = groups[0]?.startsWith('^') === true;
      const [name, ...rest] = isPattern ? groups.slice(1) : groups;
      if (name === undefined || idle.test(name) || (holds !== undefined && !holds(rest, condition.slice(Math.max(0, match.index - 80), match.index), condition.slice(match.index + match[0].length, match.index + match[0].length + 80)))) continue;
      const plain = name.replaceAll('?.', '.');
      // A check of the host of an address is a check of the address.
      const whole = plain.replace(/\.(?:hostname|host|netloc|origin|href)$/, '');
      guards.push({ subjects: whole === plain ? [plain] : [plain, whole], weaknesses, start, end });
    }
  }
  return guards;
}
