import { isConstantValue } from './template-values.ts';

const noContent = /^(?:area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr)$/i;
/** The beginning of a tag. */
const tagStart = /^<(\/?)([A-Za-z][\w.:-]{0,60}|>)/;

interface Braces {
  readonly start: number;
  /** Stands between tags, so that its value becomes text. */
  readonly isText: boolean;
  holdsTag: boolean;
  /** Elements inside that are open. */
  depth: number;
}

/**
 * Finds `{value}` between tags, as Svelte and Astro write what they escape: blocks, attributes, scripts, styles and
 * braces that hold elements of their own are none. One pass.
 * @returns offsets of the opening braces
 */
export function bracesBetweenTags(text: string): readonly number[] {
  const found: number[] = [];
  const open: Braces[] = [];
  let at = text.startsWith('---\n') ? Math.max(0, text.indexOf('\n---', 4)) : 0;
  while (at < text.length) {
    const character = text.charAt(at);
    const around = open.at(-1);
    const isText = around === undefined || around.depth > 0;
    if (character === '<') at = tagAt(at, around);
    else if (character === '{') {
      open.push({ start: at, isText, holdsTag: false, depth: 0 });
      at += 1;
    } else if (character === '}' && around !== undefined) {
      open.pop();
      const value = text.slice(around.start + 1, Math.min(at, around.start + 400));
      if (around.isText && !around.holdsTag && !/^\s{0,20}(?:[#/:@]|$)/.test(value) && !isConstantValue(value)) found.push(around.start);
      at += 1;
    } else if (!isText && (character === '"' || character === "'" || character === '`')) at = behind(character, at + 1);
    else at += 1;
  }
  return found;

  /** Goes behind a tag, or one character on where there is none. */
  function tagAt(start: number, around: Braces | undefined): number {
    if (text.startsWith('<!--', start)) return behind('-->', start + 4);
    const [whole, slash, name = ''] = tagStart.exec(text.slice(start, start + 64)) ?? [];
    if (whole === undefined) return start + 1;
    const end = name === '>' ? start + whole.length : endOfTag(start + whole.length);
    if (slash === '' && /^(?:script|style)$/i.test(name)) return behind(`</${name}`, end);
    if (around !== undefined) {
      around.holdsTag = true;
      if (slash === '/') around.depth = Math.max(0, around.depth - 1);
      else if (!noContent.test(name) && !text.startsWith('/>', end - 2)) around.depth += 1;
    }
    return end;
  }

  function endOfTag(from: number): number {
    let inner = 0;
    for (let next = from; next < text.length; next += 1) {
      const character = text.charAt(next);
      if (character === '{') inner += 1;
      else if (character === '}') inner -= 1;
      else if (inner === 0 && (character === '"' || character === "'")) next = behind(character, next + 1) - 1;
      else if (inner <= 0 && character === '>') return next + 1;
    }
    return text.length;
  }

  function behind(word: string, from: number): number {
    const end = text.indexOf(word, from);
    return end === -1 ? text.length : end + word.length;
  }
}
