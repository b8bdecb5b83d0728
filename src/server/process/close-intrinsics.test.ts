import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

/** In a process of its own: what is closed stays closed. */
function afterClosing(code: string): unknown {
  const path = fileURLToPath(new URL('close-intrinsics.ts', import.meta.url));
  const { stdout, stderr, status } = spawnSync(process.execPath, ['--input-type=module', '--eval', `import { closeIntrinsics, intrinsicGaps } from ${JSON.stringify(`file://${path}`)};\nconst before = intrinsicGaps().length;\ncloseIntrinsics();\nconst tried = (work) => { try { return work(); } catch (problem) { return problem.name; } };\nprocess.stdout.write(JSON.stringify((() => { ${code} })()));`], { encoding: 'utf8' });
  assert.equal(status, 0, stderr);
  return JSON.parse(stdout);
}

test('nothing can be added to what others inherit, or replaced in it, and before all of it could', () => {
  const { before, gaps, planted, replaced, added, merged } = afterClosing(`
    const merge = (to, from) => { for (const key of Object.keys(from)) if (typeof from[key] === 'object') merge(to[key], from[key]); else to[key] = from[key]; };
    const merged = tried(() => merge({}, JSON.parse('{"constructor":{"prototype":{"isAdministrator":true}}}')));
    return { before, gaps: intrinsicGaps(), planted: ({}).isAdministrator ?? null, merged, replaced: tried(() => { Object.prototype.toString = () => 'x'; }), added: tried(() => { Array.prototype.last = 1; }) };
  `) as { before: number; gaps: readonly string[]; planted: unknown; replaced: string; added: string; merged: string };
  assert.ok(before > 20);
  assert.deepEqual(gaps, []);
  assert.deepEqual([planted, merged, replaced, added], [null, 'TypeError', 'TypeError', 'TypeError']);
});

test('what inherits may still have properties of those names, and classes still extend', () => {
  assert.deepEqual(afterClosing(`
    const one = {}; one.toString = () => 'own'; one.constructor = 5; one.valueOf = () => 7;
    class Late extends Array { last() { return this.at(-1); } }
    class Problem extends Error { name = 'Problem'; }
    const problem = new Problem('p'); problem.message = 'q'; problem.extra = 1;
    function Old() {} Old.prototype.toString = () => 'old'; Old.prototype.more = 1;
    return [String(one), one.constructor, +one, Late.from([1, 2]).last(), String(problem), problem.extra, String(new Old()), new Old().more, Object.keys(one), ({}).toString(), ({}).hasOwnProperty('a'), Object.prototype.hasOwnProperty.call({ a: 1 }, 'a')];
  `), ['own', 5, 7, 2, 'Problem: q', 1, 'old', 1, ['toString', 'constructor', 'valueOf'], '[object Object]', false, true]);
});
