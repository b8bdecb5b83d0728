import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { keywordScanner } from './keywords.ts';
import { languageOf } from './language-of.ts';
import { languageLines } from './languages.ts';
import { memorySafetyOf } from './memory-safety.ts';

describe('keyword scanner', () => {
  it('finds what a plain search finds, wherever keywords overlap', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(fc.uniqueArray(word, { minLength: 1, maxLength: 8 }), fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'A', 'x'), maxLength: 60 }), (keywords, text) => {
        const found: string[] = [];
        keywordScanner(keywords).scan(new TextEncoder().encode(text), (keyword, end) => found.push(`${end} ${keywords[keyword]}`));
        const lower = text.toLowerCase();
        const expected = keywords.flatMap((keyword) => Array.from({ length: lower.length }, (_, at) => at).filter((at) => lower.startsWith(keyword, at)).map((at) => `${at + keyword.length} ${keyword}`));
        assert.deepEqual(found.toSorted(), expected.toSorted());
      }),
      { numRuns: 300 },
    );
  });
});

describe('languages', () => {
  const cases: readonly (readonly [string, string, string | undefined])[] = [
    ['a.ts', '', 'TypeScript'], ['a.tsx', '', 'TypeScript'], ['a.ts', '<?xml version="1.0"?><!DOCTYPE TS>', undefined], ['a.h', 'int a;', 'C'], ['a.h', 'namespace a {', 'C++'], ['a.h', '@interface A', 'Objective-C'],
    ['Dockerfile', '', 'Dockerfile'], ['Dockerfile.dev', '', 'Dockerfile'], ['run', '#!/usr/bin/env -S node --import x\n', 'JavaScript'], ['run', '#!/usr/bin/python3.12\n', 'Python'], ['run', 'text', undefined],
    ['a.rs', '', 'Rust'], ['a.go', '', 'Go'], ['a.unheardof', '', undefined], ['a.d.ts', '', 'TypeScript'], ['a.html.erb', '', 'HTML'], ['README.md', '', undefined],
  ];
  for (const [path, head, name] of cases) it(`${path} ${head.slice(0, 20)} is ${name ?? 'none'}`, () => assert.equal(languageOf(path, () => head)?.name, name));

  it('each language of the memory table is one that is told', () => {
    const told = new Set(languageLines.map((line) => line.split('|', 1)[0]));
    for (const name of ['C#', 'Rust', 'Ruby', 'Java', 'Go', 'Swift', 'TypeScript', 'JavaScript', 'Python', 'Kotlin', 'C', 'C++', 'Objective-C', 'Assembly', 'Zig']) {
      assert.ok(told.has(name), name);
      assert.notEqual(memorySafetyOf(name), 'not-classified', name);
    }
  });

  it('the languages that the white paper names are memory-safe, C and C++ are not', () => {
    assert.deepEqual(['C#', 'Rust', 'Ruby', 'Java', 'Go', 'Swift', 'C', 'C++', 'Pascal'].map(memorySafetyOf), [...Array.from({ length: 6 }, () => 'memory-safe'), 'not-memory-safe', 'not-memory-safe', 'not-classified']);
  });
});
