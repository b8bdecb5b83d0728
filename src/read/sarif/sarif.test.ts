import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import type { Reading } from '../reader.ts';
import { sourceOf } from '../source.ts';
import { sarif } from './index.ts';

const readText = (text: string): Reading<'tool-results'> => {
  const reading = sarif.read(sourceOf('report.sarif', new TextEncoder().encode(text)));
  assert.ok(!(reading instanceof Promise));
  return reading;
};
const report = (run: object): string => JSON.stringify({ version: '2.1.0', runs: [run] });

test('open results are counted by level and weakness; suppressed, gone and passed ones apart', () => {
  const [run] = readText(readFileSync(new URL('../../../fixtures/read/sarif/valid-one-run.json', import.meta.url), 'utf8')).facts?.reports ?? [];
  assert.deepEqual(run, {
    tool: { name: 'Semgrep OSS', version: '1.90.0' }, category: 'static-analysis', at: '2026-11-01T08:03:00Z', succeeded: true,
    about: { repository: 'https://code.example/acme/quillgate', commit: '1'.repeat(40) }, rules: 2, weaknessesLookedFor: ['CWE-79', 'CWE-89'],
    results: { open: { error: 1, warning: 1, note: 1 }, suppressed: 1, others: 2 },
    openByWeakness: [{ weakness: 'CWE-79', open: 2 }, { weakness: 'CWE-89', open: 1 }], checks: [],
  });
});

test('rules that stand after the results count, also those of extensions and in taxonomies', () => {
  const [run] = readText(report({
    results: [{ ruleId: 'a/1', message: { text: 'x' } }, { rule: { id: 'b' }, level: 'error', taxa: [{ id: '22', toolComponent: { name: 'CWE' } }], message: { text: 'x' } }],
    tool: { driver: { name: 'CodeQL' }, extensions: [{ name: 'p', rules: [{ id: 'a', defaultConfiguration: { level: 'note' }, relationships: [{ target: { id: '89', toolComponent: { name: 'cwe' } }, kinds: ['superset'] }] }] }] },
  })).facts?.reports ?? [];
  assert.deepEqual(run?.results.open, { error: 1, warning: 0, note: 1 });
  assert.deepEqual(run?.openByWeakness, [{ weakness: 'CWE-22', open: 1 }, { weakness: 'CWE-89', open: 1 }]);
});

test('nothing of messages, snippets, paths and addresses is kept', () => {
  const reading = readText(report({ tool: { driver: { name: 'CodeQL', rules: [{ id: 'r', helpUri: 'https://secret.example/' }] } }, artifacts: [{ contents: { text: 'SECRET' } }], results: [{ ruleId: 'r', message: { text: 'SECRET' }, locations: [{ physicalLocation: { artifactLocation: { uri: 'src/SECRET.ts' }, region: { snippet: { text: 'SECRET' } } } }] }] }));
  assert.doesNotMatch(JSON.stringify(reading), /secret/i);
});

test('a report of many results is read in the memory of one', () => {
  const one = JSON.stringify({ ruleId: 'r', message: { text: 'x'.repeat(200) } });
  const text = `{"version":"2.1.0","runs":[{"results":[${Array.from({ length: 50_000 }, () => one).join(',')}],"tool":{"driver":{"name":"CodeQL","rules":[{"id":"r"}]}}}]}`;
  const { facts } = readText(text);
  assert.equal(facts?.reports[0]?.results.open.warning, 50_000);
});

test('a report without a run, cut off, or of another form is no clean report', () => {
  for (const text of ['{"version":"2.1.0","runs":[]}', '{"version":"2.1.0","runs":{}}', '{"version":"2.1.0","runs":[{"tool":{"driver":{"name":"x"}},"results":[', report({ tool: { driver: { name: 'x' } }, results: [{ ruleIndex: -2 }] })]) assert.equal(readText(text).facts, undefined, text);
  const { notes, complete } = readText(report({ tool: {}, results: 7 }));
  assert.deepEqual(notes.map(({ rule }) => rule), ['form', 'tool-name']);
  assert.equal(complete, false);
});
