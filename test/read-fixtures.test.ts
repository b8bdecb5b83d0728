import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { describe, it } from 'node:test';
import { ownWords } from '../src/model/text.ts';
import { headOf } from '../src/read/head.ts';
import { readers } from '../src/read/index.ts';
import { sourceOf } from '../src/read/source.ts';
import { forbiddenWording } from './wording.ts';

const folder = new URL('../fixtures/read/', import.meta.url);
/** Not formats of one file: a source tree is a folder of many. */
const trees = new Set(['source-tree']);

for (const reader of readers) {
  describe(`reader ${reader.id}`, () => {
    const home = new URL(`${reader.id}/`, folder);
    const files = existsSync(home) ? readdirSync(home).filter((name) => statSync(new URL(name, home)).isFile()) : [];

    it('has a valid fixture and one that is refused or breaks a rule', () => {
      assert.ok(files.some((name) => name.startsWith('valid-')), `fixtures/read/${reader.id} has no valid-*`);
      assert.ok(files.some((name) => name.startsWith('finding-') || name.startsWith('unreadable-')), `fixtures/read/${reader.id} shows nothing that is wrong`);
    });

    for (const name of files) {
      it(name, async () => {
        const source = sourceOf(name, readFileSync(new URL(name, home)));
        const head = headOf(source);
        assert.deepEqual(readers.filter((other) => other.accepts(head)).map((other) => other.id), [reader.id], 'exactly one reader accepts a fixture');
        const reading = await reader.read(source);
        const findings = reading.notes.filter((note) => note.level === 'finding');
        if (name.startsWith('valid-')) {
          assert.ok(reading.facts !== undefined, 'a valid fixture gives facts');
          assert.deepEqual(findings.map((note) => ownWords(note.message)), [], 'a valid fixture breaks no rule');
        } else if (name.startsWith('finding-')) {
          assert.ok(reading.facts !== undefined, 'it is still read');
          assert.ok(findings.length > 0, 'it breaks a rule');
        } else {
          assert.ok(name.startsWith('unreadable-'), `${name} does not begin with valid-, finding- or unreadable-`);
          assert.equal(reading.facts, undefined, 'nothing of it becomes evidence');
          assert.ok(reading.notes.some((note) => note.level === 'unreadable'), 'it says why');
        }
        for (const note of reading.notes) {
          assert.match(ownWords(note.message), /[.!?”…]$/, `not a full sentence: ${ownWords(note.message)}`);
          assert.doesNotMatch(ownWords(note.message), forbiddenWording);
        }
        assert.deepEqual(await reader.read(source), reading, 'reading twice gives the same');
        assert.deepEqual(JSON.parse(JSON.stringify(reading)), reading, 'a reading survives the way out of the reading process');
      });
    }
  });
}

it('no fixture folder is left without a reader', () => {
  const ids = new Set(readers.map((reader) => reader.id));
  assert.deepEqual(readdirSync(folder).filter((name) => !ids.has(name) && !trees.has(name)), []);
});
