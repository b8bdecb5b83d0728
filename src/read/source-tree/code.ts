import type { InjectionPlace } from '../../model/evidence/injection.ts';
import type { HtmlPlace, QueryPlace } from '../../model/evidence/source-tree.ts';
import type { Language, Parser, Tree } from '@vscode/tree-sitter-wasm';
import type { TemplateOutputs } from './template-outputs.ts';
import { walkJava } from './java.ts';
import { walkJavaScript } from './javascript.ts';
import { programReader } from './program.ts';
import { walkPython } from './python.ts';
import { scriptsIn } from './scripts.ts';

/** Grammars that are asked for; `runtime` is the parser itself. */
export type GrammarName = 'runtime' | 'javascript' | 'typescript' | 'tsx' | 'python' | 'java';

/** Gives the WebAssembly of the parser or of a grammar. */
export type Grammar = (name: GrammarName) => Promise<Uint8Array>;

/** Where what was found in a program goes. */
export interface CodeFindings {
  query(place: QueryPlace): void;
  html(place: HtmlPlace): void;
  injection(place: InjectionPlace): void;
  /** Values between the tags of a script, which its framework escapes by itself. */
  outputs(found: TemplateOutputs): void;
}

export interface CodeReader {
  /**
   * @param isWorthIt whether a keyword stands in the file
   * @returns false for a program that was not looked at as a whole: too long or too dense to be parsed, or nested too deeply
   */
  read(path: string, language: string | undefined, bytes: Uint8Array, isWorthIt: boolean, findings: CodeFindings): Promise<boolean>;
  counts(): { readonly filesRead: number; readonly filesUnread: number; readonly languages: readonly string[] };
  end(): void;
}

const parsedLanguages: ReadonlySet<string> = new Set(['JavaScript', 'TypeScript', 'Python', 'Java']);
/** Markup with scripts inside. */
const scriptLanguages: ReadonlySet<string> = new Set(['HTML', 'Vue', 'Svelte', 'Astro']);
const decoder = new TextDecoder('utf-8');

/** Parses programs, one after the other. Grammars are loaded when the first file needs them. */
export function codeReader(grammar: Grammar | undefined, bytesMax: number): CodeReader {
  const parsers = new Map<GrammarName, Promise<Parser>>();
  const languages = new Set<string>();
  let filesRead = 0;
  let filesUnread = 0;
  let runtime: Promise<typeof import('@vscode/tree-sitter-wasm')> | undefined;

  async function parserOf(load: Grammar, name: GrammarName): Promise<Parser> {
    runtime ??= loadRuntime(load);
    const loaded = await runtime;
    const language: Language = await loaded.Language.load(await load(name));
    const parser = new loaded.Parser();
    parser.setLanguage(language);
    return parser;
  }

  async function readPart(load: Grammar, path: string, name: GrammarName, source: string, lineOffset: number, findings: CodeFindings): Promise<'whole' | 'in-part' | 'not-parsed'> {
    const known = parsers.get(name) ?? parserOf(load, name);
    parsers.set(name, known);
    const parser = await known;
    const tree = parse(parser, source);
    if (tree === undefined) return 'not-parsed';
    let outputs = 0;
    let firstOutput = 0;
    const program = programReader({
      query: (form, line) => findings.query({ path, line, form }),
      html: ({ form, sink }, line) => findings.html({ path, line, form, sink }),
      injection: (weakness, form, line) => findings.injection({ path, line, form, weakness }),
      output: (line) => {
        if (outputs === 0) firstOutput = line;
        outputs += 1;
      },
    }, source, name === 'python' ? 'python' : name === 'java' ? undefined : 'javascript');
    try {
      if (name === 'python') walkPython(tree, source, program);
      else if (name === 'java') walkJava(tree, source, program);
      else walkJavaScript(tree, source, program, lineOffset);
      const isWhole = program.end();
      if (outputs > 0) findings.outputs({ engine: 'JSX', outputs, line: firstOutput });
      return isWhole ? 'whole' : 'in-part';
    } finally {
      tree.delete();
    }
  }

  return {
    async read(path, language, bytes, isWorthIt, findings) {
      if (language === undefined) return true;
      const isScripted = scriptLanguages.has(language);
      if (!parsedLanguages.has(language) && !isScripted) return true;
      if (grammar === undefined || bytes.length > bytesMax) {
        filesUnread += 1;
        return grammar === undefined;
      }
      if (!isWorthIt) {
        if (!isScripted) languages.add(language);
        filesRead += 1;
        return true;
      }
      const source = decoder.decode(bytes);
      const looks = new Set<'whole' | 'in-part' | 'not-parsed'>();
      const parts = isScripted ? scriptsIn(source) : [{ source, lineOffset: 0, grammar: grammarOf(path, language) }];
      for (const part of parts) {
        looks.add(await readPart(grammar, path, part.grammar, part.source, part.lineOffset, findings));
      }
      if (parts.length > 0) languages.add(isScripted ? 'JavaScript' : language);
      if (looks.has('not-parsed')) filesUnread += 1;
      else filesRead += 1;
      return !looks.has('not-parsed') && !looks.has('in-part');
    },
    counts: () => ({ filesRead, filesUnread, languages: [...languages].sort() }),
    end() {
      for (const parser of parsers.values()) void parser.then((one) => one.delete());
    },
  };
}

function grammarOf(path: string, language: string): GrammarName {
  if (language === 'Python') return 'python';
  if (language === 'Java') return 'java';
  if (language === 'JavaScript') return 'javascript';
  return /\.tsx$/i.test(path) ? 'tsx' : 'typescript';
}

async function loadRuntime(load: Grammar): Promise<typeof import('@vscode/tree-sitter-wasm')> {
  const loaded = await import('@vscode/tree-sitter-wasm');
  const usable = 'default' in loaded && loaded.default !== undefined ? (loaded.default as typeof loaded) : loaded;
  // `wasmBinary` is an option of the module that the types leave out; with it no file is opened.
  const options = { locateFile: (file: string) => file, wasmBinary: await load('runtime') };
  await usable.Parser.init(options);
  return usable;
}

/**
 * Parses with a limit on work: the parser tells every 100 steps, and ordinary code takes one telling in 150 bytes, dense tables one in 30.
 * The count, unlike a clock, gives the same answer every time.
 */
function parse(parser: Parser, source: string): Tree | undefined {
  const most = 2_000 + source.length / 20;
  let told = 0;
  const tree = parser.parse(source, null, {
    progressCallback: () => {
      told += 1;
      return told > most;
    },
  });
  if (tree === null) {
    parser.reset();
    return undefined;
  }
  return tree;
}
