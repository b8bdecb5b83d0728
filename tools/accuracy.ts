import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { GrammarName } from '../src/read/source-tree/code.ts';
import { readSourceTree } from '../src/read/source-tree/index.ts';
import { sourceOf } from '../src/read/source.ts';

/** A share with its numbers. */
export interface Share {
  readonly numerator: number;
  readonly denominator: number;
}

/** How often the scan was right, for one kind of place. */
export interface Accuracy {
  /** Right reports of all reports. */
  readonly precision: Share;
  /** Found places of all labelled ones. */
  readonly recall: Share;
  /** Reports at places that carry another label or none, as `path:line`. */
  readonly wrong: readonly string[];
  /** Labelled places without a report, as `path:line`. */
  readonly missed: readonly string[];
}

export interface CorpusAccuracy {
  readonly labelledAt: string;
  /** All labelled places, the ones that hold nothing among them. */
  readonly places: number;
  /** Values that template engines escape by themselves: counted as by hand, of all counted and of all labelled. They carry no line. */
  readonly outputs: Pick<Accuracy, 'precision' | 'recall' | 'wrong'>;
  readonly byLabel: Readonly<Record<'credential' | 'joined' | 'parameterised' | 'raw' | 'escaped', Accuracy>>;
}

interface Truth {
  readonly labelledAt: string;
  readonly places: readonly { readonly path: string; readonly line: number; readonly label: string }[];
  /** By template: how many values its engine puts out escaped. */
  readonly outputs: readonly { readonly path: string; readonly count: number }[];
}

const corpus = fileURLToPath(new URL('../fixtures/corpus/', import.meta.url));
const grammars = dirname(createRequire(import.meta.url).resolve('@vscode/tree-sitter-wasm'));
const grammar = async (name: GrammarName): Promise<Uint8Array> => readFileSync(join(grammars, name === 'runtime' ? 'tree-sitter.wasm' : `tree-sitter-${name}.wasm`));

/** Programs that show which engines the templates are for. */
const shownBy = ['tinwhistle/web/serve.go', 'kestrel/dashboard/views.py'].map((path) => sourceOf(path, readFileSync(join(corpus, path))));

/** Reads the labelled corpus and compares line by line. A report on a line without the label counts as wrong. */
export async function accuracyOf(): Promise<CorpusAccuracy> {
  const truth = JSON.parse(readFileSync(join(corpus, 'truth.json'), 'utf8')) as Truth;
  const paths = readdirSync(corpus, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(corpus.length).replaceAll('\\', '/'))
    .filter((path) => path !== 'truth.json' && path !== 'README.md')
    .toSorted();
  const sources = paths.map((path) => sourceOf(path, readFileSync(join(corpus, path))));
  const reading = await readSourceTree(sources, { grammar });
  if (reading.facts === undefined) throw new Error('The corpus could not be read.');
  const { credentials, queries, html } = reading.facts;
  const told = (places: readonly { readonly path: string; readonly line: number }[]): ReadonlySet<string> => new Set(places.map((place) => `${place.path}:${place.line}`));
  const compare = (label: string, reported: ReadonlySet<string>): Accuracy => {
    const labelled = told(truth.places.filter((place) => place.label === label));
    const right = [...reported].filter((place) => labelled.has(place));
    return {
      precision: { numerator: right.length, denominator: reported.size },
      recall: { numerator: right.length, denominator: labelled.size },
      wrong: [...reported].filter((place) => !labelled.has(place)),
      missed: [...labelled].filter((place) => !reported.has(place)),
    };
  };
  const withForm = <Place extends { readonly form: string; readonly path: string; readonly line: number }>(places: readonly Place[], form: string): ReadonlySet<string> => told(places.filter((place) => place.form === form));
  return {
    labelledAt: truth.labelledAt,
    places: truth.places.length,
    outputs: await outputsOf(truth),
    byLabel: {
      credential: compare('credential', told(credentials.places)),
      joined: compare('joined', withForm(queries.places, 'joined')),
      parameterised: compare('parameterised', withForm(queries.places, 'parameterised')),
      raw: compare('raw', withForm(html.places, 'raw')),
      escaped: compare('escaped', withForm(html.places, 'escaped')),
    },
  };
}

/** Compares the counts of one template after the other, each beside the programs that show its engine. */
async function outputsOf({ outputs }: Truth): Promise<CorpusAccuracy['outputs']> {
  let [right, counted] = [0, 0];
  const wrong: string[] = [];
  for (const { path, count } of outputs) {
    const { facts } = await readSourceTree([sourceOf(path, readFileSync(join(corpus, path))), ...shownBy], { grammar });
    const own = (facts?.html.byEngine ?? []).reduce((sum, engine) => sum + engine.outputs, 0);
    right += Math.min(own, count);
    counted += own;
    if (own !== count) wrong.push(`${path}: ${own} instead of ${count}`);
  }
  return { precision: { numerator: right, denominator: counted }, recall: { numerator: right, denominator: outputs.reduce((sum, { count }) => sum + count, 0) }, wrong };
}
