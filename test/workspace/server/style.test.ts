/** The design system: what the style names is shown on its page, and what pages name is in the style. */
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { document } from '../../../src/pages/layout.ts';
import { stylePage } from '../../../src/pages/style.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const style = readFileSync(`${root}src/web/workspace/style.css`, 'utf8');
const mark = '/* Rooms: each room adds';

/** Classes that rules of a style name. */
function classesIn(css: string): ReadonlySet<string> {
  const selectors = css.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/\{[^{}]*\}/g, '{}');
  return new Set([...selectors.matchAll(/\.([a-z][a-z-]*)/g)].map(([, name = '']) => name));
}

describe('the design system', () => {
  test('every part of the base is shown on the style page', () => {
    const base = style.slice(0, style.indexOf(mark));
    assert.ok(base.length > 1000, 'the mark between base and rooms stands in the style');
    const visitor = { accountId: 'a', displayName: 'Ada', organisation: 'Acme', roles: [], method: 'passkey', passkeys: 2, recoveryCodesLeft: 10 };
    const shown = document({ assets: { style: '', script: '', icon: '' }, visitor, chimes: [] }, stylePage()).value;
    const there = new Set([...shown.matchAll(/class="([^"]*)"/g)].flatMap(([, names = '']) => names.split(' ')));
    // Frames of whole pages, and two columns that a page has in the place of one.
    const ofFrames = new Set(['narrow', 'columns', 'print']);
    assert.deepEqual([...classesIn(base)].filter((name) => !there.has(name) && !ofFrames.has(name)), []);
  });

  test('every block of the style is closed: an open one would keep all that follows for narrow screens', () => {
    const plain = style.replaceAll(/\/\*[\s\S]*?\*\//g, '');
    assert.equal(plain.split('{').length, plain.split('}').length);
    const rest = plain.replaceAll(/@(?:media|page|container|supports)[^{}]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}/g, '').replaceAll(/[^{}]*\{[^{}]*\}/g, '');
    assert.equal(rest.trim(), '');
  });

  test('every class that pages write has a rule, or only names a place', () => {
    const known = classesIn(style);
    const hooks = new Set(['soon', 'fail', 'clock', 'seen']);
    const unknown = globSync('src/pages/**/*.ts', { cwd: root }).flatMap((path) => [...readFileSync(`${root}${path}`, 'utf8').matchAll(/class="([^"]*)"/g)]
      .flatMap(([, names = '']) => names.replaceAll(/\$\{[^}]*\}?/g, ' \u0000 ').split(/\s+/u).filter((name) => /^[a-z][a-z-]*[a-z]$/.test(name)))
      .filter((name) => !known.has(name) && !hooks.has(name)).map((name) => `${path}: ${name}`));
    assert.deepEqual([...new Set(unknown)], []);
  });
});
