import assert from 'node:assert/strict';
import { execFile, execFileSync } from 'node:child_process';
import { cpSync, existsSync, lstatSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { requirements, smallTeam } from '../src/catalog/index.ts';
import { checks } from '../src/check/index.ts';
import { explain } from '../src/cli/command/explain.ts';
import { generateProduct } from './product/generate.ts';

/** The command as people and build servers run it: exit codes, what goes where, and sentences instead of stack traces. */
const root = fileURLToPath(new URL('../', import.meta.url));
const command = join(root, 'bin/assay.js');
const at = '2026-11-22T12:00:00Z';
let home = '';
let product = '';
/** Nothing but a statement: for what does not depend on the evidence. */
let tiny = '';

interface Run {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs `assay`; no run may ever show a stack trace. */
async function assay(parameters: readonly string[], options: { readonly cwd?: string; readonly env?: Readonly<Record<string, string>> } = {}): Promise<Run> {
  const ended = await new Promise<Run>((resolve) => {
    execFile(process.execPath, [command, ...parameters], { cwd: options.cwd ?? home, env: { PATH: process.env['PATH'], HOME: home, ...options.env }, maxBuffer: 64 * 1_048_576 }, (problem, out, err) => {
      resolve({ code: problem === null ? 0 : typeof problem.code === 'number' ? problem.code : -1, out, err });
    });
  });
  assert.doesNotMatch(ended.err, /^\s+at .*[:(]|node:internal|\bError:/m, `assay ${parameters.join(' ')}`);
  return ended;
}

/** Several runs side by side. */
const together = (...runs: readonly (readonly string[])[]): Promise<readonly Run[]> => Promise.all(runs.map((parameters) => assay(parameters)));

describe('command line', () => {
  before(() => {
    home = mkdtempSync(join(tmpdir(), 'assay-command-'));
    generateProduct(5, join(home, 'made'), { 'pledge/default-passwords': 'no credential', 'pledge/vulnerability-classes': 'all in memory-safe languages', 'pledge/cves': 'all in order, handed over', 'pledge/vdp': 'read and affirmed', 'pledge/mfa': 'nothing exported', 'pledge/security-patches': 'nothing counted', 'pledge/evidence-of-intrusions': 'nothing handed over' });
    product = join(home, 'made/product');
    tiny = join(home, 'tiny');
    mkdirSync(tiny);
    writeFileSync(join(tiny, 'assay.yaml'), 'assay: 1\nproduct: { name: tiny }\n');
  });
  after(() => rmSync(home, { recursive: true, force: true }));

  describe('assay inspect', () => {
    it('names a folder, counts one as one, and says once what several checks leave open', async () => {
      const folder = join(home, 'one-record');
      mkdirSync(folder);
      const record = (id: string): object => ({ dataType: 'CVE_RECORD', dataVersion: '5.1', cveMetadata: { cveId: id, assignerOrgId: '8254265b-2729-46b6-b9e3-3dfca2d5bfca', assignerShortName: 'acme', state: 'PUBLISHED', datePublished: '2026-01-02T00:00:00Z' }, containers: { cna: { providerMetadata: { orgId: '8254265b-2729-46b6-b9e3-3dfca2d5bfca', shortName: 'acme' }, descriptions: [{ lang: 'en', value: 'A flaw.' }], affected: [{ vendor: 'Acme', product: 'Beacon', defaultStatus: 'affected' }], references: [{ url: 'https://acme.example/1' }], problemTypes: [{ descriptions: [{ lang: 'en', type: 'CWE', cweId: 'CWE-79', description: 'CWE-79' }] }] } } });
      writeFileSync(join(folder, 'CVE-2026-10001.json'), JSON.stringify(record('CVE-2026-10001')));
      writeFileSync(join(home, 'no-id.json'), JSON.stringify(record('none')));
      const [set, broken] = await together(['inspect', folder], ['inspect', join(home, 'no-id.json')]);
      assert.match(set?.out ?? '', /^one-record\nis {11}cve-records[\s\S]*says {9}1 record by 1 issuer, 1 published; 0 unreadable\.$/m);
      assert.equal(set?.out.match(/cnaShortName/g)?.length, 1);
      assert.doesNotMatch((broken?.out ?? '').replaceAll(/\s+/g, ' '), /In A record/);
    });
  });

  describe('assay check', () => {
    it('shows a small team its ten requirements on one page, and --fail-on means only these', async () => {
      const [page, other, own] = await together(['check', tiny, '--preset', 'small-team', '--at', at], ['check', tiny, '--preset', 'small-team', '--fail-on', 'contradicted,not-met', '--at', at], ['check', tiny, '--preset', 'small-team', '--fail-on', 'unknown', '--at', at]);
      for (const id of smallTeam) assert.ok(page?.out.replaceAll(/\s+/g, ' ').includes(requirements.find((one) => one.id === id)?.title ?? '?'), id);
      assert.doesNotMatch(page?.out ?? '', /Goal|GOAL/);
      assert.deepEqual([page?.code, other?.code, own?.code], [0, 0, 1]);
      assert.ok((page?.out.split('\n').length ?? 99) < 60, 'one page');
    });

    it('prints a report in 80 columns without escapes when nobody looks at a terminal, and ends with 0', async () => {
      const { code, out, err } = await assay(['check', product, '--at', at]);
      assert.equal(code, 0, err);
      assert.match(out, /^GOAL {2,}VERDICT {2,}WHAT WAS SEEN$/m);
      for (const line of out.split('\n')) assert.ok(line.length <= 80, line);
      assert.doesNotMatch(out + err, /\u001b/);
      assert.equal(err, '', 'no progress where there is no terminal');
    });

    it('writes reports to files, ends with 1 for what --fail-on asks for, with --since only for what is new; assay diff shows the same', async () => {
      const first = join(home, 'first.json');
      writeFileSync(first, 'what stood there before');
      const changed = join(home, 'changed');
      cpSync(product, changed, { recursive: true });
      writeFileSync(join(changed, 'deploy/new.env'), 'ADMIN_PASSWORD=changeme\n');
      const [saved, unknown] = await together(['check', product, '--format', 'json', '--output', first, '--at', at], ['check', product, '--fail-on', 'contradicted,unknown', '--quiet', '--at', at]);
      assert.deepEqual([saved?.code, saved?.out, unknown?.code], [0, '', 1]);
      assert.equal((JSON.parse(readFileSync(first, 'utf8')) as { readonly schema: string }).schema, 'assay-assessment-1', 'the report is written whole');
      assert.deepEqual(readdirSync(home).filter((name) => name.includes('.part')), [], 'and nothing beside it');
      const second = join(home, 'second.json');
      const [same, planted] = await together(
        ['check', product, '--fail-on', 'finding,unknown,not-met', '--since', first, '--at', at],
        ['check', changed, '--fail-on', 'finding', '--since', first, '--format', 'json', '--output', second, '--at', '2026-11-23T12:00:00Z'],
      );
      assert.deepEqual([same?.code, planted?.code], [0, 1]);
      assert.match(planted?.err ?? '', /^Failed: --fail-on finding is reached by 1 new finding that fails since .*first\.json \(exit code 1\); the first: deploy\/new\.env:1: .*ADMIN_PASSWORD/);
      const [told, quiet] = await together(['check', changed, '--fail-on', 'finding', '--since', first, '--at', at], ['check', changed, '--fail-on', 'finding', '--since', first, '--quiet', '--format', 'csv', '--at', at]);
      assert.match(told?.out ?? '', /\nFAILED: --fail-on finding is reached by 1 new finding that fails since[\s\S]*\n {3}deploy\/new\.env:1: /);
      for (const line of (told?.out ?? '').split('\n')) assert.ok(line.length <= 80, line);
      assert.deepEqual([told?.err, quiet?.err, quiet?.code], ['', '', 1]);

      const [text, json, nothing] = await together(['diff', first, second], ['diff', first, second, '--format', 'json'], ['diff', first, first]);
      assert.deepEqual([text?.code, json?.code, nothing?.code], [0, 0, 0]);
      assert.match(text?.out ?? '', /New findings \(1\)/);
      assert.match(text?.out ?? '', /ADMIN_PASSWORD/);
      assert.match(nothing?.out ?? '', /Nothing changed\./);
      const difference = JSON.parse(json?.out ?? '{}') as { readonly newFindings: readonly { readonly fingerprint: string }[]; readonly figures: readonly { readonly measure: string; readonly before: string; readonly after: string }[] };
      assert.deepEqual(difference.newFindings.map(({ fingerprint }) => fingerprint), ['default-credentials-are-absent/deploy/new.env ADMIN_PASSWORD']);
      const figure = difference.figures.find(({ measure }) => measure === 'default-credentials product');
      assert.match(`${figure?.before} → ${figure?.after}`, /^0 of \d+ → 1 of \d+$/);
    });

    it('takes no other product’s assessment for an earlier one of this', async () => {
      const folderOf = (folder: string, name: string | undefined): string => {
        mkdirSync(join(home, folder));
        writeFileSync(join(home, folder, 'index.js'), 'export const one = 1;\n');
        if (name !== undefined) writeFileSync(join(home, folder, 'assay.yaml'), `assay: 1\nproduct: { name: ${name} }\n`);
        return join(home, folder);
      };
      const [apples, pears, guessed] = [folderOf('apples', 'apples'), folderOf('pears', 'pears'), folderOf('plums', undefined)];
      const [ofApples, ofPears] = [join(home, 'apples.json'), join(home, 'pears.json')];
      await together(['check', apples, '--format', 'json', '--output', ofApples, '--at', at], ['check', pears, '--format', 'json', '--output', ofPears, '--at', at]);
      const [history, since, renamed, unsure, compared] = await together(
        ['check', pears, '--history', ofApples], ['check', pears, '--since', ofApples], ['check', pears, '--history', ofApples, ofPears, '--renamed-from', 'apples'], ['check', guessed, '--history', ofApples], ['diff', ofApples, ofPears],
      );
      assert.deepEqual([history?.code, since?.code, renamed?.code, unsure?.code, compared?.code], [64, 64, 0, 0, 0]);
      assert.match(history?.err ?? '', /apples\.json is an assessment of apples, and this one is of pears; .*--renamed-from "apples"/);
      assert.deepEqual([history?.out, renamed?.err], ['', '']);
      assert.match(unsure?.err ?? '', /^NOTE .*one of the names was guessed/);
      assert.match(compared?.out ?? '', /two\s+products\s+are\s+compared/);
    });

    it('places what SARIF shows below the top of the repository, whichever folder of it is assessed and wherever it lies', async () => {
      const repository = join(home, 'repository');
      mkdirSync(join(repository, 'one part/src'), { recursive: true });
      writeFileSync(join(repository, 'one part/src/settings.js'), "export const password = 'changeme';\n");
      writeFileSync(join(repository, 'one part/assay.yaml'), 'assay: 1\nproduct: { name: x }\nevidence: [{ path: missing.json }]\n');
      const places = async (folder: string): Promise<readonly unknown[]> => {
        const { out } = await assay(['check', folder, '--format', 'sarif', '--at', at]);
        assert.doesNotMatch(out, new RegExp(home), 'no path of this machine');
        const { runs: [run] } = JSON.parse(out) as { readonly runs: readonly [{ readonly originalUriBaseIds: object; readonly results: readonly { readonly locations: readonly { readonly physicalLocation: { readonly artifactLocation: object } }[] }[]; readonly invocations: readonly { readonly toolExecutionNotifications: readonly { readonly locations?: readonly { readonly physicalLocation: { readonly artifactLocation: object } }[] }[] }[] }] };
        const artifacts = [...run.results, ...(run.invocations[0]?.toolExecutionNotifications ?? [])].flatMap(({ locations = [] }) => locations.map(({ physicalLocation }) => physicalLocation.artifactLocation));
        return [run.originalUriBaseIds, artifacts.find((one) => JSON.stringify(one).includes('settings')), artifacts.find((one) => JSON.stringify(one).includes('missing'))];
      };
      const below = (start: string): readonly object[] => ['src/settings.js', 'missing.json'].map((path) => ({ uri: `${start}${path}`, uriBaseId: '%SRCROOT%' }));
      const base = (text: string): object => ({ '%SRCROOT%': { description: { text } } });
      assert.deepEqual(await places(join(repository, 'one part')), [base('The assessed folder.'), ...below('')]);
      execFileSync('git', ['init', '--quiet', repository]);
      assert.deepEqual(await places(join(repository, 'one part')), [base('The top of the repository.'), ...below('one%20part/')]);
    });

    it('writes into what a link or a device stands for, and never puts a file in its place', async () => {
      const [target, link] = [join(home, 'target.csv'), join(home, 'link.csv')];
      writeFileSync(target, 'before');
      symlinkSync(target, link);
      const { code, err } = await assay(['check', tiny, '--format', 'csv', '--output', link, '--at', at]);
      assert.deepEqual([code, lstatSync(link).isSymbolicLink(), readFileSync(target, 'utf8').startsWith('"requirement"')], [0, true, true], err);
    });

    it('looks at what a workflow runs, although it ships to nobody', async () => {
    for (const [name, statement] of [['guessed', undefined], ['stated', 'assay: 1\nproduct: { name: built }\nnotShipped: [.github]\n']] as const) {
      const folder = join(home, `built-${name}`);
      mkdirSync(join(folder, '.github/workflows'), { recursive: true });
      writeFileSync(join(folder, 'index.js'), 'export const one = 1;\n');
      writeFileSync(join(folder, '.github/workflows/check.yml'), 'on: push\njobs:\n  scan:\n    steps:\n      - uses: github/codeql-action/analyze@v3\n');
      if (statement !== undefined) writeFileSync(join(folder, 'assay.yaml'), statement);
      const { out } = await assay(['check', folder, '--format', 'json']);
      const { findings, measures } = JSON.parse(out) as { readonly findings: readonly { readonly check: string; readonly outcome: string }[]; readonly measures: readonly { readonly id: string; readonly points: readonly { readonly denominator: number }[] }[] };
      assert.deepEqual(findings.filter(({ check }) => check === 'static-analysis-runs-in-the-build').map(({ outcome }) => outcome), ['pass'], name);
      assert.equal(measures.find(({ id }) => id === 'default-credentials')?.points[0]?.denominator, 1, name);
    }
  });

  it('ends with 2 when named evidence can’t be read, and says which', async () => {
      const broken = join(home, 'broken');
      mkdirSync(broken);
      writeFileSync(join(broken, 'assay.yaml'), 'assay: 1\nproduct: { name: broken }\nevidence:\n  - path: cut.json\n  - path: missing.csv\n');
      writeFileSync(join(broken, 'cut.json'), '{"bomFormat":"CycloneDX","specVersion":"1.6",');
      const { code, out } = await assay(['check', broken]);
      assert.equal(code, 2);
      assert.match(out, /^UNREAD +cut\.json: /m);
      assert.match(out, /^UNREAD +missing\.csv: /m);
    });

    it('ends with 2 when assay.yaml is broken, and says the line and column', async () => {
      const cases: readonly (readonly [name: string, yaml: string, place: RegExp])[] = [
        ['syntax', 'assay: 1\nproduct:\n  name: "no end\n', /^assay\.yaml:[34]:\d+ /m],
        ['unknown-key', 'assay: 1\nproduct:\n  name: x\n  colour: red\n', /^assay\.yaml:4:(?:3|11) .*colour/m],
        ['unknown-version', 'assay: 2\nproduct: { name: x }\n', /^assay\.yaml:1:\d+ By its name this is the product’s statement: at assay stands 2; 1, the version of its form, was expected\. For example: “assay: 1”$/m],
        ['no-product', 'assay: 1\n', /^assay\.yaml:1:\d+ .*the key product is missing; .* For example: “product: \{ name: Example \}”$/m],
        ['no-version', 'product: { name: x }\n', /^assay\.yaml:1:\d+ .*the key assay is missing; .* For example: “assay: 1”$/m],
        ['empty', '', /^assay\.yaml:1:1 By its name this is the product’s statement, and it holds nothing\. It begins with two lines, “assay: 1” and “product: \{ name: Example \}”\.$/m],
        ['flag', 'assay: 1\nproduct: { name: x }\nconditions: { on-premises: yes }\n', /^assay\.yaml:3:\d+ .*at conditions\.on-premises stands yes; true or false was expected\. /m],
        ['no-such-day', 'assay: 1\nproduct: { name: x }\npledge: { signedAt: 2026-02-30 }\n', /^assay\.yaml:3:\d+ .*at pledge\.signedAt stands 2026-02-30; a day of the calendar such as 2026-05-31 was expected\.$/m],
        ['list', 'assay: 1\nproduct: { name: x }\nevidence: x.json\n', /^assay\.yaml:3:\d+ .*at evidence stands x\.json; a list was expected\. For example: “evidence: /m],
      ];
      const runs = await Promise.all(cases.map(([name, yaml]) => {
        mkdirSync(join(home, `yaml-${name}`));
        writeFileSync(join(home, `yaml-${name}`, 'assay.yaml'), yaml);
        return assay(['check', join(home, `yaml-${name}`)]);
      }));
      for (const [index, [name, , place]] of cases.entries()) {
        assert.equal(runs[index]?.code, 2, name);
        assert.match(runs[index]?.err ?? '', place, name);
        assert.equal(runs[index]?.out, '', 'there is no report on half a statement');
      }
    });
  });

  describe('beside a statement', () => {
    it('says what lies in place of one: a link, or a file with nearly its name', async () => {
      for (const [name, put, sentence] of [
        ['link', (folder: string) => symlinkSync(join(tiny, 'assay.yaml'), join(folder, 'assay.yaml')), /GUESSED, for there is no assay\.yaml: assay\.yaml is a link, and links are not followed; put the file itself there/],
        ['near', (folder: string) => cpSync(join(tiny, 'assay.yaml'), join(folder, 'assay.yml')), /GUESSED, for there is no assay\.yaml: assay\.yml is there, and is read under the name assay\.yaml only/],
      ] as const) {
        const folder = join(home, `beside-${name}`);
        mkdirSync(folder);
        put(folder);
        const { code, out } = await assay(['check', folder]);
        assert.equal(code, 0);
        assert.match(out.replaceAll(/\s+/g, ' '), sentence);
        assert.match((await assay(['check', folder, '--format', 'html'])).out.replaceAll(/\s+/g, ' '), /There is no product statement \(assay\.yaml\): assay\.ya?ml is /);
      }
    });

    it('starts no clock on a day of signing that has not come', async () => {
      const folder = join(home, 'signed-later');
      mkdirSync(folder);
      writeFileSync(join(folder, 'assay.yaml'), 'assay: 1\nproduct: { name: x }\npledge: { signedAt: 2030-01-01 }\n');
      const [text, html, json] = await together(['check', folder, '--at', at], ['check', folder, '--at', at, '--format', 'html'], ['check', folder, '--at', at, '--format', 'json']);
      assert.match((text?.out ?? '').replaceAll(/\s+/g, ' '), /The pledge’s day of signing, 2030-01-01, lies after the day of this assessment: no clock runs\. /);
      assert.match(html?.out ?? '', /lies after the day of this assessment, and no clock runs/);
      assert.deepEqual((JSON.parse(json?.out ?? '{}') as { readonly pledge: object }).pledge, { signedAt: '2030-01-01' });
    });

    it('says of a part that no requirement has that it has no effect', async () => {
      const folder = join(home, 'astray');
      mkdirSync(folder);
      writeFileSync(join(folder, 'assay.yaml'), 'assay: 1\nproduct: { name: x }\naffirmations:\n  - { requirement: pledge/vdp, part: polices, scope: all, by: A, role: B, at: 2026-11-01, expiresAt: 2027-11-01 }\n');
      const { out } = await assay(['check', folder, '--at', at]);
      assert.match(out.replaceAll(/\s+/g, ' '), /NOTE An affirmation names the part polices of pledge\/vdp, which has no such part, so it has no effect\. Its parts: \(a\) Public testing; /);
    });
  });

  describe('a wrong command line', () => {
    it('ends with 64 and a sentence that helps', async () => {
      const cases: readonly (readonly [parameters: readonly string[], sentence: RegExp])[] = [
        [['check', tiny, '--colour'], /--colour/],
        [['check', 'no-such-folder'], /no-such-folder is not a folder/],
        [['check', tiny, '--format', 'pdf'], /pdf/],
        [['check', tiny, '--fail-on', 'never'], /--fail-on does not know never/],
        [['check', tiny, '--at', 'yesterday'], /--at expects a time/],
        [['explain', 'pledge/vdb'], /pledge\/vdp/],
        [['inspect', 'no-such-file'], /no-such-file does not exist/],
        [['init', 'no-such-folder'], /no-such-folder is not a folder/],
        [['catalog', '--source', 'somebody'], /somebody/],
        [['dance'], /dance/],
      ];
      const runs = await together(...cases.map(([parameters]) => parameters));
      for (const [index, [parameters, sentence]] of cases.entries()) {
        assert.equal(runs[index]?.code, 64, parameters.join(' '));
        assert.match(runs[index]?.err ?? '', sentence);
      }
    });

    it('ends with 2 when an earlier assessment is none', async () => {
      writeFileSync(join(home, 'other.json'), '{"schema":"something-else"}');
      const [since, missing] = await together(['check', tiny, '--since', join(home, 'other.json')], ['diff', join(home, 'nowhere.json'), join(home, 'other.json')]);
      assert.deepEqual([since?.code, missing?.code], [2, 2]);
      assert.match(since?.err ?? '', /is not an assessment/);
      assert.match(missing?.err ?? '', /does not exist/);
    });

    it('ends with 64 when the report can’t be written, and leaves nothing behind', async () => {
      const { code, err } = await assay(['check', tiny, '--output', join(home, 'no-such-folder/report.html'), '--format', 'html']);
      assert.equal(code, 64);
      assert.match(err, /can't be written/);
    });
  });

  describe('assay init', () => {
    it('writes a statement that assay check takes, and never overwrites one', async () => {
      generateProduct(7, join(home, 'guessed'));
      const folder = join(home, 'guessed/product');
      const guessed = await assay(['check', folder, '--at', at]);
      assert.equal(guessed.code, 0);
      const written = await assay(['init', folder]);
      assert.equal(written.code, 0, written.err);
      const statement = readFileSync(join(folder, 'assay.yaml'), 'utf8');
      const [again, check] = await together(['init', folder], ['check', folder, '--at', at]);
      assert.equal(again?.code, 64);
      assert.match(again?.err ?? '', /is not overwritten/);
      assert.equal(readFileSync(join(folder, 'assay.yaml'), 'utf8'), statement);
      assert.equal(check?.code, 0);
      // What was guessed before is named now: the goals say the same.
      const goals = (text = ''): string => text.slice(text.indexOf('GOAL'), text.indexOf('All sources'));
      assert.equal(goals(check?.out).replaceAll(/\d+ of \d+/g, ''), goals(guessed.out).replaceAll(/\d+ of \d+/g, ''));
    });
  });

  describe('the other commands', () => {
    it('inspect says what a file is, and ends with 2 for one that nobody can read', async () => {
      writeFileSync(join(home, 'what.bin'), Uint8Array.of(1, 2, 3, 0, 255));
      writeFileSync(join(home, 'security.txt'), 'Contact: mailto:a@example.com\nExpires: 2030-01-01T00:00:00Z\n');
      const [unknown, known] = await together(['inspect', 'what.bin'], ['inspect', 'security.txt']);
      assert.equal(unknown?.code, 2);
      assert.match(unknown?.out ?? '', /No reader knows this format/);
      assert.equal(known?.code, 0);
      assert.match(known?.out ?? '', /security-txt/);
    });

    it('explain works for every requirement and every check, in 110 columns at most', () => {
      const seen: string[] = [];
      const write = process.stdout.write.bind(process.stdout);
      // Only for the length of calls that end before anything else runs.
      Object.assign(process.stdout, { write: (text: string) => seen.push(text) > 0 });
      try {
        for (const { id } of [...requirements, ...checks]) explain(id);
      } finally {
        Object.assign(process.stdout, { write });
      }
      assert.equal(seen.length, requirements.length + checks.length);
      for (const [index, { id }] of [...requirements, ...checks].entries()) {
        assert.ok(seen[index]?.includes(id), id);
        for (const line of (seen[index] ?? '').split('\n')) assert.ok(line.length <= 110, line);
      }
    });

    it('the version and the help need no product, and a reader that leaves early is no failure', async () => {
      const [version, help] = await together(['--version'], ['--help']);
      assert.deepEqual([version?.code, help?.code], [0, 0]);
      assert.match(version?.out ?? '', /^\d+\.\d+\.\d+\n$/);
      for (const name of ['check', 'init', 'inspect', 'explain', 'catalog', 'diff']) assert.match(help?.out ?? '', new RegExp(`^ +${name} `, 'm'));
      assert.match(help?.out ?? '', /Exit codes:[\s\S]*64/);
      const early = await new Promise<string>((resolve) => { execFile('sh', ['-c', `"${process.execPath}" "${command}" catalog | head -n 1`], { cwd: home }, (problem, out, err) => resolve(`${problem === null ? 'fine' : 'failed'} ${out.split('\n').length} ${err}`)); });
      assert.equal(early.trim(), 'fine 2');
    });

    it('colours are for terminals, and not with NO_COLOR', { skip: existsSync('/usr/bin/script') ? false : 'there is no script(1) to make a terminal with' }, async () => {
      const onTerminal = (env: Readonly<Record<string, string>>): Promise<string> => new Promise((resolve) => {
        execFile('/usr/bin/script', ['-qec', `"${process.execPath}" "${command}" check "${tiny}" --quiet --at ${at}`, '/dev/null'], { cwd: home, env: { PATH: process.env['PATH'], HOME: home, TERM: 'xterm', ...env } }, (_, out) => resolve(out));
      });
      const [coloured, plain] = await Promise.all([onTerminal({}), onTerminal({ NO_COLOR: '1' })]);
      assert.match(coloured ?? '', /\u001b\[\d+m/);
      assert.doesNotMatch(plain ?? '', /\u001b\[\d+m/);
      assert.match(plain ?? '', /GOAL/);
    });
  });
});
