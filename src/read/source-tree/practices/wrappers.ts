import type { WrapperUse } from '../../../model/evidence/build-practices.ts';
import { windowsOf } from '../text-window.ts';

/** Words in front of the name of a module of the code base itself. */
export const importKeywords: readonly string[] = ["from './", "from '../", 'from "./', 'from "../', "require('./", "require('../", 'require("./', 'require("../', "from '@/", 'from "@/', 'from .', 'from app.', 'from src.'];

/** Importing files from which on a module counts as one that the code base shares. */
const importersMin = 3;
const modulesMax = 50;
const placesMax = 200;
const aside = /(?:^|\/)(?:tests?|__tests__|spec|specs|fixtures?|examples?|migrations?|seeds?|scripts|bench)\/|[._-](?:test|spec)\.\w{1,5}$|(?:^|\/)test_[^/]+\.py$/i;
const extension = /\.(?:[cm]?[jt]sx?|vue|svelte|py)$/i;

export interface WrapperReader {
  /** A file of the code base; hits are offsets behind `importKeywords`. */
  imports(path: string, bytes: Uint8Array, hits: readonly number[]): void;
  /** A place where a file itself reaches the database or writes HTML. */
  direct(kind: WrapperUse['kind'], path: string, line: number): void;
  facts(): readonly WrapperUse[];
}

/**
 * Finds the modules of the code base through which its files reach the database or write HTML, and the files that go around them.
 * Such a module holds the direct calls itself and is imported by at least 3 files; tests, scripts and migrations stay out.
 */
export function wrapperReader(): WrapperReader {
  const importsOf = new Map<string, Set<string>>();
  const direct = { queries: new Map<string, number>(), html: new Map<string, number>() };
  return {
    imports(path, bytes, hits) {
      if (!extension.test(path) || aside.test(path)) return;
      const found = new Set<string>();
      for (const { text } of windowsOf(bytes, hits.slice(0, 300))) {
        for (const [, name] of text.matchAll(/(?:from|require\()\s*['"]((?:\.{1,2}|@)\/[^'"]{1,200})['"]/g)) found.add(resolved(path, name ?? ''));
        const python = /^\s*from\s+(\.{0,3}[\w.]{0,120})\s+import\b/.exec(text)?.[1];
        if (python !== undefined && path.endsWith('.py')) found.add(pythonModule(path, python));
      }
      if (found.size > 0) importsOf.set(path, found);
    },
    direct(kind, path, line) {
      if (aside.test(path)) return;
      const first = direct[kind].get(path);
      if (first === undefined || line < first) direct[kind].set(path, line);
    },
    facts: () => (['queries', 'html'] as const).map((kind) => useOf(kind, direct[kind], importsOf)),
  };
}

function useOf(kind: WrapperUse['kind'], direct: ReadonlyMap<string, number>, importsOf: ReadonlyMap<string, ReadonlySet<string>>): WrapperUse {
  const importers = new Map<string, string[]>();
  for (const [path, names] of importsOf) for (const name of names) importers.set(name, [...(importers.get(name) ?? []), path]);
  const modules = [...direct.keys()].flatMap((path) => {
    const name = moduleName(path);
    const by = (importers.get(name) ?? []).filter((other) => other !== path);
    return by.length >= importersMin ? [{ path, by }] : [];
  });
  const own = new Set(modules.map((module) => module.path));
  const around = [...direct].filter(([path]) => !own.has(path)).map(([path, line]) => ({ path, line }));
  const through = new Set(modules.flatMap((module) => module.by).filter((path) => !own.has(path) && !direct.has(path)));
  return {
    kind,
    modules: modules.toSorted((a, b) => b.by.length - a.by.length || (a.path < b.path ? -1 : 1)).slice(0, modulesMax).map(({ path, by }) => ({ path, importers: by.length })),
    filesThrough: through.size,
    filesAround: around.length,
    around: around.toSorted((a, b) => (a.path < b.path ? -1 : 1)).slice(0, placesMax),
  };
}

function moduleName(path: string): string {
  return path.replace(extension, '').replace(/\/(?:index|__init__)$/, '');
}

function resolved(from: string, name: string): string {
  const parts = name.startsWith('@/') ? ['src', ...name.slice(2).split('/')] : [...from.split('/').slice(0, -1), ...name.split('/')];
  const out: string[] = [];
  for (const part of parts) {
    if (part === '..') out.pop();
    else if (part !== '.' && part !== '') out.push(part);
  }
  return moduleName(out.join('/'));
}

/** `from .store import x` beside the file; `from app.store import x` from the root. */
function pythonModule(from: string, name: string): string {
  const dots = /^\.*/.exec(name)?.[0].length ?? 0;
  const rest = name.slice(dots).split('.').filter((part) => part !== '');
  const base = dots === 0 ? [] : from.split('/').slice(0, -dots);
  return [...base, ...rest].join('/');
}
