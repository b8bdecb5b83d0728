import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { SaxesParser } from 'saxes';
import { assess } from '../src/assess/assess.ts';
import type { Assessment } from '../src/model/assessment.ts';
import { terminalReport } from '../src/report/terminal/index.ts';
import { mark, writeHostileProduct } from './product/hostile.ts';
import { evidenceFolder, planted, writePrivateProduct } from './product/private.ts';
import { everyFormat } from './product/reports.ts';
import { forbiddenWording } from './wording.ts';

/** What people and secrets stand in evidence comes out of no format, and no name breaks out of the place where it is shown. */
const root = fileURLToPath(new URL('../', import.meta.url));
const run = promisify(execFile);
let home = '';

describe('privacy', () => {
  before(() => { home = mkdtempSync(join(tmpdir(), 'assay-privacy-')); });
  after(() => rmSync(home, { recursive: true, force: true }));

  const assessed = (folder: string): Promise<Assessment> => assess({ folder, assessedAt: '2026-11-22T12:00:00.000Z', engineVersion: '0.0.0' });

  /** What `assay inspect` prints about a folder; it exits with 2 where a file is unreadable. */
  async function inspected(folder: string, format: string): Promise<string> {
    const done = await run(process.execPath, ['bin/assay.js', 'inspect', folder, '--format', format], { cwd: root, maxBuffer: 64 * 1_048_576 }).catch((problem: unknown) => problem as { readonly stdout: string; readonly stderr: string });
    return done.stdout + done.stderr;
  }

  describe('names, addresses, accounts and secrets in evidence', () => {
    let folder = '';
    let assessment: Assessment | undefined;
    before(async () => {
      folder = join(home, 'private');
      writePrivateProduct(folder);
      assessment = await assessed(folder);
    });

    it('are really looked at: every kind of file is read, and secrets are found', () => {
      const entries = assessment?.evidence ?? [];
      for (const kind of ['audit-log', 'mfa-adoption', 'patch-adoption', 'sbom', 'cve-records', 'disclosure-policy', 'document', 'source-tree']) assert.ok(entries.some((entry) => entry.kind === kind && entry.state === 'read'), kind);
      assert.deepEqual(entries.filter(({ state }) => state !== 'read').map(({ artifact }) => artifact.path), ['audit-broken.json', 'sign-in-broken.csv', 'sign-in-twice.json', 'what.dat'].map((name) => `${evidenceFolder}/${name}`));
      const found = assessment?.findings.filter(({ check, outcome }) => check === 'default-credentials-are-absent' && outcome === 'fail') ?? [];
      assert.ok(found.length >= 12, `only ${found.length} places with a secret were found`);
      assert.ok(entries.flatMap(({ notes }) => notes).length >= 12, 'what is wrong with the files is said');
    });

    it('come out of no format of the report', () => {
      assert.ok(assessment !== undefined);
      for (const [format, text] of everyFormat(assessment)) assertNothingPlanted(text, format);
    });

    for (const format of ['terminal', 'json']) {
      it(`come out of no inspection as ${format}`, async () => {
        const text = await inspected(join(folder, evidenceFolder), format);
        assert.ok(text.includes('sign-in.csv') && text.includes('executive.md'), 'the files were inspected');
        assertNothingPlanted(text, format);
      });
    }
  });

  function assertNothingPlanted(text: string, where: string): void {
    for (const word of planted) {
      const at = text.indexOf(word);
      assert.equal(at, -1, `${word} in ${where}: ${text.slice(Math.max(0, at - 200), at + 60)}`);
    }
  }

  describe('hostile names', () => {
    let assessment: Assessment | undefined;
    let formats: ReadonlyMap<string, string> = new Map();
    const text = (format: string): string => formats.get(format) ?? '';
    before(async () => {
      writeHostileProduct(join(home, 'hostile'));
      assessment = await assessed(join(home, 'hostile'));
      formats = everyFormat(assessment);
    });

    it('are shown at all', () => {
      for (const [format, shown] of formats) assert.ok(shown.includes(mark), `${format} shows no evidence text`);
      assert.ok(assessment !== undefined && assessment.findings.length > 100);
    });

    it('bring no control, no invisible character and no command of a build server into any format', () => {
      for (const [format, shown] of formats) {
        const lines = format === 'csv' ? shown.replaceAll('\r\n', '\n') : shown;
        assert.doesNotMatch(lines, /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/, format);
        assert.doesNotMatch(lines, /^\s*::|##\[|##vso|##teamcity/m, format);
      }
    });

    it('can’t begin a line with a command, wherever a long name is broken', () => {
      assert.ok(assessment !== undefined);
      const { product } = assessment;
      for (let length = 1; length < 120; length += 1) {
        const shown = terminalReport({ ...assessment, product: { ...product, name: `${'a'.repeat(length)}::error file=x::${mark}` } }, { width: 80, isColoured: false, isWhole: false, engineVersion: '0.0.0' }).value;
        assert.doesNotMatch(shown, /^\s*::/m, `after ${length} letters`);
      }
    });

    it('keep to their code span in Markdown', () => {
      const outside = text('markdown').replaceAll(/(?<!`)(`+)(?!`)[\s\S]*?(?<!`)\1(?!`)/g, '');
      assert.doesNotMatch(outside, /HOSTILE|evil\.example|onerror|<script/);
      for (const row of text('markdown').split('\n').filter((line) => /^\| \d /.test(line))) assert.equal(row.match(/(?<!\\)\|/g)?.length, 4, row);
    });

    it('make no markup in HTML', () => {
      assert.doesNotMatch(text('html'), /<script|<img|<iframe|javascript:alert\(1\)["']/i);
      assert.doesNotMatch(text('html'), /<[^>]*HOSTILE[^<]*>/);
      assert.match(text('html'), /&#60;script&#62;/);
    });

    it('are no formula and no further cell in CSV', () => {
      const rows = text('csv').trimEnd().split('\r\n').map((row) => [...row.matchAll(/"((?:[^"]|"")*)"(?:,|$)/g)].map((match) => match[1] ?? ''));
      assert.equal(new Set(rows.map((row) => row.length)).size, 1, 'each row has as many cells as the first');
      for (const cell of rows.flat()) assert.doesNotMatch(cell, /^[\s"]*[=+\-@]/);
    });

    it('leave JUnit well formed and JSON readable', () => {
      const parser = new SaxesParser();
      let problem: unknown;
      parser.on('error', (found) => { problem ??= found; });
      parser.write(text('junit')).close();
      assert.equal(problem, undefined);
      for (const format of ['json', 'sarif', 'oscal']) assert.doesNotThrow(() => JSON.parse(text(format)), format);
      const { runs } = JSON.parse(text('sarif')) as { readonly runs: readonly { readonly results: readonly { readonly locations: readonly { readonly physicalLocation: { readonly artifactLocation: { readonly uri: string } } }[] }[] }[] };
      for (const result of runs.flatMap((one) => one.results)) for (const location of result.locations) assert.match(location.physicalLocation.artifactLocation.uri, /^[\w.!~*'()%/-]+$/, 'a relative reference');
    });
  });

  describe('our own words', () => {
    /** «No grade» says what there is not; the guard is about what there is. */
    const denial = /\bno (?:\w+ ){0,2}(?:scores?|grades?|ranking|certification)\b/gi;
    const pages = (folder: string): readonly string[] => (existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.md')).map((name) => join(folder, name)) : []);
    it('make no statement of an agency in the documentation', () => {
      const all = [...pages(join(root, 'docs')), ...['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', 'SECURITY.md', 'CHANGELOG.md'].map((name) => join(root, name)).filter((path) => existsSync(path))];
      assert.ok(all.length > 5, 'there are pages to look at');
      for (const path of all) for (const [index, line] of readFileSync(path, 'utf8').split('\n').entries()) assert.doesNotMatch(line.replaceAll(denial, ''), forbiddenWording, `${path.slice(root.length)}:${index + 1}`);
    });
  });
});
