import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { parseAst } from 'rolldown/parseAst';
import { buildBrowser } from '../tools/build-browser.ts';
import { grammarOf } from '../src/analyser/grammar.ts';
import { assessFiles } from '../src/assess/assess-files.ts';
import { assess } from '../src/assess/assess.ts';
import type { DossierPredicate } from '../src/attest/dossier-predicate.ts';
import { listFolder } from '../src/collect/folder.ts';
import { verdictTitles } from '../src/report/words.ts';
import { badge } from '../src/web/page/badge.ts';
import { goalsCard } from '../src/web/page/goals-card.ts';
import { dossierPage, type DossierPageOptions } from '../src/web/page/index.ts';
import { filesHere } from '../src/web/recheck/read-here.ts';
import { makeWorld } from './attest/world.ts';
import { generateProduct } from './product/generate.ts';
import { forbiddenWording } from './wording.ts';

const stated: DossierPageOptions['stated'] = { pledge: { signedAt: '2026-02-20' }, measures: [], obstacles: [{ requirement: 'pledge/mfa', text: 'Two customers have no second factor to give to their people.' }] };
const { predicate } = await makeWorld();

function pageOf(shown: DossierPredicate, options: Partial<DossierPageOptions> = {}): string {
  const file = dossierPage(shown, { stated, program: [], ...options }).find(({ path }) => path === 'index.html');
  return new TextDecoder().decode(file?.bytes).replaceAll('&#39;', "'");
}

/** Two measurements of one figure, the second worse than the first. */
const falling: DossierPredicate['measures'][number] = { id: 'mfa-adoption', population: 'customers', dimensions: {}, points: [{ at: '2026-01-31', numerator: 80, denominator: 100 }, { at: '2026-07-31', numerator: 70, denominator: 100 }], sources: [] };

describe('a dossier’s page', () => {
  it('is the same bytes for the same dossier', () => assert.deepEqual(dossierPage(predicate, { stated, program: [] }), dossierPage(structuredClone(predicate), { stated, program: [] })));

  it('holds no script, style or handler in itself, and a policy without exceptions', () => {
    const page = pageOf(predicate);
    assert.doesNotMatch(page, /<style|\sstyle=|\son\w+=|javascript:|<script(?! type="module" src="assets\/recheck\.js"><\/script>)/i);
    const policy = /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(page)?.[1] ?? '';
    assert.match(policy, /^default-src 'none'; script-src 'self'; /);
    assert.doesNotMatch(policy, /unsafe|\*|https?:|data:|blob:/);
  });

  it('lets WebAssembly run only where source code is public', () => {
    const evidence = predicate.evidence.map((item) => (item.state === 'public' ? { ...item, kind: 'source-tree' } : item));
    assert.match(pageOf({ ...predicate, evidence }), /script-src 'self' 'wasm-unsafe-eval';/);
    assert.doesNotMatch(pageOf({ ...predicate, evidence: predicate.evidence.map((item) => (item.state === 'withheld' ? { ...item, kind: 'source-tree' } : item)) }), /wasm-unsafe-eval/);
  });

  it('shows hostile text as text', () => {
    const hostile = '"><img src=x onerror=alert(1)><script>alert(2)</script>';
    const page = pageOf({ ...predicate, product: { maker: hostile, name: hostile }, claims: predicate.claims.map((claim) => ({ ...claim, text: hostile })) }, { address: hostile, stated: { ...stated, obstacles: [{ requirement: hostile, text: hostile }] } });
    assert.doesNotMatch(page, /<img|<script>|onerror=alert\(1\)>/);
  });

  it('makes no statement that is not ours to make, and says whose verdict it is not', () => {
    const page = pageOf({ ...predicate, measures: [falling] }).replace(/<[^>]+>/g, ' ');
    assert.doesNotMatch(page, forbiddenWording);
    assert.match(page, /Not a verdict of CISA/);
    assert.match(page, /A re-run shows that these files give this result, not that they are complete or true/);
  });

  it('tells of what moved the other way, and of obstacles', () => {
    const page = pageOf({ ...predicate, measures: [falling] });
    assert.match(page, /moved the other way: 80 of 100 \(80 %\) on 2026-01-31, 70 of 100 \(70 %\) on 2026-07-31/);
    assert.match(page, /Two customers have no second factor/);
    assert.match(page, /signed the pledge on 2026-02-20/);
  });

  it('draws a figure from an earlier publication and this one, and none from one point', () => {
    const [first, last] = falling.points;
    assert.ok(first !== undefined && last !== undefined);
    const joined = pageOf({ ...predicate, measures: [{ ...falling, points: [last] }], history: [{ ...falling, points: [first] }] });
    assert.equal(joined.match(/<circle/g)?.length, 2);
    assert.match(joined, /2 points\. 2026-01-31: 80 of 100 \(80 %\)\. 2026-07-31: 70 of 100 \(70 %\)\. The pledge was signed on 2026-02-20\./);
    assert.doesNotMatch(pageOf({ ...predicate, measures: [{ ...falling, points: [last] }] }), /<circle/);
  });

  it('tells how much is withheld by kind, and nothing else of it', () => {
    const page = pageOf(predicate);
    assert.match(page, /<td>product document<\/td><td class="number">1<\/td>/);
    assert.doesNotMatch(page, /reports\/test-2026/);
  });

  it('links the commitment to charge nothing extra for security where the dossier has one that is public', () => {
    assert.doesNotMatch(pageOf(predicate), /no-extra-charge/);
    const [first] = predicate.findings;
    const place = predicate.evidence.length;
    const finding = { ...first, check: 'no-extra-charge-commitment-is-published', outcome: 'pass', pointers: [{ evidence: place }] } as (typeof predicate.findings)[number];
    const described = { kind: 'document', origin: 'handed-over', complete: true } as const;
    const digest = `sha256:${'0'.repeat(64)}` as const;
    const shown: DossierPredicate = { ...predicate, findings: [...predicate.findings, finding], evidence: [...predicate.evidence, { state: 'public', path: 'docs/no extra charge.md', digest, sizeBytes: 10, ...described }] };
    assert.match(pageOf(shown), /<p id="no-extra-charge">The maker commits itself to charge nothing extra for security features: <a href="evidence\/docs\/no%20extra%20charge\.md"><code>docs\/no extra charge\.md<\/code><\/a>, part of what is signed here\.<\/p>/);
    assert.doesNotMatch(pageOf({ ...shown, findings: [...predicate.findings, { ...finding, outcome: 'fail' }] }), /id="no-extra-charge"/);
    assert.doesNotMatch(pageOf({ ...shown, evidence: [...predicate.evidence, { state: 'withheld', commitment: digest, ...described }] }), /id="no-extra-charge"/);
  });

  it('offers files that a browser would run for saving', () => {
    const [first, ...others] = predicate.evidence;
    assert.ok(first?.state === 'public');
    assert.match(pageOf({ ...predicate, evidence: [{ ...first, path: 'a page & more.html' }, ...others] }), /<a href="evidence\/a%20page%20%26%20more\.html" download>/);
  });
});

describe('a dossier’s badge', () => {
  const shown = badge(predicate).value;
  it('states counts and the day, also what is not met', () => assert.match(shown, /<title id="assay-badge-title">Assay dossier: 0 met · 1 partly met · 0 not met · 0 unknown · 2026-08-01\. Not a verdict of CISA or of any other agency/));
  it('looks the same whatever the verdicts are', () => {
    const colours = (verdict: keyof typeof verdictTitles): readonly string[] => [...new Set(badge({ ...predicate, verdicts: predicate.verdicts.map((item) => ({ ...item, verdict })) }).value.match(/#[0-9a-f]{3,6}/g))];
    assert.deepEqual(colours('met'), colours('not-met'));
  });
  it('makes no statement that is not ours to make', () => assert.doesNotMatch(shown, forbiddenWording));
});

describe('the card of a dossier’s goals', () => {
  const shown = goalsCard({ ...predicate, product: { ...predicate.product, name: `<b>&"${'long name '.repeat(8)}` } }).value;
  it('tells each goal in words, the day, and whose verdict it is not', () => {
    assert.equal(shown.match(/text-anchor="end" font-weight="700">/g)?.length, 7);
    assert.match(shown, /published 20\d\d-\d\d-\d\d by /u);
    assert.match(shown, /Not a verdict of CISA or of any other agency/u);
  });
  it('is one drawing whatever a product is called, and makes no statement that is not ours to make', () => {
    assert.deepEqual([shown.includes('<b>'), shown.endsWith('</svg>\n'), shown.includes('…')], [false, true, true]);
    assert.doesNotMatch(shown, forbiddenWording);
  });
});

/** Imports of any kind, and calls that would need a module loader or make code from a string. */
function forbiddenIn(node: unknown): readonly string[] {
  if (Array.isArray(node)) return node.flatMap(forbiddenIn);
  if (typeof node !== 'object' || node === null) return [];
  const { type, callee } = node as { readonly type?: string; readonly callee?: { readonly type: string; readonly name?: string } };
  const isImport = type === 'ImportDeclaration' || type === 'ImportExpression' || type === 'ExportAllDeclaration';
  const isCall = (type === 'CallExpression' || type === 'NewExpression') && callee?.type === 'Identifier' && ['eval', 'Function', 'require', 'importScripts'].includes(callee.name ?? '');
  return [...(isImport ? [type] : []), ...(isCall ? [callee.name ?? ''] : []), ...Object.values(node).flatMap(forbiddenIn)];
}

describe('the program of a dossier’s page', () => {
  it('has the same bytes each time, imports nothing that a browser lacks, and makes no code from strings', async () => {
    const [one, other] = [await buildBrowser(), await buildBrowser()];
    assert.deepEqual(one, other);
    const scripts = one.filter(({ name }) => name.endsWith('.js'));
    assert.deepEqual(scripts.map(({ name }) => name), ['recheck-worker.js', 'recheck.js']);
    assert.deepEqual(forbiddenIn(parseAst('import("a"); eval("1"); new Function("1");')), ['ImportExpression', 'eval', 'Function'], 'the test sees what it looks for');
    for (const { bytes } of scripts) assert.deepEqual(forbiddenIn(parseAst(new TextDecoder().decode(bytes), { sourceType: 'module' })), []);
    assert.ok(scripts.reduce((sum, { bytes }) => sum + bytes.length, 0) < 2_500_000);
  });
});

describe('reading from memory, as a browser does', () => {
  const homes: string[] = [];
  after(() => homes.forEach((home) => rmSync(home, { recursive: true, force: true })));

  // A product without a statement, one with what is unreadable, and one with source code and figures of two years.
  for (const seed of [7, 3, 4]) {
    it(`comes to the same assessment as the reading processes (product ${seed})`, async () => {
      const home = mkdtempSync(join(tmpdir(), 'assay-memory-'));
      homes.push(home);
      const { assessedAt, history: measured } = generateProduct(seed, home);
      const folder = join(home, 'product');
      const options = { assessedAt, engineVersion: '0.1.0', history: measured.map((measure) => ({ ...measure, sources: [] })) };
      const { files } = await listFolder(folder);
      const inMemory = new Map(files.map((path) => {
        const bytes = readFileSync(join(folder, path));
        return [path, { bytes, digest: `sha256:${createHash('sha256').update(bytes).digest('hex')}` as const }];
      }));
      const { product, notOpened } = filesHere(inMemory, files, () => undefined, grammarOf, () => undefined);
      const expected = await assess({ folder, ...options });
      assert.deepEqual({ ...(await assessFiles(product, options)), product: expected.product }, expected);
      assert.deepEqual(notOpened, []);
    });
  }
});
