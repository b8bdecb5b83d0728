import assert from 'node:assert/strict';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { assess, StatementRefused } from '../src/assess/assess.ts';
import { namedCandidates, shippedFiles } from '../src/assess/candidates.ts';
import { gather } from '../src/assess/gather.ts';
import { goals, requirements } from '../src/catalog/index.ts';
import { checks } from '../src/check/index.ts';
import { listFolder } from '../src/collect/folder.ts';
import { judge } from '../src/judge/judge.ts';
import type { Assessment } from '../src/model/assessment.ts';
import type { Evidence } from '../src/model/evidence.ts';
import type { Verdict } from '../src/model/verdict.ts';
import { assayYamlReader } from '../src/read/assay-yaml/index.ts';
import { sourceOf } from '../src/read/source.ts';
import { assessmentJson } from '../src/report/assessment-json.ts';
import type { Goal } from './product/draft.ts';
import { generateProduct } from './product/generate.ts';
import { randomOf } from './product/random.ts';
import { everyFormat } from './product/reports.ts';

/** Laws of the whole way from folder to report, on generated products. The laws of the verdicts alone stand in src/judge. */
const assessedAt = '2026-11-22T12:00:00.000Z';
let home = '';

describe('pipeline laws', () => {
  before(() => { home = mkdtempSync(join(tmpdir(), 'assay-laws-')); });
  after(() => rmSync(home, { recursive: true, force: true }));

  const assessed = (folder: string): Promise<Assessment> => assess({ folder, assessedAt, engineVersion: '0.0.0' });

  /** A product of which as much as possible is met, so that there is much to lose. */
  const rich: Partial<Record<Goal, string>> = {
    'pledge/mfa': 'grows over three months', 'pledge/default-passwords': 'no credential', 'pledge/vulnerability-classes': 'every query bound', 'pledge/security-patches': 'reaches more',
    'pledge/vdp': 'read and affirmed', 'pledge/cves': 'all in order, handed over', 'pledge/evidence-of-intrusions': 'three areas, every event whole',
  };
  /** A product of which as much as possible fails. */
  const poor: Partial<Record<Goal, string>> = {
    'pledge/mfa': 'shrinks against a claim', 'pledge/default-passwords': 'some credentials', 'pledge/vulnerability-classes': 'every query joined', 'pledge/security-patches': 'falls back',
    'pledge/vdp': 'one clause denied against a claim', 'pledge/cves': 'mixed against a claim', 'pledge/evidence-of-intrusions': 'three areas, rows that are broken',
  };

  function product(name: string, seed: number, chosen: Partial<Record<Goal, string>>): string {
    generateProduct(seed, join(home, name), chosen);
    return join(home, name, 'product');
  }

  function copyOf(folder: string, name: string): string {
    cpSync(folder, join(home, name), { recursive: true });
    return join(home, name);
  }

  /** Paths that the statement names as evidence. */
  function namedIn(folder: string): readonly string[] {
    const line = readFileSync(join(folder, 'assay.yaml'), 'utf8').split('\n').find((row) => row.startsWith('evidence: '));
    return (JSON.parse(line?.slice('evidence: '.length) ?? '[]') as readonly { readonly path: string }[]).map(({ path }) => path);
  }

  /** Requirements that are met or do not apply, though before they were not. */
  function gained(now: readonly Verdict[], then: readonly Verdict[]): readonly string[] {
    const isGood = ({ verdict }: Verdict): boolean => verdict === 'met' || verdict === 'not-applicable';
    const good = new Set(then.filter(isGood).map(({ requirement }) => requirement));
    return now.filter((verdict) => isGood(verdict) && !good.has(verdict.requirement)).map(({ requirement }) => requirement);
  }

  describe('the same folder', () => {
    it('gives the same bytes, however often and in whatever order its evidence is named', async () => {
      const folder = product('same', 5, rich);
      const first = assessmentJson(await assessed(folder)).value;
      assert.equal(assessmentJson(await assessed(folder)).value, first);

      const path = join(folder, 'assay.yaml');
      const before = readFileSync(path, 'utf8');
      const mixed = before.replace(/^evidence: (.*)$/m, (_, list: string) => `evidence: ${JSON.stringify((JSON.parse(list) as readonly object[]).toReversed())}`);
      assert.notEqual(mixed, before, 'the order was changed');
      writeFileSync(path, mixed);
      const digestOf = (text: string): string => /"path": "assay\.yaml",\s+"digest": "(sha256:[0-9a-f]{64})"/.exec(text)?.[1] ?? 'none';
      const other = assessmentJson(await assessed(folder)).value;
      // The statement itself is another file now; everything else must be as it was.
      assert.equal(sortedSources(other.replaceAll(digestOf(other), 'sha256:statement')), sortedSources(first.replaceAll(digestOf(first), 'sha256:statement')));
    });
  });

  /** Digests of sources stand in the order of the digests, of which the statement's is another one now. */
  function sortedSources(text: string): string {
    return JSON.stringify(JSON.parse(text, (key, value: unknown) => (key === 'sources' && Array.isArray(value) ? value.map(String).toSorted() : value)));
  }

  describe('evidence that is left out', () => {
    for (const [name, chosen, seed, count] of [['rich', rich, 5, 3], ['poor', poor, 8, 1]] as const) {
      describe(`of a ${name} product`, () => {
        let folder = '';
        let whole: Assessment | undefined;
        before(async () => {
          folder = product(`left-out-${name}`, seed, chosen);
          whole = await assessed(folder);
        });

        it('is reported, and makes nothing met or not applicable', async () => {
          const without = copyOf(folder, `left-out-${name}-some`);
          const named = namedIn(folder);
          assert.ok(named.length >= 7);
          const removed = randomOf(seed).shuffled(named).slice(0, count);
          for (const path of removed) rmSync(join(without, path), { recursive: true });
          const rest = await assessed(without);
          const unread = rest.evidence.filter(({ state }) => state !== 'read');
          assert.deepEqual(unread.map(({ artifact }) => artifact.path), removed.toSorted());
          for (const { notes } of unread) assert.ok(notes.length > 0, 'it is said why');
          assert.deepEqual(gained(rest.verdicts, whole?.verdicts ?? []), [], removed.join(', '));
        });

        it('makes nothing met or not applicable in any of many subsets', async () => {
          const files = await listFolder(resolve(folder));
          const reading = await assayYamlReader.read(sourceOf('assay.yaml', readFileSync(join(folder, 'assay.yaml'))));
          assert.ok(reading.facts !== undefined);
          const statement: Evidence<'product-statement'> = { kind: 'product-statement', format: reading.format, artifact: { path: 'assay.yaml', digest: 'sha256:statement', sizeBytes: 1, origin: 'declared' }, facts: reading.facts, complete: true };
          const gathered = await gather(files, namedCandidates(reading.facts, files.files), { files: shippedFiles(reading.facts, files.files) }, () => undefined);
          const evidence: readonly Evidence[] = [...gathered.evidence, statement];
          const manifest = [...gathered.manifest, { digest: statement.artifact.digest, kind: statement.kind }];
          const verdictsOf = (subset: readonly Evidence[]): readonly Verdict[] => judge({ evidence: subset, manifest, history: [], assessedAt }, checks, requirements).verdicts;
          const all = verdictsOf(evidence);
          assert.equal(all.length, requirements.length);
          const random = randomOf(seed);
          for (let round = 0; round < 40; round += 1) {
            const share = random.pick([0.2, 0.5, 0.9]);
            const subset = evidence.filter(() => random.chance(share));
            assert.deepEqual(gained(verdictsOf(subset), all), [], evidence.filter((item) => !subset.includes(item)).map(({ artifact }) => artifact.path).join(', '));
          }
        });

        it('makes nothing met or not applicable when it is the statement itself', async () => {
          const without = copyOf(folder, `left-out-${name}-statement`);
          rmSync(join(without, 'assay.yaml'));
          assert.deepEqual(gained((await assessed(without)).verdicts, whole?.verdicts ?? []), []);
        });
      });
    }
  });

  describe('every figure is computed', () => {
    /** The rows of each goal in the terminal report, by number. */
    const goalRows = (assessment: Assessment): readonly string[] => {
      const lines = (everyFormat(assessment).get('terminal') ?? '').split('\n');
      const start = lines.findIndex((line) => line.startsWith('GOAL'));
      const table = lines.slice(start + 1, lines.indexOf('', start));
      return goals.map(({ number }) => {
        const from = table.findIndex((line) => line.startsWith(`${number} `));
        const rest = table.slice(from + 1).findIndex((line) => !line.startsWith(' '));
        return table.slice(from, rest === -1 ? undefined : from + 1 + rest).join('\n');
      });
    };

    const changed = (before: readonly string[], now: readonly string[]): readonly number[] => goals.map(({ number }) => number).filter((number) => before[number - 1] !== now[number - 1]);
    /** A product with a figure in every goal, and its policy as SECURITY.md. */
    const measured: Partial<Record<Goal, string>> = {
      'pledge/mfa': 'one month', 'pledge/default-passwords': 'no credential', 'pledge/vulnerability-classes': 'some queries joined', 'pledge/security-patches': 'one day',
      'pledge/vdp': 'four clauses found, nobody has read them', 'pledge/cves': 'all in order, handed over', 'pledge/evidence-of-intrusions': 'two areas',
    };
    let folder = '';
    let atFirst: readonly string[] = [];
    before(async () => {
      for (let seed = 30; !existsSync(join(folder, 'SECURITY.md')) || !existsSync(join(folder, 'evidence/records.jsonl')); seed += 1) folder = product(`measured-${seed}`, seed, measured);
      atFirst = goalRows(await assessed(folder));
    });

    it('a default credential more changes the line of goal 2 and no other', async () => {
      const planted = copyOf(folder, 'with-credential');
      writeFileSync(join(planted, 'deploy/another.env'), 'ADMIN_PASSWORD=changeme\n');
      const now = goalRows(await assessed(planted));
      assert.deepEqual(changed(atFirst, now), [2]);
      assert.match(atFirst[1] ?? '', /\b0\s+of\s+\d+/);
      assert.match(now[1] ?? '', /\b1\s+of\s+\d+/);
    });

    it('without SECURITY.md the line of goal 5 changes', async () => {
      const without = copyOf(folder, 'without-policy');
      rmSync(join(without, 'SECURITY.md'));
      const now = goalRows(await assessed(without));
      // The file also shipped: in goal 2 one file fewer was read.
      assert.deepEqual(changed(atFirst, now), [2, 5]);
      assert.match(now[4] ?? '', /unknown/);
    });

    it('other figures in the evidence change the lines of the other goals', async () => {
      const other = copyOf(folder, 'other-figures');
      const edit = (name: RegExp, change: (text: string) => string): void => {
        const file = readdirSync(join(other, 'evidence')).find((item) => name.test(item));
        assert.ok(file !== undefined, `there is no ${name}`);
        const path = join(other, 'evidence', file);
        writeFileSync(path, change(readFileSync(path, 'utf8')));
      };
      edit(/^sign-in\.csv$|^sign-in\.json$/, (text) => text.replace(/("accounts": |,(?:totp|sms),)(\d+)/, (_, before: string, count: string) => `${before}${Number(count) + 500}`).replaceAll(/,?\s*"active": \d+/g, '').replaceAll(/,active$/gm, '').replaceAll(/^([^,]+,[^,]+,[^,]+,[^,]+,\d+),\d+$/gm, '$1'));
      edit(/^installs/, (text) => text.replace(/("installs": |,)(\d+)(,customers$|\n)/m, (_, before: string, count: string, behind: string) => `${before}${Number(count) + 700}${behind}`));
      edit(/^records/, (text) => `${text}${JSON.stringify({ dataType: 'CVE_RECORD', dataVersion: '5.1', cveMetadata: { cveId: 'CVE-2026-99999', assignerOrgId: '7b5c5a1e-0000-4000-8000-000000000001', assignerShortName: 'exampleco', state: 'PUBLISHED' }, containers: { cna: { providerMetadata: { orgId: '7b5c5a1e-0000-4000-8000-000000000001' }, descriptions: [{ lang: 'en', value: 'A flaw.' }], affected: [{ vendor: 'Example', product: 'gateway' }], references: [{ url: 'https://example.com' }] } } })}\n`);
      writeFileSync(join(other, 'evidence/audit-more.jsonl'), '{"time":"2026-11-20T00:00:00Z","area":"data","actor":"a","action":"read","target":"t","outcome":"ok","source":"s"}\n{"time":"2026-11-20T00:00:01Z","area":"data","actor":"a","action":"read","target":"t","outcome":"ok","source":"s"}\n');
      const statement = join(other, 'assay.yaml');
      writeFileSync(statement, readFileSync(statement, 'utf8').replace(/^evidence: \[/m, 'evidence: [{"path":"evidence/audit-more.jsonl"},'));
      writeFileSync(join(other, 'src/more.ts'), "export async function more(db: Database, id: string) {\n  return await db.query('SELECT label FROM more WHERE id = ' + id);\n}\n");
      assert.deepEqual(changed(atFirst, goalRows(await assessed(other))), [1, 2, 3, 4, 6, 7]);
    });
  });

  describe('what lies outside of the folder', () => {
    it('is not read, named or not, through a link or without one', async () => {
      const folder = join(home, 'links/product');
      mkdirSync(join(home, 'links/outside'), { recursive: true });
      mkdirSync(folder);
      writeFileSync(join(home, 'links/outside/sign-in.csv'), 'period,population,role,factor,accounts\n2026-05,customers,user,none,40\n2026-05,customers,user,totp,60\n');
      writeFileSync(join(home, 'links/outside/site.env'), 'ADMIN_PASSWORD=changeme\n');
      symlinkSync('../outside', join(folder, 'linked'));
      symlinkSync('../outside/sign-in.csv', join(folder, 'linked.csv'));
      symlinkSync('../outside/site.env', join(folder, 'site.env'));
      const stated = (paths: readonly string[]): void => writeFileSync(join(folder, 'assay.yaml'), `assay: 1\nproduct: { name: links }\nevidence: ${JSON.stringify(paths.map((path) => ({ path })))}\n`);
      for (const outside of ['../outside/sign-in.csv', join(home, 'links/outside/sign-in.csv'), 'no-such/../../outside/sign-in.csv']) {
        stated([outside]);
        await assert.rejects(assessed(folder), StatementRefused, `${outside} was taken`);
      }
      const named = ['linked', 'linked.csv', 'linked/sign-in.csv'];
      stated(named);
      writeFileSync(join(folder, 'README.md'), '# Links\n');
      const { evidence, measures } = await assessed(folder);
      assert.deepEqual(new Set(evidence.filter(({ state }) => state === 'read').map(({ kind }) => kind)), new Set(['product-statement', 'source-tree']));
      assert.equal(evidence.filter(({ state }) => state !== 'read').length, named.length);
      assert.deepEqual(measures.map(({ id, points }) => [id, points.map(({ numerator, denominator }) => [numerator, denominator])]), [['default-credentials', [[0, 1]]]]);
    });
  });
});
