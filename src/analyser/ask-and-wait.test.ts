import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { askAndWait } from './ask-and-wait.ts';
import { defaultLimits } from './reading-child.ts';

let folder = '';

describe('asking a process and waiting for it', () => {
  before(() => { folder = mkdtempSync(join(tmpdir(), 'assay-wait-')); });
  after(() => rmSync(folder, { recursive: true, force: true }));

  it('gives what it answers, up to the end of the line', async () => {
    const program = written('answers', 'const asked = JSON.parse(fs.readFileSync(0, "utf8")); fs.writeSync(1, `${JSON.stringify({ results: [asked.task, process.permission.has("fs.write"), Object.keys(process.env)] })}\\n{"failed":"later"}\\n`);');
    assert.deepEqual(await askAndWait(program, { task: 'a\u2028b' }, [folder], defaultLimits), { results: ['a\u2028b', false, []] });
  });

  it('tells of one that ends without an answer', async () => {
    const gone = { failed: 'used up the memory or ended the reading process' };
    for (const said of ['', 'fs.writeSync(1, "{\\"results\\":[]}");', 'fs.writeSync(1, "no JSON\\n");', 'fs.writeSync(1, "[]\\n");', 'process.kill(process.pid, "SIGKILL");']) {
      assert.deepEqual(await askAndWait(written('ends', said), {}, [folder], defaultLimits), gone);
    }
  });

  it('ends one that takes too long', async () => {
    const program = written('waits', 'setInterval(() => undefined, 1000);');
    assert.deepEqual(await askAndWait(program, {}, [folder], { ...defaultLimits, taskMilliseconds: 500 }), { failed: 'took longer than 1 seconds to read' });
  });
});

/** @returns the path of a program */
function written(name: string, said: string): string {
  const path = join(folder, `${name}.cjs`);
  writeFileSync(path, `const fs = require('node:fs');\n${said}\n`);
  return path;
}
