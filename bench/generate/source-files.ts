import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Figures } from '../benchmark.ts';
import type { Generator } from './cached-input.ts';
import { Random, vocabulary } from './random.ts';

/** Bytes that a file aims at. */
const fileBytes = 6_700;

/** How a language is written: enough for a reader to meet names, strings, comments, queries and pages. */
interface Style {
  readonly language: string;
  readonly extension: string;
  /** Share of the files, of 100. */
  readonly share: number;
  readonly memorySafe: boolean | undefined;
  /** Markup and settings are no programming language and count in no share. */
  readonly isCode: boolean;
  readonly top: string;
  readonly block: (name: string, random: Random) => string;
  readonly credential: (name: string) => string;
  /** Calls with bound values, with joined values, HTML that is escaped, and HTML that is not. */
  readonly calls?: readonly [bound: string, joined: string, escaped: string, raw: string];
}

const braces = (name: string, random: Random): string => `  const ${name}Total = ${random.below(900)};\n  if (${name}Total > ${random.below(90)}) {\n    report('${random.words(4)}', ${name}Total * ${random.below(9)});\n  }\n`;
const script = (keyword: string) => (name: string, random: Random): string => `/** ${random.words(12)}. */\n${keyword} ${name}(first, second) {\n${braces(name, random)}  return [first, second, '${random.words(5)}'];\n}\n\n`;

const calls = [
  "async function find(db, id) {\n  return db.query('SELECT id, title FROM orders WHERE id = $1', [id]);\n}\n\n",
  "async function search(db, title) {\n  return db.query('SELECT id FROM orders WHERE title = ' + title);\n}\n\n",
  "function show(element, text) {\n  element.innerHTML = '<b>' + escapeHtml(text) + '</b>';\n}\n\n",
  "function paint(element, text) {\n  element.innerHTML = '<b>' + text + '</b>';\n}\n\n",
] as const;

const styles: readonly Style[] = [
  { language: 'TypeScript', extension: 'ts', share: 26, memorySafe: true, isCode: true, top: "import { report } from './report.ts';\n\n", block: script('export function'), credential: (name) => `const ${name}Password = 'changeme';\n`, calls },
  { language: 'JavaScript', extension: 'js', share: 18, memorySafe: true, isCode: true, top: "'use strict';\nconst { report } = require('./report');\n\n", block: script('function'), credential: (name) => `const ${name}Password = 'changeme';\n`, calls },
  { language: 'Python', extension: 'py', share: 14, memorySafe: true, isCode: true, top: 'import logging\n\n', block: (name, random) => `def ${name}(first, second):\n    """${random.words(12)}."""\n    total = ${random.below(900)}\n    if total > ${random.below(90)}:\n        logging.info('${random.words(5)}', total)\n    return [first, second, '${random.words(5)}']\n\n\n`, credential: (name) => `${name}_password = 'changeme'\n` },
  { language: 'Java', extension: 'java', share: 12, memorySafe: true, isCode: true, top: 'package example.vendor;\n\nfinal class Part {\n', block: (name, random) => `  /** ${random.words(12)}. */\n  int ${name}(int first, String second) {\n    int total = ${random.below(900)};\n    if (total > ${random.below(90)}) { report("${random.words(5)}", total); }\n    return total + first;\n  }\n\n`, credential: (name) => `  static final String ${name}Password = "changeme";\n` },
  { language: 'Go', extension: 'go', share: 8, memorySafe: true, isCode: true, top: 'package vendor\n\n', block: (name, random) => `// ${name} ${random.words(11)}.\nfunc ${name}(first int, second string) int {\n\ttotal := ${random.below(900)}\n\tif total > ${random.below(90)} {\n\t\treport("${random.words(5)}", total)\n\t}\n\treturn total + first\n}\n\n`, credential: (name) => `var ${name}Password = "changeme"\n` },
  { language: 'C', extension: 'c', share: 7, memorySafe: false, isCode: true, top: '#include <stdio.h>\n\n', block: (name, random) => `/* ${random.words(12)}. */\nint ${name}(int first, const char *second) {\n  int total = ${random.below(900)};\n  if (total > ${random.below(90)}) { report("${random.words(5)}", total); }\n  return total + first;\n}\n\n`, credential: (name) => `static const char *${name}_password = "changeme";\n` },
  { language: 'YAML', extension: 'yaml', share: 7, memorySafe: undefined, isCode: false, top: '# settings\n', block: (name, random) => `${name}:\n  title: ${random.words(8)}\n  size: ${random.below(900)}\n  places:\n    - ${random.words(3)}\n    - ${random.words(3)}\n`, credential: (name) => `${name}_login:\n  user: ${name}\n  password: changeme\n` },
  { language: 'Markdown', extension: 'md', share: 8, memorySafe: undefined, isCode: false, top: '# Notes\n\n', block: (name, random) => `## ${name}\n\n${random.words(40)}.\n\n`, credential: () => '' },
];

/** One file in so many holds a credential, and one in so many the four calls. */
const credentialEvery = 50;
const callsEvery = 9;

interface Truth {
  files: number;
  credentials: number;
  filesWithCredential: number;
  bound: number;
  joined: number;
  escaped: number;
  raw: number;
  safeBytes: number;
  classifiedBytes: number;
}

/** Writes a product of many small files into a folder. */
function writeSourceFiles(count: number, root: string): { readonly truth: Figures; readonly bytes: number } {
  const truth: Truth = { files: count, credentials: 0, filesWithCredential: 0, bound: 0, joined: 0, escaped: 0, raw: 0, safeBytes: 0, classifiedBytes: 0 };
  const languages = new Map<string, { files: number; bytes: number }>();
  let all = 0;
  for (let index = 0; index < count; index += 1) {
    const random = new Random(index + 1);
    const style = styleAt(random.below(100));
    const text = textOf(style, index, random, truth);
    const bytes = Buffer.byteLength(text);
    all += bytes;
    const share = languages.get(style.language) ?? { files: 0, bytes: 0 };
    languages.set(style.language, { files: share.files + 1, bytes: share.bytes + bytes });
    if (style.memorySafe !== undefined) truth.classifiedBytes += bytes;
    if (style.memorySafe === true) truth.safeBytes += bytes;
    const path = join(root, 'src', random.pick(vocabulary), random.pick(vocabulary), `part-${index}.${style.extension}`);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
  const shares = styles.map(({ language, isCode }): readonly [string, number] => [`files in ${language}`, isCode ? (languages.get(language)?.files ?? 0) : 0]).filter(([, files]) => files > 0);
  return { truth: { ...truth, ...Object.fromEntries(shares) }, bytes: all };
}

function styleAt(place: number): Style {
  let reached = 0;
  for (const style of styles) {
    reached += style.share;
    if (place < reached) return style;
  }
  throw new Error('The shares of the languages do not add up to 100.');
}

function textOf(style: Style, index: number, random: Random, truth: Truth): string {
  let text = style.top;
  for (let block = 0; text.length < fileBytes * (0.4 + (index % 13) / 10); block += 1) text += style.block(`${random.pick(vocabulary)}${random.pick(vocabulary)}${block}`, random);
  const credential = index % credentialEvery === 7 ? style.credential(random.pick(vocabulary)) : '';
  if (credential !== '') {
    truth.credentials += 1;
    truth.filesWithCredential += 1;
  }
  text += credential;
  if (style.calls !== undefined && index % callsEvery === 0) {
    text += style.calls.join('');
    truth.bound += 1;
    truth.joined += 1;
    truth.escaped += 1;
    truth.raw += 1;
  }
  return style.language === 'Java' ? `${text}}\n` : text;
}

export const sourceFilesInput: Generator = {
  name: 'source-files',
  sources: [import.meta.url, import.meta.resolve('./random.ts')],
  file: 'product',
  make: (count, path) => {
    const made = writeSourceFiles(count, path);
    // A repository of its own: the cache lies in one that ignores it, and its files would be left out.
    execFileSync('git', ['init', '--quiet', path]);
    return made;
  },
};
