import type { EscapingEngine } from '../../model/evidence/source-tree.ts';
import { bracesBetweenTags } from './markup-braces.ts';
import { isLiquid, templateEngines, type EngineMark, type TemplateEngine } from './template-engines.ts';
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
const unescapedPart = /\{%-?\s{0,4}autoescape\s{1,4}(?:false|off)\b/g;

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

function placesOf({ name, output, isNone, isRaw }: TemplateEngine, text: string): readonly number[] {
  const [from, to] = name === 'Vue' ? [text.indexOf('<template'), text.lastIndexOf('</template')] : [0, text.length];
  const unescaped = name === 'Django or Jinja' || name === 'Twig' || name === 'Nunjucks' ? unescapedParts(text) : [];
  const places: number[] = [];
  for (const match of text.matchAll(output)) {
    const value = (match.slice(1).find((group) => group !== undefined) ?? '').trim();
    if (value === '' || match.index < from || match.index > to || isConstantValue(value)) continue;
    if (isNone?.test(value) === true || isRaw?.test(value) === true || unescaped.some(([start, stop]) => match.index > start && match.index < stop)) continue;
    places.push(match.index);
  }
  return places;
}

/** Where `autoescape` is off: at most 100 parts. */
function unescapedParts(text: string): readonly (readonly [number, number])[] {
  const parts: (readonly [number, number])[] = [];
  let stop = 0;
  for (const { index } of text.matchAll(unescapedPart)) {
    if (index < stop || parts.length >= 100) continue;
    const end = text.indexOf('endautoescape', index);
    stop = end === -1 ? text.length : end;
    parts.push([index, stop]);
  }
  return parts;
}

function counted(engine: EscapingEngine, needs: EngineMark | undefined, places: readonly number[], text: string): TemplateOutputs | undefined {
  const [first] = places;
  if (first === undefined) return undefined;
  let line = 1;
  for (let next = text.indexOf('\n'); next !== -1 && next < first; next = text.indexOf('\n', next + 1)) line += 1;
  return { engine, ...(needs === undefined ? {} : { needs }), outputs: places.length, line };
}
