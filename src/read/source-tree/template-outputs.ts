import type { EscapingEngine } from '../../model/evidence/source-tree.ts';
import { bracesBetweenTags } from './markup-braces.ts';
import { isLiquid, templateEngines, type EngineMark, type TemplateEngine } from './template-engines.ts';
import { pageStart } from './page-start.ts';
import { isConstantValue } from './template-values.ts';
import { textOf } from './text-window.ts';

/** The outputs of one template that its engine escapes by itself. */
export interface TemplateOutputs {
  readonly engine: EscapingEngine;
  /** What the product must show besides, for the outputs to count as escaped. */
  readonly needs?: EngineMark;
  readonly outputs: number;
  /** 1-based line of the first. */
  readonly line: number;
}

const tag = /<\/?[a-z][a-z\d-]{0,30}(?:[\s>/]|$)/i;
const switchedOff = /\{%-?\s{0,4}autoescape\s{1,4}(?:false|off)\b/g;

/** Counts the values that a template puts out and its engine escapes; constants and what goes around the escaping count in none. */
export function findTemplateOutputs(path: string, bytes: Uint8Array): TemplateOutputs | undefined {
  const end = path.slice(-200);
  if (/\.(?:svelte|astro)$/i.test(end)) {
    const text = textOf(bytes, 0, bytes.length);
    return counted(/e$/i.test(end) ? 'Svelte' : 'Astro', undefined, bracesBetweenTags(text), text);
  }
  const possible = templateEngines.filter(({ files }) => files.test(end));
  if (possible.length === 0) return undefined;
  const text = textOf(bytes, 0, bytes.length);
  // Without one tag the template makes a text: a subject, a message, a setting.
  const engine = possible.find(({ holds }) => holds === undefined || holds.test(text));
  if (engine === undefined || !(/\.(?:pug|jade)$/i.test(end) || tag.test(text)) || (engine.name === 'Django or Jinja' && isLiquid.test(text))) return undefined;
  return counted(engine.name, engine.needs, placesOf(engine, text), text);
}

function placesOf({ name, output, isNone, isRaw, comment, hasSwitch }: TemplateEngine, text: string): readonly number[] {
  const [from, to] = name === 'Vue' ? [text.indexOf('<template'), text.lastIndexOf('</template')] : [pageStart(text), text.length];
  const comments = comment === undefined ? [] : partsOf(text, indexesOf(text, comment[0]), comment[1]);
  const unescaped = hasSwitch === true ? partsOf(text, [...text.matchAll(switchedOff)].map(({ index }) => index), 'endautoescape') : [];
  const isIn = [insideOf(comments), insideOf(unescaped)];
  const places: number[] = [];
  for (const match of text.matchAll(output)) {
    const value = (match.slice(1).find((group) => group !== undefined) ?? '').trim();
    if (value === '' || match.index < from || match.index > to || isConstantValue(value)) continue;
    if (isNone?.test(value) === true || isRaw?.test(value) === true || isIn.some((inside) => inside(match.index))) continue;
    places.push(match.index);
  }
  return places;
}

type Part = readonly [start: number, end: number];

function indexesOf(text: string, word: string): readonly number[] {
  const found: number[] = [];
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + word.length)) found.push(at);
  return found;
}

/** Parts of a text from each start to the next end; a start inside of a part begins none. */
function partsOf(text: string, starts: readonly number[], end: string): readonly Part[] {
  const parts: Part[] = [];
  let stop = 0;
  for (const start of starts) {
    if (start < stop) continue;
    const found = text.indexOf(end, start);
    stop = found === -1 ? text.length : found;
    parts.push([start, stop]);
  }
  return parts;
}

/** Answers for offsets that ascend. */
function insideOf(parts: readonly Part[]): (at: number) => boolean {
  let next = 0;
  return (at) => {
    while ((parts[next]?.[1] ?? Number.POSITIVE_INFINITY) < at) next += 1;
    return (parts[next]?.[0] ?? Number.POSITIVE_INFINITY) <= at;
  };
}

function counted(engine: EscapingEngine, needs: EngineMark | undefined, places: readonly number[], text: string): TemplateOutputs | undefined {
  const [first] = places;
  if (first === undefined) return undefined;
  let line = 1;
  for (let next = text.indexOf('\n'); next !== -1 && next < first; next = text.indexOf('\n', next + 1)) line += 1;
  return { engine, ...(needs === undefined ? {} : { needs }), outputs: places.length, line };
}
