import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { rawText } from '../../model/text.ts';
import { sourceOf, Unreadable, type Source } from '../source.ts';
import type { GrammarName } from './code.ts';
import { readSourceTree, type SourceTreeOptions } from './index.ts';

const home = dirname(createRequire(import.meta.url).resolve('@vscode/tree-sitter-wasm'));
const grammar = async (name: GrammarName): Promise<Uint8Array> => readFileSync(join(home, name === 'runtime' ? 'tree-sitter.wasm' : `tree-sitter-${name}.wasm`));
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

function folder(name: string): readonly Source[] {
  const root = fileURLToPath(new URL(`../../../fixtures/read/source-tree/${name}/`, import.meta.url));
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted()
    .map((path) => sourceOf(path.slice(root.length).replaceAll('\\', '/'), readFileSync(path)));
}

async function factsOf(files: Iterable<Source | Unreadable>, options: SourceTreeOptions = { grammar }) {
  const reading = await readSourceTree(files, options);
  assert.ok(reading.facts !== undefined);
  return { ...reading, facts: reading.facts };
}

describe('source tree', () => {
  it('counts and names what a small shop ships', async () => {
    const { facts, complete } = await factsOf(folder('small-shop'));
    assert.deepEqual(facts.files, { read: 7, unread: 0, binary: 1, minified: 0, vendored: 1, generated: 0 });
    assert.deepEqual(facts.languages.map(({ name, files, memorySafety }) => [name, files, memorySafety]), [['TypeScript', 2, 'memory-safe'], ['C', 1, 'not-memory-safe'], ['Python', 1, 'memory-safe']]);
    assert.deepEqual(facts.nativeParts, { total: 1, places: [{ path: 'binding.gyp', line: 1, kind: 'add-on-build-file' }] });
    assert.deepEqual(facts.credentials, { total: 1, filesWith: 1, apart: { example: 0, test: 0, build: 0 }, places: [{ path: 'deploy/compose.yaml', line: 5, kind: 'password', name: 'POSTGRES_PASSWORD', length: 10 }] });
    assert.deepEqual(facts.queries.places, [{ path: 'src/store.ts', line: 3, form: 'parameterised' }, { path: 'src/store.ts', line: 4, form: 'joined' }]);
    assert.deepEqual(facts.html.places, [{ path: 'src/badge.tsx', line: 1, form: 'raw', sink: 'dangerouslySetInnerHTML' }, { path: 'views/good.ejs', line: 2, form: 'escaped', sink: '<%- %>' }]);
    assert.equal(complete, true);
  });

  it('finds nothing where nothing is', async () => {
    const { facts } = await factsOf(folder('nothing-to-see'));
    assert.deepEqual([facts.credentials.total, facts.queries.total, facts.html.total, facts.nativeParts.total], [0, 0, 0, 0]);
    assert.deepEqual(facts.languages.map((language) => language.name), ['Go']);
  });

  it('reads the same twice', async () => {
    assert.deepEqual(await readSourceTree(folder('small-shop'), { grammar }), await readSourceTree(folder('small-shop'), { grammar }));
  });

  it('says which files were too long or could not be opened, and is then incomplete', async () => {
    const { facts, notes, complete } = await factsOf([sourceOf('big.sql', bytes('x'.repeat(2_000))), new Unreadable('cannot be opened', { member: 'locked.txt' }), sourceOf('a.txt', bytes('fine'))], { fileBytesMax: 1_000 });
    assert.equal(facts.files.unread, 2);
    assert.equal(facts.files.read, 1);
    assert.deepEqual(notes.map((note) => `${note.level}: ${rawText(note.message)}`), ['unreadable: The file locked.txt was not searched: it cannot be opened.', 'information: The file big.sql was not searched: it is 2000 bytes long; at most 1000 are read.']);
    assert.deepEqual(facts.leftOut, [{ rule: 'too-long', files: 1, examples: ['big.sql'] }]);
    assert.equal(complete, false);
  });

  it('tells what a rule keeps from being looked at whole, sources first', async () => {
    const deep = `db.query(\n${'(\n'.repeat(200)}"select a from b where c=" + x${')\n'.repeat(200)});\n`;
    const { facts } = await factsOf([sourceOf('logo.png', Uint8Array.of(137, 0)), sourceOf('a.js', bytes('one\0')), sourceOf('deep.js', bytes(deep)), sourceOf('shallow.js', bytes('db.query("select a from b where c=" + x);\n')), sourceOf('vendor/a.js', bytes('a')), sourceOf('app.min.js', bytes('a'))]);
    assert.deepEqual(facts.leftOut, [
      { rule: 'binary', files: 2, examples: ['a.js', 'logo.png'] },
      { rule: 'minified', files: 1, examples: ['app.min.js'] },
      { rule: 'not-parsed', files: 1, examples: ['deep.js'] },
      { rule: 'vendored', files: 1, examples: ['vendor/a.js'] },
    ]);
  });

  it('leaves out binary and minified files with a count, and searches vendored ones for credentials only', async () => {
    const { facts } = await factsOf([
      sourceOf('a.bin', new Uint8Array([112, 97, 0, 115])),
      sourceOf('app.js', bytes(`var a={password:"hunter2"};${'b(c);'.repeat(2_000)}\n`)),
      sourceOf('vendor/lib/a.js', bytes('el.innerHTML = x; const adminPassword = "hunter2";\n')),
      sourceOf('api.pb.go', bytes('// Code generated by protoc. DO NOT EDIT.\npackage api\n')),
    ]);
    assert.deepEqual(facts.files, { read: 2, unread: 0, binary: 1, minified: 1, vendored: 1, generated: 1 });
    assert.equal(facts.credentials.total, 1);
    assert.equal(facts.html.total, 0);
    assert.deepEqual(facts.languages, []);
  });

  it('takes sources in TypeScript below a folder called vendor for the maker’s own: packages are published compiled', async () => {
    const { facts } = await factsOf([sourceOf('src/vendor/price.ts', bytes('el.innerHTML = x;\n')), sourceOf('vendor/lib.d.ts', bytes('declare const a: string;\n')), sourceOf('third_party/a.ts', bytes('el.innerHTML = x;\n'))]);
    assert.deepEqual([facts.files.vendored, facts.html.total], [2, 1]);
  });

  it('caps the places and never the counts', async () => {
    const { facts } = await factsOf([sourceOf('a.env', bytes(Array.from({ length: 500 }, (_, index) => `A${index}_PASSWORD=hunter${index}xyz\n`).join('')))], { placesMax: 10 });
    assert.equal(facts.credentials.total, 500);
    assert.equal(facts.credentials.places.length, 10);
  });

  it('reads UTF-16 with a byte-order mark, and broken UTF-8 as far as it goes', async () => {
    const wide = new Uint8Array(new Uint16Array([0xfeff, ...[...'PASSWORD=hunter2\n'].map((character) => character.charCodeAt(0))]).buffer);
    const broken = new Uint8Array([0xff, 0x80, 10, ...bytes('PASSWORD=hunter2\n')]);
    const { facts } = await factsOf([sourceOf('wide.env', wide), sourceOf('broken.env', broken)]);
    assert.deepEqual(facts.credentials.places.map((place) => [place.path, place.line]), [['wide.env', 1], ['broken.env', 2]]);
  });

  it('keeps names with control characters as they are, for the output to escape', async () => {
    const { facts } = await factsOf([sourceOf('a\u001b[31m\n.env', bytes('PASSWORD=hunter2\n'))]);
    assert.equal(facts.credentials.places[0]?.path, 'a\u001b[31m\n.env');
  });

  it('takes time in step with the length of hostile lines', async () => {
    const cost = async (line: string, count: number): Promise<number> => {
      const files = [sourceOf('a.yaml', bytes(line.repeat(count))), sourceOf('a.ts', bytes(line.repeat(count))), sourceOf('a.md', bytes(line.repeat(count)))];
      const start = process.cpuUsage();
      await readSourceTree(files);
      const { user, system } = process.cpuUsage(start);
      return user + system;
    };
    for (const line of ['password="a" ', 'insert into users (', '://a:b@', 'default password is ', 'pass\n', '${password:']) {
      await cost(line, 2_000);
      const small = await cost(line, 4_000);
      const large = await cost(line, 32_000);
      assert.ok(large < 20 * small + 200_000, `${JSON.stringify(line)}: ${small} µs for 4,000, ${large} µs for 32,000`);
    }
  });
});
