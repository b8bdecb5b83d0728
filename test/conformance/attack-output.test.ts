import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { parse } from 'csv-parse/sync';
import { strFromU8, unzipSync } from 'fflate';
import { SaxesParser } from 'saxes';
import { checks } from '../../src/check/index.ts';
import { requirements } from '../../src/catalog/index.ts';
import type { Assessment } from '../../src/model/assessment.ts';
import { quote, say } from '../../src/model/text.ts';
import { annotation } from '../../src/report/escape/annotation.ts';
import { assessmentJson } from '../../src/report/assessment-json.ts';
import { csvReport } from '../../src/report/csv.ts';
import { htmlReport } from '../../src/report/html/index.ts';
import { junitReport } from '../../src/report/junit.ts';
import { markdownReport } from '../../src/report/markdown.ts';
import { oscalReport } from '../../src/report/oscal.ts';
import { sarifReport } from '../../src/report/sarif.ts';
import { terminalReport } from '../../src/report/terminal/index.ts';
import { vendorHtml } from '../../src/report/vendor-view/html/index.ts';
import { vendorJson } from '../../src/report/vendor-view/json.ts';
import { vendorTerminal } from '../../src/report/vendor-view/terminal/index.ts';
import { comparisonHtml } from '../../src/report/comparison/html.ts';
import { comparisonJson } from '../../src/report/comparison/json.ts';
import { comparisonTerminal } from '../../src/report/comparison/terminal.ts';
import { questionsWorkbook } from '../../src/report/workbook/questions-workbook.ts';
import { compareVendors } from '../../src/vendor/compare.ts';
import { positionWith } from '../example/vendor-position-with.ts';
import { attackCases, hasAttackData } from './attack/cases.ts';

/** An assessment that carries a text out of evidence in every field that can hold one. */
function assessmentWith(text: string): Assessment {
  const message = say`The component ${quote(text)} was seen.`;
  const pointer = { artifact: 'sha256:0' as const, path: text, member: text, line: 3 };
  return {
    schema: 'assay-assessment-1', engineVersion: '0.1.0', catalogVersion: '2026.11', assessedAt: '2026-11-22T00:00:00.000Z',
    product: { name: text, maker: text, version: text, guessed: [], deployment: 'on-premises' },
    subject: { commit: text, filesListed: 1 },
    pledge: { signedAt: text, daysLeft: 3 },
    evidence: [{ artifact: { path: text, digest: 'sha256:0', sizeBytes: 1, origin: 'handed-over' }, kind: 'sbom', format: text, state: 'unreadable', notes: [{ level: 'unreadable', rule: 'x', message, pointer }], notesOmitted: 0 }],
    measures: [{ id: 'sbom-fields', population: 'product', dimensions: { field: text }, points: [{ at: text, numerator: 1, denominator: 2 }, { at: text, numerator: 2, denominator: 2 }], sources: [] }],
    findings: [
      { check: 'sbom-lists-components', fingerprint: `sbom-lists-components/${text}`, outcome: 'fail', subject: text, message, pointers: [pointer], origin: 'handed-over', complete: true },
      { check: 'sbom-lists-components', fingerprint: `sbom-lists-components/aside ${text}`, outcome: 'fail', subject: text, message, pointers: [pointer], origin: 'handed-over', complete: true, setAside: { reason: text, by: text, until: text } },
    ],
    verdicts: requirements.map((requirement) => ({ requirement: requirement.id, verdict: 'not-met', reason: message, parts: [{ name: 'x', verdict: 'not-met', reason: message, findings: [`sbom-lists-components/${text}`] }] })),
    next: [{ action: message, requirements: ['pledge/vdp'], moves: 1, how: message }],
  };
}

const terminalOptions = { width: 80, isColoured: false, isWhole: true, engineVersion: '0.1.0' };
const plain = assessmentWith('plain');

const hidden = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]|[\u{e0000}-\u{e0fff}]/u;

function checkLines(output: string): void {
  assert.doesNotMatch(output, hidden, 'a control or invisible character came through');
  for (const line of output.split('\n')) assert.doesNotMatch(line, /^\s*(::|##(\[|vso|teamcity)|ok \d|not ok|1\.\.\d|section_(start|end):)/, 'a command of a build server begins a line');
}

function tagsOf(page: string): number {
  return (page.match(/<[a-zA-Z/!?]/g) ?? []).length;
}

/** What is left of Markdown when code spans, which have no power, are taken out. */
function outsideSpans(text: string): string {
  return text.replace(/(`+)(?!`)[\s\S]*?[^`]\1(?!`)/g, '');
}

function checkEveryFormat(text: string): void {
  const assessment = assessmentWith(text);
  checkLines(terminalReport(assessment, terminalOptions).value);
  checkLines(annotation`${text}`.value);
  for (const output of [assessmentJson(assessment), sarifReport(assessment, checks), oscalReport(assessment)]) {
    assert.doesNotMatch(output.value, hidden);
    JSON.parse(output.value);
  }
  const sarif = JSON.parse(sarifReport(assessment, checks).value) as { runs: { results: { locations: { physicalLocation: { artifactLocation: { uri: string } } }[] }[] }[] };
  for (const result of sarif.runs[0]?.results ?? []) for (const location of result.locations) assert.doesNotMatch(location.physicalLocation.artifactLocation.uri, /^[a-z]+:|^\/|\.\.(\/|$)/i, 'a SARIF path leaves the folder');
  const junit = junitReport(assessment).value;
  assert.equal(tagsOf(junit), tagsOf(junitReport(plain).value), 'JUnit got another element');
  assert.doesNotMatch(junit, hidden);
  const page = htmlReport(assessment).value;
  assert.equal(tagsOf(page), tagsOf(htmlReport(plain).value), 'the page got another element');
  assert.equal((page.match(/="/g) ?? []).length, (htmlReport(plain).value.match(/="/g) ?? []).length, 'the page got another attribute');
  assert.doesNotMatch(page, hidden);
  const comment = markdownReport(assessment).value;
  assert.equal(outsideSpans(comment), outsideSpans(markdownReport(plain).value), 'Markdown outside code spans changed');
  assert.doesNotMatch(comment, hidden);
  const csv = csvReport(assessment).value;
  const rows = parse(csv, { columns: false, relax_column_count: false }) as string[][];
  assert.equal(rows.length, requirements.length + 1);
  for (const row of rows) for (const cell of row) assert.doesNotMatch(cell, /^[\s"\\|]*[=+\-@\uff1d\uff0b\uff0d\uff20]|^\\u\{/, 'a cell would be evaluated');
}

/** The formats of the vendor view, with the text in every field of a position that can hold one. */
function checkEveryVendorFormat(text: string): void {
  const position = positionWith(text);
  const comparison = compareVendors([position, positionWith('plain')]);
  for (const all of [false, true]) for (const output of [vendorTerminal(position, { width: 80, all }), comparisonTerminal(comparison, { width: 80, all })]) checkLines(output.value);
  for (const output of [vendorJson(position), comparisonJson(comparison)]) {
    assert.doesNotMatch(output.value, hidden);
    JSON.parse(output.value);
  }
  for (const [page, plainPage] of [[vendorHtml(position).value, plainPages.vendor], [comparisonHtml(comparison).value, plainPages.comparison]] as const) {
    assert.equal(tagsOf(page), tagsOf(plainPage), 'the page got another element');
    assert.equal((page.match(/="/g) ?? []).length, (plainPage.match(/="/g) ?? []).length, 'the page got another attribute');
    assert.doesNotMatch(page, hidden);
  }
}

async function sheetsWith(text: string): Promise<readonly string[]> {
  return Object.entries(unzipSync(await questionsWorkbook(positionWith(text)))).filter(([name]) => name.endsWith('.xml')).map(([, bytes]) => strFromU8(bytes));
}

const plainSheets = await sheetsWith('plain');

/** The workbook: well formed, no formula, and no element more than with a plain text. */
async function checkWorkbook(text: string): Promise<void> {
  for (const [index, sheet] of (await sheetsWith(text)).entries()) {
    assert.doesNotThrow(() => new SaxesParser().write(sheet).close(), 'the workbook is not well formed');
    assert.equal(tagsOf(sheet), tagsOf(plainSheets[index] ?? ''), 'the workbook got another element');
    assert.doesNotMatch(sheet, hidden);
    assert.doesNotMatch(sheet, /<f[ >]/, 'a cell would be evaluated');
  }
}

const plainPages = { vendor: vendorHtml(positionWith('plain')).value, comparison: comparisonHtml(compareVendors([positionWith('plain'), positionWith('plain')])).value };

const groups = { 'cli-output': 46, 'csv-export': 33, 'trust-page,advisory-notes': 26, 'trust-page,pdf,email,svg-badge': 34 } as const;

describe('attack cases for output', { skip: hasAttackData ? false : 'there is no ../shared/data here' }, () => {
  before(() => {
    checkEveryFormat('plain');
    checkEveryVendorFormat('plain');
  });
  for (const [target, count] of Object.entries(groups)) {
    const cases = attackCases([target]);
    it(`${target}: ${count} cases`, () => assert.equal(cases.length, count));
    for (const item of cases) {
      it(item.id, async () => {
        const startedAt = performance.now();
        // No path is longer than this on a file system, and sentences cut quotations far shorter.
        checkEveryFormat(new TextDecoder().decode(item.bytes()).slice(0, 4096));
        assert.ok(performance.now() - startedAt < item.maxMs * 8, 'eight reports took longer than eight times the case’s limit');
        checkEveryVendorFormat(new TextDecoder().decode(item.bytes()).slice(0, 4096));
        await checkWorkbook(new TextDecoder().decode(item.bytes()).slice(0, 4096));
      });
    }
  }
});
