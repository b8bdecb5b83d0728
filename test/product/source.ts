import type { Draft } from './draft.ts';

/** The files that ship: programs in several languages, settings, and what is planted in them. */

/** What is true of one file of the source tree. */
interface SourceFile {
  readonly path: string;
  readonly content: string | Uint8Array;
  /** Class of the file's programming language; `none` where the file is no program or its language is in no class. */
  readonly memory: 'safe' | 'unsafe' | 'none';
  readonly holdsCredential?: boolean;
  /** False for what is not searched at all: binary and minified files. */
  readonly isSearched?: boolean;
}

/** How many of each kind of place are planted. */
export interface SourceMix {
  readonly bound: number;
  readonly joined: number;
  readonly escaped: number;
  readonly raw: number;
  /** Files with a default credential that ship. */
  readonly credentials: number;
  readonly languages: 'safe' | 'mixed' | 'none';
}

type Random = Draft['random'];

const names = ['items', 'orders', 'accounts', 'devices', 'invoices', 'sites'];
const nameAt = (index: number): string => `${names[index % names.length] ?? 'items'}${index}`;

const queries = {
  ts: {
    bound: (name: string) => `export async function find_${name}(db: Database, id: string) {\n  return await db.query('SELECT label FROM ${name} WHERE id = $1', [id]);\n}\n`,
    joined: (name: string, random: Random) => random.chance(0.5)
      ? `export async function find_${name}(db: Database, id: string) {\n  return await db.query(\`SELECT label FROM ${name} WHERE id = '\${id}'\`);\n}\n`
      : `export async function find_${name}(db: Database, id: string) {\n  return await db.query("SELECT label FROM ${name} WHERE id = '" + id + "'");\n}\n`,
  },
  py: {
    bound: (name: string) => `def find_${name}(cursor, item):\n    cursor.execute("SELECT label FROM ${name} WHERE id = %s", (item,))\n    return cursor.fetchone()\n\n\n`,
    joined: (name: string) => `def find_${name}(cursor, item):\n    cursor.execute(f"SELECT label FROM ${name} WHERE id = '{item}'")\n    return cursor.fetchone()\n\n\n`,
  },
  java: {
    bound: (name: string) => `  ResultSet find_${name}(Connection connection, String id) throws SQLException {\n    PreparedStatement statement = connection.prepareStatement("SELECT label FROM ${name} WHERE id = ?");\n    statement.setString(1, id);\n    return statement.executeQuery();\n  }\n`,
    joined: (name: string) => `  ResultSet find_${name}(Statement statement, String id) throws SQLException {\n    return statement.executeQuery("SELECT label FROM ${name} WHERE id = '" + id + "'");\n  }\n`,
  },
} as const;

const sinks = {
  escaped: (name: string) => `export function show_${name}(element, label) {\n  element.innerHTML = escapeHtml(label);\n}\n`,
  raw: (name: string, random: Random) => random.chance(0.5)
    ? `export function show_${name}(element, label) {\n  element.innerHTML = '<b>' + label + '</b>';\n}\n`
    : `export function show_${name}(element, label) {\n  element.insertAdjacentHTML('beforeend', label);\n}\n`,
} as const;

/** Files with a credential that every installation would share; made afresh for each so that no two hold the same. */
const credentialFiles: readonly (readonly [path: string, memory: SourceFile['memory'], content: string])[] = [
  ['deploy/site.env', 'none', 'SITE_NAME=gateway\nDB_PASSWORD=Winter-2024x\n'],
  ['deploy/compose.yaml', 'none', 'services:\n  store:\n    image: postgres:17\n    environment:\n      POSTGRES_PASSWORD: changeme\n'],
  ['src/setup.ts', 'safe', "export const setup = { user: 'admin', password: 'S3tup-0nce-77' };\n"],
  ['config/settings.json', 'none', '{\n  "host": "store.internal",\n  "user": "gateway",\n  "password": "T0p-Floor-9"\n}\n'],
  ['deploy/accounts.sql', 'none', "CREATE USER 'gateway'@'%' IDENTIFIED BY 'Harbour-55';\n"],
];
/** Looks like a credential and is none: taken from the environment, or left for the installation. */
const decoys: readonly (readonly [path: string, memory: SourceFile['memory'], content: string])[] = [
  ['deploy/worker.env', 'none', 'DB_PASSWORD=${DB_PASSWORD}\nSITE_NAME=worker\n'],
  ['src/connect.ts', 'safe', "export const options = { user: process.env['DB_USER'], password: process.env['DB_PASSWORD'] };\n"],
  ['docs/install.md', 'none', '# Installing\n\nThe installation asks for a password and ends when you have set one.\n'],
];

function codeFiles(random: Random, mix: SourceMix): readonly SourceFile[] {
  const files: SourceFile[] = [];
  const parts: Record<'ts' | 'py' | 'java', string[]> = { ts: [], py: [], java: [] };
  const kinds = random.shuffled([...Array.from({ length: mix.bound }, () => 'bound' as const), ...Array.from({ length: mix.joined }, () => 'joined' as const)]);
  kinds.forEach((kind, index) => {
    const language = random.pick(['ts', 'ts', 'py', 'java'] as const);
    parts[language].push(queries[language][kind](nameAt(index), random));
  });
  if (parts.ts.length > 0) files.push({ path: 'src/store.ts', memory: 'safe', content: `import type { Database } from './database.ts';\n\n${parts.ts.join('\n')}` });
  if (parts.py.length > 0) files.push({ path: 'tools/report.py', memory: 'safe', content: parts.py.join('') });
  if (parts.java.length > 0) files.push({ path: 'server/Store.java', memory: 'safe', content: `import java.sql.*;\n\nclass Store {\n${parts.java.join('\n')}}\n` });
  const shown = random.shuffled([...Array.from({ length: mix.escaped }, () => 'escaped' as const), ...Array.from({ length: mix.raw }, () => 'raw' as const)]);
  // Part of what is escaped a template engine escapes by itself.
  const inTemplate = random.between(0, mix.escaped);
  const inProgram = shown.filter((kind, index) => kind === 'raw' || shown.slice(0, index).filter((other) => other === 'escaped').length >= inTemplate);
  if (inTemplate > 0) files.push({ path: 'web/list.hbs', memory: 'none', content: `<ul>\n{{#each items}}${Array.from({ length: inTemplate }, (_, index) => `\n  <li>{{${nameAt(index)}.label}}</li>`).join('')}\n{{/each}}\n</ul>\n{{> footer}}\n` });
  if (inProgram.length > 0) files.push({ path: 'web/list.js', memory: 'safe', content: `import { escapeHtml } from './escape.js';\n\n${inProgram.map((kind, index) => sinks[kind](nameAt(index), random)).join('\n')}` });
  return files;
}

const filler = (random: Random, line: (index: number) => string): string => Array.from({ length: random.between(3, 60) }, (_, index) => line(index)).join('');

function languageFiles(random: Random, mix: SourceMix): readonly SourceFile[] {
  if (mix.languages === 'none') return [];
  const safe: SourceFile[] = [
    { path: 'agent/main.go', memory: 'safe', content: `package main\n\nfunc main() {\n${filler(random, (index) => `\tstep${index}()\n`)}}\n` },
    { path: 'agent/parse.rs', memory: 'safe', content: `pub fn parse() -> u32 {\n${filler(random, (index) => `    let part${index} = ${index};\n`)}    0\n}\n` },
  ];
  if (mix.languages === 'safe') return safe;
  return [...safe, { path: 'core/codec.c', memory: 'unsafe', content: `int decode(int value) {\n${filler(random, (index) => `  value += ${index};\n`)}  return value;\n}\n` }, { path: 'core/frame.cpp', memory: 'unsafe', content: `namespace frame {\n${filler(random, (index) => `int part${index} = ${index};\n`)}}\n` }];
}

/** Files that count in one way only: no language, not searched, made by tools or by others. */
function otherFiles(random: Random, mix: SourceMix): readonly SourceFile[] {
  const all: readonly SourceFile[] = [
    { path: 'README.md', memory: 'none', content: '# Gateway\n\nJoins sites.\n' },
    { path: 'web/logo.png', memory: 'none', isSearched: false, content: Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3) },
    { path: 'web/list.min.js', memory: 'none', isSearched: false, content: `var a=1;${'b();'.repeat(40)}\n` },
    // Other people's code and what tools write is searched for credentials, and is in no figure on code.
    { path: 'vendor/parser/parse.c', memory: 'none', content: 'int parse(void) { return 1; }\n' },
    { path: 'src/messages.pb.go', memory: 'none', content: '// Code generated by a tool. DO NOT EDIT.\npackage messages\n' },
    { path: 'web/style.css', memory: 'none', content: 'body { margin: 0 }\n' },
    { path: 'data/limits.csv', memory: 'none', content: 'name,limit\nsites,40\n' },
  ];
  return all.filter(({ path }) => (mix.languages !== 'none' || path === 'README.md' || path === 'data/limits.csv') && (path === 'README.md' || random.chance(0.6)));
}

/**
 * Writes the source tree. Its truth waits for `addSourceTruth`, since every file of the product that ships counts.
 * @returns paths of the files that hold a credential
 */
export function writeSource(draft: Draft, mix: SourceMix): readonly SourceFile[] {
  const { random } = draft;
  const usable = credentialFiles.filter(([, memory]) => mix.languages !== 'none' || memory === 'none');
  const planted = random.shuffled(usable).slice(0, mix.credentials).map(([path, memory, content]): SourceFile => ({ path, memory, content, holdsCredential: true }));
  const looksLike = decoys.filter(([, memory]) => mix.languages !== 'none' || memory === 'none').map(([path, memory, content]): SourceFile => ({ path, memory, content }));
  const files = [...codeFiles(random, mix), ...languageFiles(random, mix), ...otherFiles(random, mix), ...planted, ...looksLike];
  for (const { path, content } of files) draft.write(path, content);
  // What stands in tests does not ship.
  draft.write('test/login.ts', "export const login = { user: 'admin', password: 'Only-4-Tests' };\nawait db.query('SELECT 1 FROM users WHERE id = ' + id);\n");
  draft.notShipped.push('test');
  return files;
}

/** Counts over every file that ships, once all of them are written. */
export function addSourceTruth(draft: Draft, files: readonly SourceFile[], mix: SourceMix): void {
  const known = new Map(files.map((file) => [file.path, file]));
  const shipped = [...draft.files].filter(([path]) => path !== 'assay.yaml' && !draft.isEvidenceOnly(path) && !draft.notShipped.some((folder) => path === folder || path.startsWith(`${folder}/`)));
  const searched = shipped.filter(([path]) => (known.get(path)?.isSearched ?? !path.endsWith('.gz')));
  const point = (numerator: number, denominator: number): { readonly at: string; readonly numerator: number; readonly denominator: number }[] => (denominator === 0 ? [] : [{ at: draft.assessedAt, numerator, denominator }]);
  if (searched.length === 0) return;
  draft.measure('default-credentials', point(searched.filter(([path]) => known.get(path)?.holdsCredential === true).length, searched.length));
  draft.measure('parameterised-queries', point(mix.bound, mix.bound + mix.joined));
  draft.measure('escaped-html', point(mix.escaped, mix.escaped + mix.raw));
  const bytes = (memory: SourceFile['memory']): number => searched.filter(([path]) => known.get(path)?.memory === memory).reduce((sum, [, content]) => sum + Buffer.byteLength(content), 0);
  draft.measure('memory-safe-code', point(bytes('safe'), bytes('safe') + bytes('unsafe')));
}
