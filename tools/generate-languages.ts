/**
 * Writes src/read/source-tree/languages.ts out of linguist's language list.
 *
 * Names, extensions, file names and interpreters of programming and markup languages are facts; nothing else is taken.
 * Usage: node tools/generate-languages.ts <languages.yml>
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { parse } from 'yaml';

interface Entry {
  readonly type: string;
  readonly group?: string;
  readonly extensions?: readonly string[];
  readonly filenames?: readonly string[];
  readonly interpreters?: readonly string[];
}

/** Whose extension it is when several languages use it; an extension that is missing here and used twice names no language. */
const preferred: Readonly<Record<string, string>> = {
  '.as': 'ActionScript', '.asm': 'Assembly', '.b': '', '.bas': 'BASIC', '.bb': 'BitBake', '.bf': '', '.cairo': 'Cairo', '.cgi': 'Perl',
  '.cl': 'OpenCL', '.cls': 'Apex', '.cp': 'C++', '.cs': 'C#', '.d': 'D', '.e': 'Eiffel', '.ex': 'Elixir', '.f': 'Fortran', '.for': 'Fortran',
  '.fpp': 'Fortran', '.frag': 'GLSL', '.fs': 'F#', '.ftl': 'FreeMarker', '.fx': 'HLSL', '.gd': 'GDScript', '.gs': 'JavaScript', '.h': 'C', '.hh': 'C++',
  '.html': 'HTML', '.i': 'SWIG', '.jq': 'jq', '.l': 'Lex', '.lean': 'Lean', '.lisp': 'Common Lisp', '.ls': 'LiveScript', '.lsp': 'Common Lisp',
  '.m': 'Objective-C', '.m4': 'M4', '.ml': 'OCaml', '.mm': 'Objective-C++', '.mo': 'Modelica', '.mod': 'Modula-2', '.nr': 'Noir', '.nu': 'Nushell',
  '.odin': 'Odin', '.php': 'PHP', '.pl': 'Perl', '.pm': 'Perl', '.pp': 'Puppet', '.pro': 'Prolog', '.q': 'q', '.r': 'R', '.re': 'Reason',
  '.res': 'ReScript', '.rs': 'Rust', '.rpy': 'Python', '.s': 'Assembly', '.sc': 'Scala', '.scm': 'Scheme', '.shader': 'ShaderLab', '.sol': 'Solidity',
  '.spec': '', '.sql': '', '.st': 'Smalltalk', '.star': 'Starlark', '.sw': 'Sway', '.t': 'Perl', '.tl': 'Teal', '.toc': '', '.tpl': 'Smarty',
  '.ts': 'TypeScript', '.tsx': 'TypeScript', '.v': 'Verilog', '.vba': 'VBA', '.workflow': 'HCL', '.x': 'Logos', '.yy': 'Yacc',
};
/** linguist counts these as programming languages; here they are text or data. */
const leftOut: ReadonlySet<string> = new Set(['Text', 'Markdown', 'GCC Machine Description', 'Roff', 'Roff Manpage', 'Proguard', 'G-code', 'SVG']);
const grouped: ReadonlySet<string> = new Set(['TypeScript', 'JavaScript', 'Shell', 'C#', 'HTML', 'Python', 'Ruby', 'Objective-C']);

const path = process.argv[2];
if (path === undefined) throw new Error('Name the languages.yml of linguist.');
const document: unknown = parse(readFileSync(path, 'utf8'));
const entries = Object.entries(document as Readonly<Record<string, Entry>>);
const users = new Map<string, string[]>();
for (const [name, entry] of entries) for (const extension of entry.extensions ?? []) users.set(extension.toLowerCase(), [...(users.get(extension.toLowerCase()) ?? []), name]);

const rows = new Map<string, { kind: 'p' | 'm'; extensions: Set<string>; names: Set<string>; interpreters: Set<string> }>();
for (const [own, entry] of entries) {
  if (entry.type !== 'programming' && entry.type !== 'markup') continue;
  if (leftOut.has(own)) continue;
  const name = entry.group !== undefined && grouped.has(entry.group) ? entry.group : own;
  const row = rows.get(name) ?? { kind: entry.type === 'programming' ? 'p' : 'm', extensions: new Set(), names: new Set(), interpreters: new Set() };
  for (const written of entry.extensions ?? []) {
    const extension = written.toLowerCase();
    const all = users.get(extension) ?? [];
    const single = new Set(all).size === 1;
    if (single || preferred[extension] === name) row.extensions.add(extension);
  }
  for (const file of entry.filenames ?? []) row.names.add(file);
  for (const interpreter of entry.interpreters ?? []) row.interpreters.add(interpreter);
  if (row.extensions.size + row.names.size + row.interpreters.size > 0) rows.set(name, row);
}
const lines = [...rows].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, row]) => {
  const parts = [name, row.kind, [...row.extensions].join(' '), [...row.names].join('/'), [...row.interpreters].join(' ')];
  return `  ${JSON.stringify(parts.join('|').replace(/\|+$/, ''))},`;
});
const text = `// Written by tools/generate-languages.ts out of linguist's language list (MIT); not edited by hand.

/** One language a line: name, \`p\` programming or \`m\` markup, extensions, file names, interpreters; parts apart by \`|\`. */
export const languageLines: readonly string[] = [
${lines.join('\n')}
];
`;
const target = new URL('../src/read/source-tree/languages.ts', import.meta.url);
writeFileSync(target, text);
process.stdout.write(`${lines.length} languages written to src/read/source-tree/languages.ts.\n`);
