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

  it('ends on programs that never stop nesting, and on names that stand for each other', async () => {
    const deep = `const a = b; const b = a; const { exec } = require('child_process'); exec(${'('.repeat(3_000)}a${')'.repeat(3_000)}); exec(a);`;
    const { facts } = await readSourceTree([sourceOf('a.js', new TextEncoder().encode(deep))], { grammar });
    assert.ok(facts?.injections !== undefined);
  });
});
