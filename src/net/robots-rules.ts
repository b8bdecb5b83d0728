/** What a robots.txt says to one reader (RFC 9309). */
export interface RobotsRules {
  /** The rule that forbids a path with query, or undefined when it may be asked. */
  forbids(target: string): string | undefined;
}

interface Rule {
  readonly isAllow: boolean;
  readonly path: string;
}

/** A rule longer than any address that is asked decides nothing. */
const ruleCharactersMax = 2_000;
const rulesMax = 20_000;

/** RFC 9309 bounds nothing but bytes; each line costs a comparison, and a file of 500 KiB has at most this many of use. */
export function parseRobots(text: string, token: string): RobotsRules {
  const rules = rulesFor(text, token);
  return {
    forbids(target) {
      const path = normalised(target);
      if (path === '/robots.txt') return undefined;
      let best: Rule | undefined;
      for (const rule of rules) {
        const isLonger = best === undefined || rule.path.length > best.path.length || (rule.path.length === best.path.length && rule.isAllow);
        if (isLonger && matches(rule.path, path)) best = rule;
      }
      return best === undefined || best.isAllow ? undefined : best.path;
    },
  };
}

/** The rules of all groups that name the reader; of those for everybody when none does (section 2.2.1). */
function rulesFor(text: string, token: string): readonly Rule[] {
  const named: Rule[] = [];
  const general: Rule[] = [];
  let isNamed = false;
  let readers: readonly string[] = [];
  let isHead = false;
  for (const line of text.replace(/^\ufeff/, '').split(/\r\n|\r|\n/)) {
    const plain = line.split('#', 1)[0] ?? '';
    const colon = plain.indexOf(':');
    if (colon < 0) continue;
    const key = plain.slice(0, colon).trim().toLowerCase();
    const value = plain.slice(colon + 1).trim();
    if (key === 'user-agent') {
      readers = isHead ? [...readers.slice(-50), readerOf(value)] : [readerOf(value)];
      isHead = true;
      isNamed ||= readers.includes(token);
    } else if (key === 'allow' || key === 'disallow') {
      isHead = false;
      if (value === '' || value.length > ruleCharactersMax || named.length + general.length >= rulesMax) continue;
      const rule = { isAllow: key === 'allow', path: normalised(value) };
      if (readers.includes(token)) named.push(rule);
      if (readers.includes('*')) general.push(rule);
    }
  }
  return isNamed ? named : general;
}

function readerOf(value: string): string {
  return value.startsWith('*') ? '*' : (/^[a-z_-]+/.exec(value.toLowerCase())?.[0] ?? '');
}

/** One writing for each character: what is not ASCII is percent-encoded, hexadecimal digits are upper case, and unreserved characters stand plain (section 2.2.2). */
function normalised(path: string): string {
  return path
    .replaceAll(/[^\x21-\x7e]+/g, (run) => encodeURIComponent(run.toWellFormed()))
    .replaceAll(/%[0-9a-f]{2}/gi, (octet) => {
      const character = String.fromCharCode(Number.parseInt(octet.slice(1), 16));
      return /[A-Za-z0-9._~-]/.test(character) ? character : octet.toUpperCase();
    });
}

/** `*` is any run of characters and `$` at the end is the end; each part between stars is searched once, from left to right. */
function matches(rule: string, path: string): boolean {
  const isAnchored = rule.endsWith('$');
  const parts = (isAnchored ? rule.slice(0, -1) : rule).split('*');
  const first = parts[0] ?? '';
  if (!path.startsWith(first)) return false;
  if (parts.length === 1) return !isAnchored || path.length === first.length;
  let at = first.length;
  const last = isAnchored ? parts.pop() : undefined;
  for (const part of parts.slice(1)) {
    const found = path.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return last === undefined || (path.length - last.length >= at && path.endsWith(last));
}
