import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { rooms } from '../tools/architecture.ts';

/** Each gate is shown a planted violation, so that a gate which no longer looks fails here. */
const root = fileURLToPath(new URL('../', import.meta.url));
let copy = '';

describe('gates', () => {
  before(() => {
    copy = mkdtempSync(join(tmpdir(), 'assay-gates-'));
    for (const name of ['.oxlintrc.json', 'tsconfig.json', 'package.json']) cpSync(join(root, name), join(copy, name));
    symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
    for (const room of Object.keys(rooms)) {
      mkdirSync(join(copy, 'src', room), { recursive: true });
      writeFileSync(join(copy, 'src', room, 'thing.ts'), 'export const thing = 1;\n');
    }
  });
  after(() => rmSync(copy, { recursive: true, force: true }));

  function lint(path: string, content: string): string {
    return lintAll([{ path, content }]);
  }

  function lintAll(files: readonly { readonly path: string; readonly content: string }[]): string {
    for (const { path, content } of files) writeFileSync(join(copy, path), content);
    const result = spawnSync(join(root, 'node_modules/.bin/oxlint'), ['--type-aware', '--format', 'unix', ...files.map(({ path }) => path)], { cwd: copy, encoding: 'utf8' });
    for (const { path } of files) rmSync(join(copy, path));
    return result.status === 0 ? '' : result.stdout + result.stderr;
  }

  describe('the linter holds the architecture', () => {
    const importing = (other: string): string => `import { thing } from '../${other}/thing.ts';\nexport const planted = thing;\n`;
    it('no room may import a room that its line does not name', () => {
      const files = Object.entries(rooms).flatMap(([room, { mayImport }]) => Object.keys(rooms).filter((other) => other !== room && !mayImport.includes(other)).map((other) => ({ path: `src/${room}/planted-${other}.ts`, content: importing(other) })));
      const told = lintAll(files);
      for (const { path } of files) assert.match(told, new RegExp(`${path}:.*no-restricted-imports`), path);
    });
    it('every room may import those that its line names', () => {
      assert.equal(lintAll(Object.entries(rooms).flatMap(([room, { mayImport }]) => mayImport.map((other) => ({ path: `src/${room}/planted-${other}.ts`, content: importing(other) })))), '');
    });
    it('a pure room has no clock, randomness, network or file', () => {
      const impure = ['Date.now()', 'Math.random()', 'fetch("https://a.example")', 'process.env'];
      const pure = Object.keys(rooms).filter((name) => rooms[name]?.isPure === true);
      const files = pure.flatMap((room) => [
        ...impure.map((content, index) => ({ path: `src/${room}/planted-${index}.ts`, content: `export const planted = ${content};\n` })),
        { path: `src/${room}/planted-file.ts`, content: "import { readFileSync } from 'node:fs';\nexport const planted = readFileSync;\n" },
      ]);
      const told = lintAll(files);
      for (const { path } of files) assert.match(told, new RegExp(`${path}:.*no-restricted-`), path);
    });
    it('lets nothing but src/net open a connection', () => {
      const planted = [...['node:https', 'node:net', 'node:dns', 'node:tls'].map((name) => `import * as planted from '${name}';\nexport const made = planted;\n`), "import { request } from 'node:http';\nexport const made = request;\n", "export const made = fetch('https://a.example');\n"];
      const files = Object.keys(rooms).filter((name) => name !== 'net').flatMap((room) => planted.map((content, index) => ({ path: `src/${room}/planted-${index}.ts`, content })));
      const told = lintAll(files);
      for (const { path } of files) assert.match(told, new RegExp(`${path}:.*no-restricted-(imports|globals)`), path);
      assert.equal(lintAll([{ path: 'src/net/planted.ts', content: planted[0] ?? '' }, { path: 'src/cli/planted.ts', content: "import { createServer } from 'node:http';\nexport const made = createServer;\n" }]), '');
    });
    it('keeps the hooks of a test file inside a describe, since all files share one process and a hook outside is for all of them', () => {
      const outside = globSync('{src,test}/**/*.test.ts', { cwd: root }).filter((path) => /^(?:before|after)(?:Each)?\(/m.test(readFileSync(join(root, path), 'utf8')));
      assert.deepEqual(outside, []);
    });
    it('sees every module of Node that is used, but for the one that src/net takes without an import', () => {
      // To find where a package lies takes no module.
      const taking = globSync('src/**/*.ts', { cwd: root }).filter((path) => /getBuiltinModule|createRequire\(|process\.binding/.test(readFileSync(join(root, path), 'utf8').replaceAll('createRequire(import.meta.url).resolve(', '')) && !path.endsWith('.test.ts'));
      assert.deepEqual(taking, ['src/net/http.ts']);
    });
    it('refuses any, ignored promises and the console', () => {
      assert.match(lint('src/cli/planted.ts', 'export const planted: any = 1;\n'), /no-explicit-any/);
      assert.match(lint('src/cli/planted.ts', 'async function later(): Promise<void> {}\nexport function planted(): void { later(); }\n'), /no-floating-promises/);
      assert.match(lint('src/cli/planted.ts', 'console.log(1);\n'), /no-console/);
    });
  });

  describe('the compiler holds the words', () => {
    const compile = (content: string): string => {
      const name = `planted-${process.pid}`;
      const [file, project] = [join(root, 'test', `${name}.ts`), join(root, 'test', `${name}.json`)];
      writeFileSync(file, content);
      // Under the rules of the whole, but only this file and what it needs: that the whole compiles is looked at elsewhere.
      writeFileSync(project, JSON.stringify({ extends: '../tsconfig.json', include: [], files: [`${name}.ts`] }));
      try {
        execFileSync(join(root, 'node_modules/.bin/tsc'), ['--noEmit', '-p', project], { encoding: 'utf8', stdio: 'pipe' });
        return '';
      } catch (problem) {
        return problem instanceof Error && 'stdout' in problem ? String(problem.stdout).split('\n').filter((line) => line.includes('planted-')).join('\n') : 'failed';
      } finally {
        rmSync(file);
        rmSync(project);
      }
    };
    it('one planted file with five wrong uses gives five errors', () => {
      const errors = compile(`import { byChecks } from '../src/catalog/parts.ts';
import { defineCheck } from '../src/model/check.ts';
import { say } from '../src/model/text.ts';
import { print } from '../src/cli/print.ts';
import { html } from '../src/report/escape/html.ts';
import { terminal } from '../src/report/escape/terminal.ts';
export const wrongCheck = byChecks('x', ['there-is-no-such-check']);
export const wrongEvidence = defineCheck({ id: 'x', title: '', failTitle: '', why: '', fix: '', references: [], needs: ['sbom'], run: (evidence) => ({ findings: evidence['cve-records'].map(() => ({ outcome: 'pass', subject: '', message: say\`x.\`, pointers: [] })) }) });
export const wrongQuotation = say\`Named \${'evidence'}.\`;
export const wrongPrint = (): void => print('evidence');
export const wrongPlace = html\`\${terminal\`x\`}\`;
`);
      for (const line of [7, 8, 9, 10, 11]) assert.match(errors, new RegExp(`planted-\\d+\\.ts\\(${line},`), `line ${line} compiled:\n${errors}`);
    });
  });
});
