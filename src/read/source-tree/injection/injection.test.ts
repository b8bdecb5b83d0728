import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { describe, it } from 'node:test';
import { sourceOf } from '../../source.ts';
import type { GrammarName } from '../code.ts';
import { readSourceTree } from '../index.ts';

const home = dirname(createRequire(import.meta.url).resolve('@vscode/tree-sitter-wasm'));
const grammar = async (name: GrammarName): Promise<Uint8Array> => readFileSync(join(home, name === 'runtime' ? 'tree-sitter.wasm' : `tree-sitter-${name}.wasm`));

/** Each line of the text with its expected class and form behind `//=` or `#=`, or nothing. */
async function checkPlaces(path: string, text: string): Promise<void> {
  const expected = text.split('\n').flatMap((line, index) => {
    const label = /(?:\/\/|#)= (\w+ (?:safe|unsafe))$/.exec(line)?.[1];
    return label === undefined ? [] : [`${index + 1} ${label}`];
  });
  const { facts } = await readSourceTree([sourceOf(path, new TextEncoder().encode(text))], { grammar });
  const places = facts?.injections?.places.map((place) => `${place.line} ${place.weakness} ${place.form}`) ?? [];
  assert.deepEqual(places.toSorted((one, other) => Number.parseInt(one, 10) - Number.parseInt(other, 10)), expected);
}

describe('injection', () => {
  it('follows renamed imports, promisified functions and texts that grow', () => checkPlaces('a.ts', `
    import { exec as run } from 'node:child_process';
    import { promisify } from 'node:util';
    const sh = promisify(run);
    export async function f(name: string, count: number): Promise<void> {
      let command = 'ls ';
      command += name;
      await sh(command); //= command unsafe
      await sh('ls ' + count); //= command safe
      await sh('ls'); //= command safe
    }`));

  it('takes folders that are found in folders for no value of a request', () => checkPlaces('a.ts', `
    import { readdirSync } from 'node:fs';
    import { join } from 'node:path';
    export function walk(root: string): void {
      const waiting = [''];
      for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop()) {
        for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
          const name = folder === '' ? entry.name : \`\${folder}/\${entry.name}\`;
          waiting.push(name);
        }
      }
    }`));

  it('takes self.path for the path of a request only where requests are handled', async () => {
    await checkPlaces('watch.py', 'class Watched:\n    def size(self):\n        return open(self.path).read()\n');
    await checkPlaces('serve.py', 'from http.server import BaseHTTPRequestHandler\nclass Page(BaseHTTPRequestHandler):\n    def do_GET(self):\n        return open("www" + self.path)  #= path unsafe\n');
  });

  it('lets a list of arguments pass, and a shell flag not', () => checkPlaces('a.js', `
    const { spawn } = require('child_process');
    exports.f = (name) => {
      spawn('ls', [name]); //= command safe
      spawn('ls', [name], { shell: false }); //= command safe
      spawn('ls', [name], { shell: true }); //= command unsafe
      spawn('sh', ['-c', 'ls ' + name]); //= command unsafe
      /x/.exec(name);
    };`));

  it('counts a check of the value from there on, in the same function only', () => checkPlaces('a.py', `
import os
from flask import request

def before():
    name = request.args["name"]
    os.remove("/srv/" + name)  #= path unsafe
    if name not in ("a", "b"):
        return
    os.remove("/srv/" + name)  #= path safe

def other():
    name = request.args["name"]
    os.remove("/srv/" + name)  #= path unsafe
    os.remove(os.path.join("/srv", os.path.basename(name)))  #= path safe
    os.remove("/srv/a")
`));

  it('a check of the scheme says nothing about the host', () => checkPlaces('a.js', `
    app.get('/', async (req, res) => {
      const url = new URL(req.query.url);
      if (url.protocol !== 'https:') return;
      await fetch(url); //= ssrf unsafe
      if (url.hostname !== 'acme.example') return;
      await fetch(url); //= ssrf safe
      await fetch('https://acme.example/' + req.query.page); //= ssrf safe
      await fetch('/own');
    });`));

  it('tells loaders by what they are asked to build', () => checkPlaces('a.py', `
import pickle
import yaml
from yaml import SafeLoader

def f(data, model):
    pickle.loads(data)  #= deserialisation unsafe
    yaml.load(data)  #= deserialisation unsafe
    yaml.load(data, Loader=SafeLoader)  #= deserialisation safe
    yaml.safe_load(data)  #= deserialisation safe
    model.eval()
    eval("1 + 1")  #= deserialisation safe
    eval(data)  #= deserialisation unsafe
`));

  it('a route’s parameters come from the request, unless they are numbers', () => checkPlaces('a.py', `
from fastapi import FastAPI
api = FastAPI()

@api.get("/{name}/{number}")
def show(name: str, number: int):
    open(f"/srv/{name}")  #= path unsafe
    open(f"/srv/{number}")

def library(name):
    open(f"/srv/{name}")
`));

  it('a name of a folder’s entry is no name of an archive’s', () => checkPlaces('a.js', `
    import { readdirSync, readFileSync } from 'node:fs';
    import { join } from 'node:path';
    function folder() {
      for (const entry of readdirSync('x', { withFileTypes: true })) readFileSync(join('x', entry.name));
    }
    function archive(zip) {
      for (const entry of zip.getEntries()) readFileSync(join('x', entry.entryName)); //= path unsafe
    }
  `));

  it('knows what private functions are called with, elements of lists and choices out of them', () => checkPlaces('a.js', `
    const { execSync } = require('child_process');
    const modes = ['fast', 'slow'];
    function start(mode) { return execSync('run --' + mode); } //= command safe
    start('fast');
    start('slow');
    function stop(mode) { return execSync('stop --' + mode); } //= command unsafe
    stop('fast');
    exports.stop = stop;
    modes.forEach((mode) => execSync('run --' + mode)); //= command safe
    exports.f = (mode, names) => {
      const options = process.platform === 'win32' ? { shell: true } : {};
      require('child_process').spawn('run', [mode], options); //= command unsafe
      execSync('run --' + (modes.includes(mode) ? mode : 'fast')); //= command safe
      const grown = [];
      for (const one of modes) grown.push(one);
      for (const one of grown) execSync('run --' + one); //= command safe
      names.forEach((name) => execSync('run --' + name)); //= command unsafe
    };`));

  it('takes programs out of the own files for modules, and pickles whose signature was checked for the maker’s', async () => {
    await checkPlaces('a.js', `
    const fs = require('fs');
    const path = require('path');
    const vm = require('vm');
    const folder = path.join(__dirname, 'parts');
    ['a.js', 'b.js'].forEach((name) => {
      const text = fs.readFileSync(path.join(folder, name), 'utf8');
      vm.runInThisContext(text); //= deserialisation safe
    });
    vm.runInThisContext(fs.readFileSync(process.argv[2], 'utf8')); //= deserialisation unsafe
`);
    await checkPlaces('a.py', `
import hmac
import pickle
with open("own.py") as handle:
    exec(compile(handle.read(), "own.py", "exec"))  #= deserialisation safe
def load(signed, key):
    data = signed[32:]
    pickle.loads(data)  #= deserialisation unsafe
    expected = hmac.new(key, data, "sha256").digest()
    if not hmac.compare_digest(signed[:32], expected):
        raise ValueError
    return pickle.loads(data)  #= deserialisation safe
`);
  });

  it('finds programs behind a require that the file makes, and commands joined by a named separator', async () => {
    await checkPlaces('a.mjs', "import { createRequire } from 'module';\nconst require = createRequire(import.meta.url);\nconst run = require('child_process');\nexport const f = (a) => run.exec('ls ' + a); //= command unsafe\n");
    await checkPlaces('a.py', 'import os\ndef f(names):\n    space = " "\n    os.system(space.join(names))  #= command unsafe\n');
  });

  it('takes a name without a separator, an entry of a folder and a path beside a context for no way out', () => checkPlaces('a.js', `
    const fs = require('fs');
    app.get('/:name', (req, res) => {
      fs.readFileSync('logs/' + req.params.name); //= path unsafe
      if (req.params.name.includes('/')) return;
      fs.readFileSync('logs/' + req.params.name); //= path safe
      const options = { root: 'logs' };
      res.sendFile(req.params.name, options); //= path safe
    });
    for (const entry of fs.readdirSync('x', { withFileTypes: true })) fs.unlinkSync(entry.path);
    function heal(ctx) { fs.mkdirSync(ctx.paths.files); }
    function clear(ctx) { fs.unlinkSync(ctx.path); } //= path unsafe
`));

  it('ends on programs that never stop nesting, and on names that stand for each other', async () => {
    const deep = `const a = b; const b = a; const { exec } = require('child_process'); exec(${'('.repeat(3_000)}a${')'.repeat(3_000)}); exec(a);`;
    const { facts } = await readSourceTree([sourceOf('a.js', new TextEncoder().encode(deep))], { grammar });
    assert.ok(facts?.injections !== undefined);
  });
});
