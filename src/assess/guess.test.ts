import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { guessProduct } from './guess.ts';

let home = '';

const guessed = async (folder: string, files: Readonly<Record<string, string>>): Promise<unknown> => {
  const root = join(home, folder);
  mkdirSync(root, { recursive: true });
  for (const [name, text] of Object.entries(files)) writeFileSync(join(root, name), text);
  const guess = await guessProduct({ root, files: Object.keys(files) });
  rmSync(root, { recursive: true });
  return guess;
};

describe('the guess of a product', () => {
  before(() => { home = mkdtempSync(join(tmpdir(), 'assay-guess-')); });
  after(() => rmSync(home, { recursive: true, force: true }));

  it('name and version are what a manifest at the root says, with the manifest that said it', async () => {
    assert.deepEqual(await guessed('a', { 'package.json': '{"name":"quillgate","version":"2.5.3"}' }), { name: { text: 'quillgate', from: 'package.json' }, version: { text: '2.5.3', from: 'package.json' } });
    assert.deepEqual(await guessed('a', { 'pyproject.toml': '[build-system]\nname = "no"\n\n[project]\nname = "Quillgate"\nversion = "3.2.0.dev"\n\n[tool.x]\nversion = "9"\n' }), { name: { text: 'Quillgate', from: 'pyproject.toml' }, version: { text: '3.2.0.dev', from: 'pyproject.toml' } });
    assert.deepEqual(await guessed('a', { 'Cargo.toml': '[package]\nname = "quillgate"\nversion = "0.0.0"\n' }), { name: { text: 'quillgate', from: 'Cargo.toml' } });
    assert.deepEqual(await guessed('quillgate', { 'README.md': '' }), { name: { text: 'quillgate', from: 'the name of the folder' } });
    assert.deepEqual(await guessed('quillgate', { 'package.json': '{"name":' }), { name: { text: 'quillgate', from: 'the name of the folder' } });
  });

  it('the manifest of a part names no whole, nor does its version count', async () => {
    assert.deepEqual(await guessed('quillgate', { 'package.json': '{"name":"quillgate-ui","version":"1.0.0"}' }), { name: { text: 'quillgate', from: 'the name of the folder' } });
    assert.deepEqual(await guessed('quillgate', { 'package.json': '{"name":"quillgate-client","version":"7.0.0"}', 'pyproject.toml': '[project]\nname = "quillgate"\nversion = "26.8"\n' }), { name: { text: 'quillgate', from: 'pyproject.toml' }, version: { text: '26.8', from: 'pyproject.toml' } });
  });
});
