import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { GrammarName } from '../src/read/source-tree/code.ts';
import { readSourceTree } from '../src/read/source-tree/index.ts';
import { sourceOf } from '../src/read/source.ts';
import type { Accuracy } from './accuracy.ts';

/** Classes of the corpus `fixtures/injection`, in the order of the tables. */
export const injectionLabels = ['command', 'deserialisation', 'path', 'sql', 'ssrf', 'xss'] as const;
export type InjectionLabel = (typeof injectionLabels)[number];
export const injectionLanguages = ['javascript', 'python'] as const;

/** How often the rules were right, for one class in one language. */
export interface InjectionAccuracy extends Accuracy {
  readonly language: (typeof injectionLanguages)[number];
  readonly label: InjectionLabel;
  /** Look-alikes that were labelled, and how many of them were reported. */
  readonly lookAlikes: { readonly numerator: number; readonly denominator: number };
}

const home = fileURLToPath(new URL('../fixtures/injection/', import.meta.url));
const grammars = dirname(createRequire(import.meta.url).resolve('@vscode/tree-sitter-wasm'));
const grammar = async (name: GrammarName): Promise<Uint8Array> => readFileSync(join(grammars, name === 'runtime' ? 'tree-sitter.wasm' : `tree-sitter-${name}.wasm`));
const mark = /[ \t]*(?:\/\/|#)([!=]) (command|deserialisation|path|sql|ssrf|xss)$/gm;

/**
 * Reads one part of the corpus with the labels cut off, and compares line by line.
 * A report on a line without the label counts as wrong.
 */
export async function injectionAccuracy(part: 'measured' | 'tuning'): Promise<readonly InjectionAccuracy[]> {
  const results: InjectionAccuracy[] = [];
  for (const language of injectionLanguages) {
    const folder = join(home, language, part);
    const unsafe = new Map<InjectionLabel, Set<string>>(injectionLabels.map((label) => [label, new Set()]));
    const safe = new Map<InjectionLabel, Set<string>>(injectionLabels.map((label) => [label, new Set()]));
    const files = readdirSync(folder).toSorted().map((name) => {
      const text = readFileSync(join(folder, name), 'utf8');
      for (const [index, line] of text.split('\n').entries()) {
        for (const [, sign, label] of line.matchAll(mark)) (sign === '!' ? unsafe : safe).get(label as InjectionLabel)?.add(`${name}:${index + 1}`);
      }
      return sourceOf(name, new TextEncoder().encode(text.replace(mark, '')));
    });
    const { facts } = await readSourceTree(files, { grammar });
    if (facts?.injections === undefined) throw new Error(`The corpus ${folder} could not be read.`);
    const told = (places: readonly { readonly path: string; readonly line: number }[]): ReadonlySet<string> => new Set(places.map((place) => `${place.path}:${place.line}`));
    for (const label of injectionLabels) {
      const reported =
        label === 'sql' ? told(facts.queries.places.filter((place) => place.form === 'joined'))
        : label === 'xss' ? told(facts.html.places.filter((place) => place.form === 'raw'))
        : told(facts.injections.places.filter((place) => place.weakness === label && place.form === 'unsafe'));
      const labelled = unsafe.get(label) ?? new Set();
      const lookAlikes = [...(safe.get(label) ?? [])].filter((place) => !labelled.has(place));
      const right = [...reported].filter((place) => labelled.has(place));
      results.push({
        language,
        label,
        precision: { numerator: right.length, denominator: reported.size },
        recall: { numerator: right.length, denominator: labelled.size },
        lookAlikes: { numerator: lookAlikes.filter((place) => reported.has(place)).length, denominator: lookAlikes.length },
        wrong: [...reported].filter((place) => !labelled.has(place)),
        missed: [...labelled].filter((place) => !reported.has(place)),
      });
    }
  }
  return results;
}
