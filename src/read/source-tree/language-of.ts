import { languageLines } from './languages.ts';

const byExtension = new Map<string, string>();
const byName = new Map<string, string>();
const byInterpreter = new Map<string, string>();
const markup = new Set<string>();
for (const line of languageLines) {
  const [name = '', kind, extensions = '', names = '', interpreters = ''] = line.split('|');
  if (kind === 'm') markup.add(name);
  for (const extension of extensions.split(' ')) if (extension !== '') byExtension.set(extension, name);
  for (const file of names.split('/')) if (file !== '') byName.set(file, name);
  for (const interpreter of interpreters.split(' ')) if (interpreter !== '' && !byInterpreter.has(interpreter)) byInterpreter.set(interpreter, name);
}
byInterpreter.set('node', 'JavaScript');
byInterpreter.set('deno', 'TypeScript');
byInterpreter.set('bun', 'TypeScript');

/** Words in the first 4 kB that tell the languages apart which share an extension. */
const told: Readonly<Record<string, readonly (readonly [RegExp, string])[]>> = {
  '.h': [
    [/^\s{0,20}(?:@(?:interface|protocol|class|property|import)\b|#import\b)/m, 'Objective-C'],
    [/^\s{0,20}(?:namespace\s|template\s{0,4}<|class\s+\w+|using\s+\w+|(?:public|private|protected)\s{0,4}:|#include\s{1,4}<[a-z_]+>)|\bstd::/m, 'C++'],
  ],
  '.m': [
    [/^\s{0,20}(?:@(?:interface|implementation|protocol|class|import|property)\b|#(?:import|include)\b)/m, 'Objective-C'],
    [/^\s{0,20}(?:%|function\b|end\b|classdef\b)/m, 'MATLAB'],
  ],
  '.pl': [[/^\s{0,8}(?::-\s|[a-z]\w{0,40}\([^)\n]{0,80}\)\s{0,4}:-)/m, 'Prolog']],
  '.ts': [[/^\s{0,20}<\?xml|<!DOCTYPE TS>/i, '']],
  '.tsx': [[/^\s{0,20}<\?xml/i, '']],
  '.rs': [[/^\s{0,20}<\?xml/i, '']],
  '.fs': [[/^\s{0,20}(?:#version\b|uniform\s|precision\s)/m, 'GLSL']],
  '.v': [[/^\s{0,20}(?:fn\s+\w+\(|module\s+main\b)/m, 'V']],
  '.cs': [[/^![\w\s]{1,60}methodsFor:/m, 'Smalltalk']],
  '.mm': [[/^\s{0,20}<(?:\?xml|map)/i, '']],
};

/** The language of a file and whether it is a programming language. */
export interface FileLanguage {
  readonly name: string;
  readonly isMarkup: boolean;
}

/**
 * Names the language of a file by its name, its first line, and for shared extensions by words in it.
 * @param path with `/` between segments
 * @param headText the first bytes as text, at most 4 kB are looked at
 */
export function languageOf(path: string, headText: () => string): FileLanguage | undefined {
  const file = path.slice(path.lastIndexOf('/') + 1);
  const name = byName.get(file) ?? byFileExtension(file, headText) ?? (file.includes('.') ? undefined : byFirstLine(headText()));
  return name === undefined || name === '' ? undefined : { name, isMarkup: markup.has(name) };
}

function byFileExtension(file: string, headText: () => string): string | undefined {
  const lower = file.slice(-80).toLowerCase();
  if (lower.startsWith('dockerfile.')) return 'Dockerfile';
  for (let dot = lower.indexOf('.'); dot !== -1; dot = lower.indexOf('.', dot + 1)) {
    const extension = lower.slice(dot);
    const name = byExtension.get(extension);
    if (name === undefined) continue;
    const tests = told[extension];
    if (tests === undefined) return name;
    const text = headText().slice(0, 4096);
    return tests.find(([pattern]) => pattern.test(text))?.[1] ?? name;
  }
  return undefined;
}

function byFirstLine(text: string): string | undefined {
  if (!text.startsWith('#!')) return undefined;
  const words = text.slice(2, 200).split('\n', 1)[0]?.trim().split(/\s{1,8}/) ?? [];
  const program = words[0]?.endsWith('/env') === true ? words.slice(1).find((word) => !word.startsWith('-') && !word.includes('=')) : words[0];
  const interpreter = program?.slice(program.lastIndexOf('/') + 1) ?? '';
  return byInterpreter.get(interpreter) ?? byInterpreter.get(interpreter.replace(/[\d.]{1,8}$/, ''));
}
