/** The catalogue as data: what must hold for every requirement, and planted faults that prove each rule can fail. */
import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { coverageOf, coverages, frameworks, framing, goals, groups, requirementById, requirements, requirementsByCheck, sources } from '../src/catalog/index.ts';
import type { byChecks } from '../src/catalog/parts.ts';
import { checks } from '../src/check/index.ts';
import { measureDefinitions } from '../src/model/measure.ts';
import type { Requirement } from '../src/model/requirement.ts';
import { catalogDocs, differences } from '../tools/generate-catalog-docs.ts';
import { forbiddenWording } from './wording.ts';

const lineCount = 185;
/** Lines that pack several practices and must not end as one requirement. */
const packedLines = [82, 105, 127, 131, 134, 181];

/** Clauses of the pledge's seven goals: G goal, C context, A approach, M showing progress, N note. */
const pledgeClauses = [
  'G1 G1-C1 G1-N1 G1-A1 G1-A2 G1-A3 G1-M1 G1-M2 G1-M3 G1-N2',
  'G2 G2-C0 G2-C1 G2-C2 G2-A1 G2-A2 G2-A3 G2-A4 G2-A5 G2-M1 G2-M2 G2-M3',
  'G3 G3-C1 G3-A1 G3-A2 G3-A3 G3-A4 G3-M1 G3-M2',
  'G4 G4-C1 G4-A1 G4-A2 G4-A3 G4-A4 G4-M1 G4-M2 G4-N1',
  'G5 G5-M1 G5-M2 G5-M3',
  'G6 G6-2 G6-3 G6-4 G6-C1 G6-M1 G6-M2',
  'G7 G7-A1 G7-A2 G7-A3 G7-M1 G7-M2',
].flatMap((line) => line.split(' '));
/** Cautions to readers of figures, kept by how we report; no requirement names them. */
const unasked = new Set(['G6-C1']);

type Rule = (all: readonly Requirement[]) => readonly string[];

const clausesOf = (item: Requirement): readonly string[] => (item.source.clause.startsWith('Overview') ? ['Overview'] : item.source.clause.split(', '));
const textsOf = (item: Requirement): readonly string[] => [item.title, item.text, item.guidance, ...item.parts.flatMap((part) => [part.name, ...(part.by === 'person' ? [part.question] : part.by === 'nobody-yet' ? [part.reason] : [])])];
const sectionsOf = (document: string): readonly string[] => sources.find((source) => source.document === document)?.clauses ?? [];

const rules = {
  'ids are unique and begin with their document': (all) => [
    ...all.filter((item, index) => all.findIndex((other) => other.id === item.id) !== index).map((item) => `${item.id} twice`),
    ...all.filter((item) => !/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(item.id.slice(item.source.document.length + 1)) || !item.id.startsWith(`${item.source.document}/`)).map((item) => item.id),
  ],
  'every line is covered by requirements or framing, never by both': (all) => {
    const covered = new Set(all.flatMap((item) => item.lines));
    const framed = new Set(framing.map((item) => item.line));
    return [
      ...Array.from({ length: lineCount }, (_value, index) => index + 1).filter((line) => covered.has(line) === framed.has(line)).map((line) => `line ${line}`),
      ...all.flatMap((item) => item.lines.filter((line) => !Number.isInteger(line) || line < 1 || line > lineCount).map((line) => `${item.id}: line ${line}`)),
      ...all.filter((item) => item.lines.length === 0 || new Set(item.lines).size !== item.lines.length).map((item) => item.id),
    ];
  },
  'a line with several practices becomes several requirements': (all) => packedLines.filter((line) => all.filter((item) => item.lines.includes(line)).length < 3).map((line) => `line ${line}`),
  'every check is used and every used check exists': (all) => {
    const used = new Set<string>(all.flatMap((item) => item.parts.flatMap((part) => (part.by === 'checks' ? part.checks : []))));
    const known = new Set<string>(checks.map((check) => check.id));
    return [...[...known].filter((id) => !used.has(id)), ...[...used].filter((id) => !known.has(id))];
  },
  'a way, and only a way, names what it is an example of': (all) => all.filter((item) => {
    const parent = all.find((other) => other.id === item.wayOf);
    return item.kind === 'way' ? parent === undefined || parent.kind === 'way' || parent.source.document !== item.source.document : item.wayOf !== undefined;
  }).map((item) => item.id),
  'progress names measures that have a direction, and nothing else names any': (all) => all.filter((item) =>
    item.kind === 'progress' ? (item.measures ?? []).length === 0 || item.measures?.some((id) => measureDefinitions[id].better === 'none') : item.measures !== undefined).map((item) => item.id),
  'every requirement has parts with different names, and what is declared settles none': (all) => all.filter((item) =>
    item.parts.length === 0 || new Set(item.parts.map((part) => part.name)).size !== item.parts.length || item.parts.some((part) => part.by === 'checks' && (part.origins.length === 0 || part.origins.includes('declared')))).map((item) => item.id),
  'what could be won by leaving records out counts in full only when collected': (all) => all.filter((item) =>
    item.parts.some((part) => part.by === 'checks' && part.checks.every((id) => id.startsWith('cve-record-')) && part.origins.join() !== 'collected')).map((item) => item.id),
  'customers answer for customers, makers for the rest': (all) => all.filter((item) => (item.audience === 'customer') !== (item.subject === 'customer')).map((item) => item.id),
  'clauses exist in their sources': (all) => all.filter((item) => (item.source.document === 'pledge'
    ? clausesOf(item).some((clause) => clause !== 'Overview' && !pledgeClauses.includes(clause))
    : !sectionsOf(item.source.document).some((section) => item.source.clause === section || item.source.clause.startsWith(`${section}, `)))).map((item) => `${item.id}: ${item.source.clause}`),
  'every clause of the pledge is taken up': (all) => {
    const named = new Set(all.filter((item) => item.source.document === 'pledge').flatMap(clausesOf));
    return pledgeClauses.filter((clause) => !named.has(clause) && !unasked.has(clause));
  },
  'the sentence carries the level as its verb': (all) => all.filter((item) => !new RegExp(`\\b${item.level}\\b`).test(item.text)).map((item) => `${item.id}: ${item.level}`),
  'texts are whole, in our own typography, and no verdict of an agency': (all) => all.flatMap((item) => [
    ...[item.text, item.guidance].filter((text) => !/^[A-Z].*[.]$/s.test(text)),
    ...item.parts.flatMap((part) => (part.by === 'person' && !part.question.endsWith('?') ? [part.question] : part.by === 'nobody-yet' && !part.reason.endsWith('.') ? [part.reason] : [])),
    ...textsOf(item).filter((text) => text.trim() !== text || text === '' || /['"`]|\s{2}/.test(text) || forbiddenWording.test(text)),
  ].map((text) => `${item.id}: ${text}`)),
} as const satisfies Record<string, Rule>;

const [first, second] = requirements;
assert.ok(first !== undefined && second !== undefined);
const changed = (change: Partial<Requirement>): readonly Requirement[] => [{ ...first, ...change }, ...requirements.slice(1)];
const without = (keep: (item: Requirement) => boolean): readonly Requirement[] => requirements.filter(keep);

/** For each rule a catalogue that breaks it. */
const planted: Readonly<Record<keyof typeof rules, readonly Requirement[]>> = {
  'ids are unique and begin with their document': changed({ id: second.id }),
  'every line is covered by requirements or framing, never by both': without((item) => !item.lines.includes(3)),
  'a line with several practices becomes several requirements': without((item) => !item.id.startsWith('white-paper/incentives-')),
  'every check is used and every used check exists': without((item) => item.id !== 'white-paper/sbom-by-ntia-2021'),
  'a way, and only a way, names what it is an example of': changed({ kind: 'way' }),
  'progress names measures that have a direction, and nothing else names any': changed({ kind: 'progress', measures: ['weakness-class-share'] }),
  'every requirement has parts with different names, and what is declared settles none': changed({ parts: [{ name: 'Sign', by: 'checks', checks: ['executive-is-named'], origins: ['declared'] }] }),
  'what could be won by leaving records out counts in full only when collected': changed({ parts: [{ name: 'CWE', by: 'checks', checks: ['cve-record-has-cwe'], origins: ['handed-over'] }] }),
  'customers answer for customers, makers for the rest': changed({ audience: 'customer' }),
  'clauses exist in their sources': changed({ source: { document: 'pledge', clause: 'G8' } }),
  'every clause of the pledge is taken up': without((item) => item.source.clause !== 'G2-M1'),
  'the sentence carries the level as its verb': changed({ level: 'must' }),
  'texts are whole, in our own typography, and no verdict of an agency': changed({ guidance: 'Then you are certified.' }),
};

suite('Every requirement of the catalogue', () => {
  for (const [name, rule] of Object.entries(rules) as [keyof typeof rules, Rule][]) {
    test(name, () => assert.deepEqual(rule(requirements), []));
    test(`${name}: a planted fault is found`, () => assert.notDeepEqual(rule(planted[name]), []));
  }
});

suite('The catalogue as a whole', () => {
  test('holds the seven goals under their stable ids', () => {
    assert.deepEqual(goals.map((goal) => goal.requirement), ['pledge/mfa', 'pledge/default-passwords', 'pledge/vulnerability-classes', 'pledge/security-patches', 'pledge/vdp', 'pledge/cves', 'pledge/evidence-of-intrusions']);
    goals.forEach((goal, index) => {
      assert.equal(goal.number, index + 1);
      const requirement = requirementById.get(goal.requirement);
      assert.equal(requirement?.level, 'must');
      assert.ok(requirement.source.clause.startsWith(`G${goal.number}`));
    });
    assert.deepEqual(requirementById.get('pledge/vdp')?.parts.map((part) => part.name.slice(0, 3)), ['(a)', '(b)', '(c)', '(d)']);
  });

  test('leads back from each check to the requirements that rest on it', () => {
    assert.equal(requirementsByCheck.size, checks.length);
    assert.deepEqual(requirementsByCheck.get('executive-is-named'), ['white-paper/named-executive']);
    assert.deepEqual(requirementsByCheck.get('security-txt-is-current'), ['pledge/security-txt']);
  });

  test('computes coverage from the parts', () => {
    const person = { name: 'a', by: 'person', question: 'Is it so?' } as const;
    const nobody = { name: 'b', by: 'nobody-yet', reason: 'No reader.' } as const;
    const check = { name: 'c', by: 'checks', checks: ['executive-is-named'], origins: ['collected'] } as const;
    const of = (...parts: Requirement['parts']): string => coverageOf({ ...first, parts });
    assert.deepEqual([of(check), of(check, person), of(check, nobody), of(person, nobody), of(nobody)], ['full', 'partial', 'partial', 'person', 'nobody-yet']);
    // Nothing is silently missing: each requirement has its checks, or a question that a named person answers.
    assert.deepEqual(coverages.filter((coverage) => requirements.some((item) => coverageOf(item) === coverage)), ['full', 'partial', 'person']);
    assert.ok(requirements.filter((item) => item.parts.some((part) => part.by === 'checks')).length >= 130);
  });

  test('keeps each group under its own name and each source in its own folder', () => {
    assert.equal(new Set(groups.map((group) => `${group.document}/${group.name}`)).size, groups.length);
    for (const group of groups) for (const requirement of group.requirements) assert.equal(requirement.source.document, group.document);
    assert.deepEqual(sources.find((source) => source.document === 'pledge')?.clauses, ['Overview', ...pledgeClauses]);
  });

  test('points with its mappings only at ids that its frameworks list, and lists no other', () => {
    const used = new Set(requirements.flatMap((item) => item.mappings.map((mapping) => `${mapping.framework} ${mapping.id}`)));
    assert.deepEqual([...used].toSorted(), Object.entries(frameworks).flatMap(([name, framework]) => framework.ids.map((id) => `${name} ${id}`)).toSorted());
    for (const item of requirements) assert.equal(new Set(item.mappings.map((mapping) => `${mapping.framework} ${mapping.id}`)).size, item.mappings.length, item.id);
  });

  test('does not compile with a check that does not exist', () => {
    type Accepted = Parameters<typeof byChecks>[1][0];
    const accepts: { readonly right: 'executive-is-named' extends Accepted ? true : false; readonly wrong: 'executive-is-names' extends Accepted ? true : false } = { right: true, wrong: false };
    assert.deepEqual(accepts, { right: true, wrong: false });
  });
});

suite('The generated documentation', () => {
  const pages = catalogDocs();

  test('has a page for each group and says nothing that looks like a verdict', () => {
    assert.deepEqual(groups.map((group) => `${group.document}/${group.name}.md`).filter((path) => !pages.some((page) => page.path === path)), []);
    for (const page of pages) assert.doesNotMatch(page.text, forbiddenWording, page.path);
  });

  test('shows each of the 185 lines once and none as lost', () => {
    const text = pages.find((page) => page.path === 'lines.md')?.text ?? '';
    assert.deepEqual([...text.matchAll(/^\| (\d+) \|/gm)].map((match) => Number(match[1])), Array.from({ length: lineCount }, (_value, index) => index + 1));
    assert.doesNotMatch(text, /\*\*lost\*\*/);
  });

  test('links only to pages and headings that exist', () => {
    const targets = new Set(pages.flatMap((page) => [page.path, ...[...page.text.matchAll(/<a id="([^"]+)">/g)].map((match) => `${page.path}#${match[1] ?? ''}`)]));
    const links = pages.flatMap((page) => [...page.text.matchAll(/\]\(([^)\s]+)\)/g)].map((match) => match[1] ?? '').filter((link) => !link.startsWith('https:')).map((link) => new URL(link, `file:///${page.path}`)).map((link) => link.pathname.slice(1) + link.hash));
    assert.ok(links.length > 500);
    assert.deepEqual(links.filter((link) => !targets.has(link)), []);
  });

  test('is compared with the disk: a changed, a missing and a stale page are named', () => {
    const root = mkdtempSync(join(tmpdir(), 'catalog-docs-'));
    try {
      const url = pathToFileURL(`${root}/`);
      cpSync(new URL('../docs/generated/catalog/', import.meta.url), root, { recursive: true });
      const before = new Set(differences(pages, url));
      writeFileSync(join(root, 'coverage.md'), 'changed');
      rmSync(join(root, 'lines.md'));
      writeFileSync(join(root, 'stale.md'), '');
      const after = differences(pages, url);
      assert.deepEqual(['coverage.md', 'lines.md', 'stale.md'].filter((path) => !after.includes(path)), []);
      assert.ok(!before.has('stale.md'));
    } finally {
      rmSync(root, { recursive: true });
    }
  });
});
