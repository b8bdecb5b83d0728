import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import type { Actor } from '../../../src/identity/actor.ts';
import type { ReportDocument, Table } from '../../../src/report/document/report-document.ts';
import { runJobs } from '../../../src/store/jobs/run-jobs.ts';
import type { Scope } from '../../../src/store/scope.ts';
import type { Act } from '../../../src/workspace/act.ts';
import { ActRefused } from '../../../src/workspace/act-refused.ts';
import { addMilestone } from '../../../src/workspace/acts/goals/add-milestone.ts';
import { addSetback } from '../../../src/workspace/acts/goals/add-setback.ts';
import { chooseMeasure } from '../../../src/workspace/acts/goals/choose-measure.ts';
import { setSigningDay } from '../../../src/workspace/acts/goals/set-signing-day.ts';
import { addRelease } from '../../../src/workspace/acts/products/add-release.ts';
import { createProduct } from '../../../src/workspace/acts/products/create-product.ts';
import { readJob } from '../../../src/workspace/acts/products/read-job.ts';
import { setStatement } from '../../../src/workspace/acts/products/set-statement.ts';
import { downloadReport } from '../../../src/workspace/acts/reports/download-report.ts';
import { listReportsForAll } from '../../../src/workspace/acts/reports/list-reports-for-all.ts';
import { listReports } from '../../../src/workspace/acts/reports/list-reports.ts';
import { readReport } from '../../../src/workspace/acts/reports/read-report.ts';
import { writeReportForAll } from '../../../src/workspace/acts/reports/write-report-for-all.ts';
import { writeReport } from '../../../src/workspace/acts/reports/write-report.ts';
import { keptAssessment } from '../../../src/workspace/measured/kept-assessment.ts';
import { reportHandler, reportJob } from '../../../src/workspace/reports/write-report.ts';
import type { Report } from '../../../src/workspace/reports/report-shape.ts';
import { forbiddenWording } from '../../wording.ts';
import { assessedNow, handOver, signInStatistics } from '../support/measured-product.ts';
import { openWorld, type World } from '../support/world.ts';

/** Fourteen months; in the first one few people have a phishing-resistant factor. */
const months = Array.from({ length: 14 }, (_, index) => [new Date(Date.UTC(2025, 3 + index, 1)).toISOString().slice(0, 7), 700 - index * 20, 260 + index * 18, index === 0 ? 4 : 40 + index * 3] as const);
const statement = `assay: 1
product: { name: Gateway, maker: Acme, version: "1.0", covers: [Gateway], leavesOut: [Acme Classic] }
obstacles:
  - { requirement: pledge/vulnerability-classes, text: An old engine joins its queries. }
claims:
  - { requirement: pledge/vdp, text: We answer every report., by: Kim Hidden, role: head of security, at: 2026-02-01, expiresAt: 2027-02-01 }
affirmations:
  - { requirement: white-paper/risk-assessment, scope: Gateway, by: Jo Private, role: chief architect, at: 2026-02-01, expiresAt: 2026-07-20 }
`;

describe('reports', () => {
  let world: World;
  let acme: Scope;
  let lead: Actor;
  let product: string;
  let release: string;
  let assessment: string;

  before(async () => {
    world = await openWorld();
    acme = await world.organisation('acme');
    lead = await world.person(acme, { roles: [{ role: 'security-lead', productId: null }] });
    ({ id: product } = await world.door.perform(lead, createProduct, { slug: 'gateway', name: 'Gateway <b>for</b> everybody' }));
    ({ id: release } = await world.door.perform(lead, addRelease, { product, version: '1.0' }));
    await world.door.perform(lead, setStatement, { product, statement });
    await world.door.perform(lead, setSigningDay, { product, signedAt: '2025-07-01' });
    await handOver(world, acme, lead, release, 'sign-in.csv', signInStatistics(months));
    await assessedNow(world, lead, release);
    world.pass(60_000);
    await world.door.perform(lead, chooseMeasure, { product, number: 1, measure: 'mfa-adoption', target: { at: '2026-12-31', value: 0.6 } });
    await world.door.perform(lead, addSetback, { product, number: 1, kind: 'setback', text: 'An update lost enrolments.', happenedAt: '2026-03-03' });
    await world.door.perform(lead, addMilestone, { product, number: 1, title: 'Mandatory for administrators', dueAt: '2026-09-30' });
    assessment = await assessedNow(world, lead, release);
    world.pass(60_000);
  });
  after(async () => world.close());

  async function written(actor: Actor, act: typeof writeReport | typeof writeReportForAll, input: Readonly<Record<string, unknown>>): Promise<Report> {
    const { job } = await world.door.perform<unknown, { readonly job: string }>(actor, act as unknown as Act<unknown, { readonly job: string }>, input);
    const runner = runJobs({ store: world.store, handlers: { [reportJob]: reportHandler(world.services, '0.0.0') }, now: world.services.ports.now, processId: 'one', wordsOf: (problem) => (problem instanceof Error ? (problem.stack ?? '') : 'unknown'), pauseMilliseconds: 10 });
    try {
      for (;;) {
        const { reportId, problem } = await world.door.perform(actor, readJob, { job });
        assert.equal(problem, null);
        if (reportId !== null) return await world.door.perform(actor, readReport, { report: reportId });
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
    } finally {
      await runner.stop();
    }
  }

  async function bytesOf(report: Report, format: 'html' | 'pdf' | 'json'): Promise<Buffer> {
    const { digest } = await world.door.perform(lead, downloadReport, { report: report.id, format });
    const pieces: Uint8Array[] = [];
    for await (const piece of world.services.evidence.open(acme, digest)) pieces.push(piece);
    return Buffer.concat(pieces);
  }

  async function htmlOf(report: Report): Promise<string> {
    return (await bytesOf(report, 'html')).toString('utf8');
  }

  async function documentOf(report: Report): Promise<ReportDocument> {
    return JSON.parse((await bytesOf(report, 'json')).toString('utf8')) as ReportDocument;
  }

  async function refusal<Input, Output>(actor: Actor, act: Act<Input, Output>, input: unknown): Promise<ActRefused> {
    const problem: unknown = await world.door.perform(actor, act, input).then(() => undefined, (thrown: unknown) => thrown);
    assert.ok(problem instanceof ActRefused, String(problem));
    return problem;
  }

  /** The JSON form holds sentences as plain strings. */
  function tableIn({ parts }: ReportDocument, caption: string): readonly (readonly string[])[] {
    const all = (list: ReportDocument['parts']): readonly Table[] => list.flatMap(({ blocks, parts: inner = [] }) => [...blocks.filter((block): block is Table => block.kind === 'table'), ...all(inner)]);
    const found = all(parts).find((table) => table.caption === caption);
    assert.ok(found !== undefined, caption);
    return found.rows.map((row) => row.map((cell) => (typeof cell === 'string' ? cell : JSON.stringify(cell)).replaceAll('\u00a0', ' ')));
  }

  test('a progress report gives exactly the figures of the assessment, in three formats of which the digests are told', async () => {
    const report = await written(lead, writeReport, { product, kind: 'progress' });
    assert.deepEqual([report.kind, report.form, report.periodFrom, report.periodTo, report.productId, report.sources.map((source) => source.assessmentId)], ['progress', 'assay-progress-report-1', '2025-07-01', '2026-06-01', product, [assessment]]);
    const kept = await keptAssessment(world.services, acme, assessment);
    const measured = kept.measures.find(({ id, population, dimensions }) => id === 'mfa-adoption' && population === 'customers' && Object.keys(dimensions).length === 0);
    assert.equal(measured?.points.length, 14);
    assert.deepEqual(tableIn(await documentOf(report), 'Accounts with multi-factor sign-in').map(([day, numerator, denominator]) => [day, Number(numerator?.replaceAll(',', '')), Number(denominator?.replaceAll(',', ''))]), measured?.points.map(({ at, numerator, denominator }) => [at, numerator, denominator]));
    for (const { format, digest, sizeBytes } of report.files) {
      const bytes = await bytesOf(report, format);
      assert.deepEqual([createHash('sha256').update(bytes).digest('hex'), bytes.length], [digest, sizeBytes], format);
    }
    assert.deepEqual(report.files.map(({ format }) => format), ['html', 'json', 'pdf']);
    assert.match((await bytesOf(report, 'pdf')).subarray(0, 8).toString('latin1'), /^%PDF-1\.7/u);
    const html = (await htmlOf(report)).replaceAll(/<span class="day">|<\/span>/gu, '');
    assert.match(html, /Gateway &#60;b&#62;for&#60;\/b&#62; everybody/u);
    for (const told of ['An update lost enrolments.', 'Planned for 2026-09-30: Mandatory for administrators.', 'An old engine joins its queries.', 'Acme Classic', '60\u00a0% by 2026-12-31', 'until 2026-07-01, 30 days are left']) assert.ok(html.includes(told), told);
    assert.doesNotMatch(html, /sign-in\.csv/u, 'the path of a file stays inside');
  });

  test('each kind is written, says whose verdict it is not, and names nobody who did not agree', async () => {
    for (const kind of ['letter', 'board-pack', 'ssdf', 'statistics']) {
      const report = await written(lead, writeReport, { product, kind });
      const html = await htmlOf(report);
      assert.match(html, /Not a verdict of CISA/u);
      assert.doesNotMatch(html, /Kim Hidden|Jo Private/u, kind);
      assert.doesNotMatch(html.replaceAll(/<style>.*?<\/style>/gsu, ''), forbiddenWording, kind);
      assert.equal(/chief architect/u.test(html), kind === 'board-pack', 'an office stays inside unless its person agreed');
      if (kind === 'ssdf') assert.match(html, /whose name and office are withheld/u);
    }
  });

  test('a name stands in it once its person agreed', async () => {
    const row = { id: world.nextId('word'), productId: product, requirement: 'white-paper/risk-assessment', byName: 'Jo Private', byRole: 'chief architect', consentAt: world.now(), consentBy: 'link', byAccountId: null, createdBy: 'x', createdAt: world.now(), withdrawnAt: null, withdrawnBy: null, withdrawnReason: null };
    await world.store.write(acme, async (rows) => rows.insertInto('affirmation').values({ ...row, part: null, claimId: null, requestId: null, text: 'It is so.', shownBy: 'account', scope: 'Gateway', affirmedAt: '2026-02-01', expiresAt: '2026-07-20' }).execute());
    assert.match(await htmlOf(await written(lead, writeReport, { product, kind: 'ssdf' })), /Jo Private, chief architect/u);
  });

  test('a kept report stays as it is, byte for byte, whatever changes afterwards', async () => {
    const report = (await world.door.perform(lead, listReports, { product })).reports.find(({ kind }) => kind === 'letter') ?? assert.fail();
    const before = await bytesOf(report, 'pdf');
    await world.door.perform(lead, addSetback, { product, number: 3, kind: 'obstacle', text: 'Something that came later.', happenedAt: '2026-05-05' });
    world.pass(60_000);
    const later = await written(lead, writeReport, { product, kind: 'letter' });
    assert.notEqual(later.id, report.id);
    assert.ok(before.equals(await bytesOf(report, 'pdf')));
    assert.match(await htmlOf(later), /Something that came later\./u);
    const listed = await world.door.perform(lead, listReports, { product, limit: 2 });
    assert.equal(listed.reports[0]?.id, later.id);
    assert.ok(listed.next !== null);
    assert.ok((await world.door.perform(lead, listReports, { product, after: listed.next })).reports.every(({ id }) => id !== later.id));
  });

  test('a board pack begins where the last one ended, and asks what a person wrote', async () => {
    await written(lead, writeReportForAll, { kind: 'board-pack' });
    world.pass(3 * 86_400_000);
    const pack = await written(lead, writeReportForAll, { kind: 'board-pack', decisions: ['Fund two people for the query engine.'] });
    assert.deepEqual([pack.productId, pack.periodFrom, pack.periodTo], [null, '2026-06-01', '2026-06-04']);
    const html = await htmlOf(pack);
    assert.match(html, /Fund two people for the query engine\./u);
    assert.match(html, /Affirmation by chief architect ends/u);
    assert.deepEqual((await world.door.perform(lead, listReportsForAll, {})).reports.map(({ id }) => id)[0], pack.id);
    assert.equal((await refusal(lead, writeReportForAll, { kind: 'ssdf' })).refusal, 'invalid-input');
    assert.equal((await refusal(lead, writeReport, { product, kind: 'progress', from: '2026-06-02', to: '2026-06-01' })).refusal, 'invalid-input');
    assert.equal((await refusal(lead, writeReport, { product, kind: 'progress', to: '2027-01-01' })).refusal, 'invalid-input');
  });

  test('a report up to an earlier day tells nothing of what came after', async () => {
    const report = await written(lead, writeReport, { product, kind: 'statistics', to: '2025-12-31' });
    const days = tableIn(await documentOf(report), 'Accounts with multi-factor sign-in').map(([day = '']) => day);
    assert.deepEqual([days.length, days.at(-1)], [9, '2025-12-31']);
  });

  test('writing, reading and handing out leave their entries in the log', async () => {
    const report = (await world.door.perform(lead, listReports, { product })).reports.find(({ kind, periodTo }) => kind === 'statistics' && periodTo === '2025-12-31') ?? assert.fail();
    await bytesOf(report, 'pdf');
    const entries = await world.store.read(acme, async (rows) => rows.selectFrom('auditEntry').select(['action', 'actor', 'entry']).where('target', '=', `report:${report.id}`).orderBy('sequence').execute());
    assert.deepEqual(entries.map(({ action }) => action), ['report.complete', 'report.read', 'report.download', 'report.download']);
    const pdf = report.files.find(({ format }) => format === 'pdf')?.digest ?? '';
    assert.ok(entries[0]?.entry.includes(pdf) === true && entries[3]?.entry.includes(pdf) === true);
  });

  test('an owner reads the reports of the own product and writes none; a report about all is not for them', async () => {
    const owner = await world.person(acme, { roles: [{ role: 'product-owner', productId: product }] });
    const sponsor = await world.person(acme, { roles: [{ role: 'executive-sponsor', productId: null }] });
    const about = (await world.door.perform(lead, listReports, { product, limit: 1 })).reports[0] ?? assert.fail();
    const all = (await world.door.perform(lead, listReportsForAll, { limit: 1 })).reports[0] ?? assert.fail();
    assert.equal((await world.door.perform(owner, readReport, { report: about.id })).id, about.id);
    assert.equal((await refusal(owner, writeReport, { product, kind: 'letter' })).refusal, 'not-allowed');
    assert.equal((await refusal(owner, readReport, { report: all.id })).refusal, 'not-found');
    assert.equal((await world.door.perform(sponsor, readReport, { report: all.id })).id, all.id);
    assert.equal((await refusal(sponsor, writeReportForAll, { kind: 'progress' })).refusal, 'not-allowed');
  });

  test('without a product there is nothing to write about, and the job says so', async () => {
    const empty = await world.organisation('empty');
    const alone = await world.person(empty, { roles: [{ role: 'security-lead', productId: null }] });
    const { job } = await world.door.perform(alone, writeReportForAll, { kind: 'progress' });
    const runner = runJobs({ store: world.store, handlers: { [reportJob]: reportHandler(world.services, '0.0.0') }, now: world.services.ports.now, processId: 'one', wordsOf: (problem) => (problem instanceof Error ? problem.message : ''), pauseMilliseconds: 10 });
    for (;;) {
      const { problem } = await world.door.perform(alone, readJob, { job });
      if (problem !== null) {
        assert.equal(problem, 'There is no product to write about yet.');
        break;
      }
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    await runner.stop();
  });
});
