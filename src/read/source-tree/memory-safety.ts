import type { MemorySafety } from '../../model/evidence/source-tree.ts';

/**
 * Which languages leave memory to the programmer, as of the date below.
 *
 * The white paper "Secure by Design" names C#, Rust, Ruby, Java, Go and Swift as examples of memory-safe languages.
 * The other languages here manage memory themselves in ordinary use (no raw pointers, checked bounds):
 * TypeScript and JavaScript are memory-safe in that sense, though the paper does not list them.
 * A language that is not in either list is not classified: Pascal, D, Nim, SQL and build languages among them,
 * because their safety depends on dialect or switches, or the question does not arise.
 */
export const memorySafetyTableAt = '2026-11-22';

/** Named by the white paper. */
const named = ['C#', 'Rust', 'Ruby', 'Java', 'Go', 'Swift'];

/** Managed memory and checked bounds in ordinary use. */
const managed = [
  'Ada', 'Apex', 'Clojure', 'CoffeeScript', 'Common Lisp', 'Crystal', 'Dart', 'Elixir', 'Elm', 'Emacs Lisp', 'Erlang', 'F#', 'GDScript', 'Gleam', 'Groovy',
  'Hack', 'Haskell', 'Java Server Pages', 'JavaScript', 'Julia', 'Kotlin', 'Lua', 'OCaml', 'PHP', 'Perl', 'PowerShell', 'PureScript', 'Python', 'R', 'Racket',
  'Raku', 'ReScript', 'Reason', 'Scala', 'Scheme', 'Shell', 'Standard ML', 'TypeScript', 'Visual Basic .NET',
];

/** Memory is the programmer's business; nothing checks the bounds of raw pointers. */
const manual = [
  'Assembly', 'Motorola 68K Assembly', 'Unix Assembly', 'WebAssembly', 'C', 'C++', 'C2hs Haskell', 'Cuda', 'Forth', 'HIP', 'Objective-C', 'Objective-C++', 'OpenCL',
  'Metal', 'Pro*C', 'Zig', 'Yacc', 'Lex', 'Logos', 'XS', 'CWeb',
];

const classes: ReadonlyMap<string, MemorySafety> = new Map<string, MemorySafety>([
  ...[...named, ...managed].map((name) => [name, 'memory-safe'] as const),
  ...manual.map((name) => [name, 'not-memory-safe'] as const),
]);

/** The class of a language by its linguist name. */
export function memorySafetyOf(language: string): MemorySafety {
  return classes.get(language) ?? 'not-classified';
}
