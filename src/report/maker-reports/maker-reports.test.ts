import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { forbiddenWording } from '../../../test/wording.ts';
import { exampleFacts, exampleProduct } from '../../../test/example/report-facts.ts';
import { ownWords, rawText, type Text } from '../../model/text.ts';
import { htmlReportDocument } from '../document/html/index.ts';
import type { Block, Cell, Part, ReportDocument, Table } from '../document/report-document.ts';
import { boardPack } from './board-pack.ts';
import { clockText, yearEndsAt } from './clock.ts';
import { courseOf, grouped, pointText, shareWords } from './figure-words.ts';
import { letterToCisa } from './letter-to-cisa.ts';
import { progressReport } from './progress-report.ts';
import type { GoalFacts, ProductFacts, ReportFacts } from './report-facts.ts';
import { ssdfStatement } from './ssdf-statement.ts';
import { statisticsPage } from './statistics-page.ts';

const bare: ProductFacts = {
  name: 'Beacon', maker: undefined, version: undefined, signedAt: undefined, covers: [], leavesOut: undefined, assessment: undefined, before: undefined, furtherGoals: [], plan: { at: '2027-06-30', text: 'After the merger.' }, promises: [], setAside: [],
  goals: exampleProduct.goals.map(({ number, title, requirement }): GoalFacts => ({ number, title, requirement, choice: undefined, formerChoices: [], series: undefined, otherSeries: [], milestones: [], setbacks: [], done: [], declared: [] })),
};
const ofTwo: ReportFacts = { ...exampleFacts, products: [exampleProduct, bare] };
const ofNone: ReportFacts = { ...exampleFacts, products: [bare], decisions: [] };
const writers = { progressReport, letterToCisa, boardPack, ssdfStatement, statisticsPage };

function partsOf(parts: readonly Part[]): readonly Part[] {
  return parts.flatMap((part) => [part, ...partsOf(part.parts ?? [])]);
}

function cellTexts(cell: Cell): readonly Text[] {
  return 'parts' in cell ? [cell] : 'lines' in cell ? cell.lines : [];
}

function blockTexts(block: Block): readonly Text[] {
  switch (block.kind) {
    case 'paragraph': return [block.text];
    case 'list': return block.items;
    case 'facts': return block.facts.flatMap(({ value }) => cellTexts(value));
    case 'table': return block.rows.flat().flatMap(cellTexts);
    case 'chart': return [block.chart.description];
    case 'signature': return [];
  }
}

function textsOf({ title, subject, facts, parts, closing }: ReportDocument): readonly Text[] {
  return [title, subject, ...facts.flatMap(({ value }) => cellTexts(value)), ...partsOf(parts).flatMap((part) => [part.title, ...part.blocks.flatMap(blockTexts)]), ...closing];
}

function wordsOf(report: ReportDocument): string {
  return textsOf(report).map(rawText).join('\n').replaceAll('\u00a0', ' ');
}

function tableIn(report: ReportDocument, caption: string): Table {
  const found = partsOf(report.parts).flatMap(({ blocks }) => blocks).find((block): block is Table => block.kind === 'table' && block.caption === caption);
  assert.ok(found !== undefined, `There is no table ${caption}.`);
  return found;
}

const lineOf = (row: readonly Cell[]): readonly string[] => row.map((cell) => ('verdict' in cell ? cell.verdict : cellTexts(cell).map(rawText).join(' | ').replaceAll('\u00a0', ' ')));

describe('every report', () => {
  for (const [name, write] of Object.entries(writers)) {
    it(`${name}: says whose verdict it is not, and makes no statement that the wording guard refuses, with everything there and with nothing`, () => {
      for (const facts of [exampleFacts, ofTwo, ofNone]) {
        const report = write(facts);
        const words = textsOf(report).map(ownWords).join('\n');
        assert.doesNotMatch(words, forbiddenWording);
        assert.doesNotMatch(words, /compliant/iu);
        assert.match(words, /Not a verdict of CISA or of any other agency/u);
        assert.match(htmlReportDocument(report).value, /Not a verdict of CISA/u);
      }
    });

    it(`${name}: is the same for the same facts, and tells only of the time that it is given`, () => {
      assert.deepEqual(write(exampleFacts), write(exampleFacts));
      assert.equal(write(exampleFacts).madeAt, exampleFacts.madeAt);
    });
  }

  it('names nobody whose consent is not recorded', () => {
    const [first] = exampleProduct.promises;
    assert.ok(first !== undefined);
    for (const write of Object.values(writers)) assert.doesNotMatch(wordsOf(write({ ...exampleFacts, products: [{ ...exampleProduct, promises: [{ ...first, name: undefined }] }] })), /Robin Example/u);
    assert.match(wordsOf(ssdfStatement({ ...exampleFacts, products: [{ ...exampleProduct, promises: [{ ...first, requirement: 'pledge/vdp', name: 'Robin Example' }] }] })), /Robin Example/u);
  });
});

describe('the progress report', () => {
  const report = progressReport(exampleFacts);

  it('has the same parts in the same order for every maker', () => {
    const titles = (facts: ReportFacts): readonly string[] => progressReport(facts).parts.map(({ title }) => rawText(title)).filter((title) => title !== 'Goals beyond the seven');
    assert.deepEqual(titles(exampleFacts), ['At a glance', 'Products', 'Goal 1: Multi-factor sign-in', 'Goal 2: Default passwords', 'Goal 3: Vulnerability classes', 'Goal 4: Installing patches', 'Goal 5: Disclosure policy', 'Goal 6: CVE records', 'Goal 7: Evidence of intrusions', 'All points', 'Evidence behind the figures']);
    assert.deepEqual(titles(ofNone), titles(exampleFacts));
    for (const part of progressReport(ofNone).parts.slice(2, 9)) assert.deepEqual(part.parts?.map(({ title }) => rawText(title)), ['What was done', 'Setbacks and obstacles', 'Not measured']);
  });

  it('lays each goal out with measure, baseline, newest figure, target and course', () => {
    assert.deepEqual(tableIn(report, 'The seven goals').rows.map(lineOf), [
      ['1. Multi-factor sign-in', 'Accounts with multi-factor sign-in', '34.8 % | 41,200 of 118,400 | 2025-10-31', '70.0 % | 91,510 of 130,750 | 2026-11-30', '80 % | by 2026-12-31', 'as intended', 'partly-met'],
      ['2. Default passwords', 'Shipped files with a default credential', '1.8 % | 7 of 398 | 2025-10-31', '0.0 % | 0 of 412 | 2026-11-30', '0 %', 'reached', 'met'],
      ['3. Vulnerability classes', 'Parameterised queries', '92.6 % | 704 of 760 | 2025-10-31', '91.3 % | 730 of 800 | 2026-11-30', '100 % | by 2026-12-31', 'against the intention', 'not-met'],
      ['4. Installing patches', 'Installations on the newest version', '21.3 % | 2,104 of 9,876 | 2025-10-31', '62.9 % | 6,510 of 10,344 | 2026-11-30', '75 %', 'as intended', 'partly-met'],
      ['5. Disclosure policy', 'Clauses found in the disclosure policy', 'none', '4 of 4 | 2026-11-30', 'none', 'reached', 'met'],
      ['6. CVE records', 'CVE records with a CWE', '5 of 9 | 2025-12-31', '88.2 % | 15 of 17 | 2026-11-30', '100 %', 'as intended', 'contradicted'],
      ['7. Evidence of intrusions', 'Log areas covered', 'none', '2 of 3 | 2026-11-30', 'none', 'one point', 'unknown'],
    ]);
  });

  it('gives every point that was measured, and none that is withheld', () => {
    const table = tableIn(report, 'Accounts with multi-factor sign-in');
    const series = exampleProduct.goals[0]?.series;
    assert.deepEqual(table.rows.map(lineOf), series?.points.map(({ at, numerator, denominator = 0 }) => [at, grouped(numerator), grouped(denominator), shareWords(numerator, denominator)?.replace('\u00a0', ' ')]));
    assert.deepEqual(tableIn(report, 'Installations on the newest version').rows.map(lineOf).find(([day]) => day === '2026-04-30'), ['2026-04-30', 'withheld', '10,092', 'withheld']);
  });

  it('tells setbacks, choices that were given up, moved milestones and what is not measured', () => {
    const words = wordsOf(report);
    for (const told of ['2026-05-12: In May a release', 'Overcome 2026-05-21: The enrolments were brought back', 'given up 2025-12-02: Seventeen records a year are too few', 'Planned for 2027-02-28 (moved from 2026-10-31): Passkeys', 'Support for older versions: A person must answer', 'Figures with fewer than 10 people behind them are withheld.', 'Meridian Classic (ends in June 2027), Acme Badge Printer', 'Nothing measures these figures: they are the maker’s word.']) assert.ok(words.includes(told), told);
  });

  it('leads from each figure to the digests of the files behind it', () => {
    const index = tableIn(report, 'Evidence behind the figures').rows.map(lineOf);
    assert.deepEqual(index.map(([number]) => number), Array.from({ length: 13 }, (_, at) => `E${at + 1}`));
    const sources = new Set(exampleProduct.goals.flatMap(({ series, otherSeries }) => [series, ...otherSeries].flatMap((one) => one?.sources ?? [])));
    assert.deepEqual(new Set(index.map(([, , digest]) => `sha256:${digest ?? ''}`)), sources);
    assert.ok(index.every((line) => !line.join(' ').includes('/')), 'no path of a file leaves');
  });

  it('of several products shows which is covered how, and which is planned', () => {
    const rows = tableIn(progressReport(ofTwo), 'Products and goals').rows.map(lineOf);
    assert.deepEqual(rows[1], ['Beacon', 'unknown', 'unknown', 'unknown', 'unknown', 'unknown', 'unknown', 'unknown']);
    assert.match(wordsOf(progressReport(ofTwo)), /Beacon is to be covered by 2027-06-30: After the merger\./u);
  });
});

describe('the letter to CISA', () => {
  it('tells of the goals without measured progress and of no other, and leaves open what nobody set down', () => {
    const letter = letterToCisa(exampleFacts);
    assert.deepEqual(letter.parts.map(({ title }) => rawText(title)), ['To the Secure by Design team', 'Goal 3: Vulnerability classes', 'Goal 7: Evidence of intrusions', 'Our word', 'Evidence behind the figures']);
    const words = wordsOf(letter);
    assert.match(words, /It stood at 704 of 760 \(92\.6 %\), 2025-10-31, and stands at 730 of 800 \(91\.3 %\), 2026-11-30: it moved against the intention\./u);
    assert.match(words, /\[To be written: what is tried next, and by when\.\]/u);
    assert.match(words, /A draft until a person has signed it\. Assay sends nothing\./u);
  });

  it('says so when there is nothing to tell', () => {
    const done = exampleProduct.goals.filter(({ number }) => number === 2);
    assert.match(wordsOf(letterToCisa({ ...exampleFacts, products: [{ ...exampleProduct, goals: done }] })), /this letter has nothing to tell/u);
  });
});

describe('the board pack', () => {
  it('says on page one what is asked, what changed, what is unknown and what ends, in that order', () => {
    const pack = boardPack(exampleFacts);
    assert.deepEqual(pack.parts.slice(0, 4).map(({ title }) => rawText(title)), ['Decisions asked', 'What changed', 'What is unknown', 'Risks and expiries']);
    const words = wordsOf(pack);
    for (const told of ['Publish the progress report on 1 December.', 'Sign the letter to CISA on goals 3 and 7; the year ends on 2026-12-01.', 'Choose in advance by which measure goal 5 is shown.', 'Complete CVE records in time: claimed, now contradicted.', '3 findings that fail are new and 9 gone since 2026-08-30']) assert.ok(words.includes(told), told);
    assert.deepEqual(tableIn(pack, 'Risks and expiries').rows.map(lineOf).map(([when]) => when), ['now', '2026-12-01', '2026-12-20', '2026-12-31', '2027-02-01']);
    assert.equal(pack.parts[4]?.beginsPage, true);
  });
});

describe('the statement on SSDF', () => {
  const statement = ssdfStatement(exampleFacts);

  it('goes through all 42 tasks, and counts what stands behind them', () => {
    const rows = ['Prepare the organisation', 'Protect the software', 'Produce well-secured software', 'Respond to vulnerabilities'].flatMap((group) => tableIn(statement, group).rows.map(lineOf));
    assert.equal(rows.length, 42);
    const counted = tableIn(statement, 'Tasks by what stands behind them').rows.map(lineOf);
    for (const [standing = '', count] of counted) assert.equal(count, `${rows.filter(([, , behind]) => behind === standing).length} of 42`, standing);
    assert.deepEqual(rows.find(([task]) => task?.startsWith('PO.1.1') === true)?.slice(1), ['Nothing was looked for.', 'not asked here']);
  });
});

describe('the statistics', () => {
  it('show each figure with whom it counts, and no verdict', () => {
    const page = statisticsPage(exampleFacts);
    assert.match(wordsOf(page), /Counted: installations on the newest version, out of installations counted\. Of whom: customers\./u);
    assert.doesNotMatch(JSON.stringify(page), /"verdict"/u);
    assert.match(wordsOf(page), /withheld/u);
  });
});

describe('figures', () => {
  it('are worded so that nothing looks more, whole or exact than it is', () => {
    const text = (numerator: number, denominator?: number, suppressed?: boolean): string => rawText(pointText({ numerator, ...(denominator === undefined ? {} : { denominator }), ...(suppressed === undefined ? {} : { suppressed }) }, denominator === undefined ? 'days-to-half' : 'mfa-adoption')).replaceAll('\u00a0', ' ');
    assert.deepEqual([text(3, 9), text(9_999, 10_000), text(1, 100_000), text(0, 0), text(0, 40), text(40, 40), text(1), text(19.5), text(0, 50, true)], ['3 of 9', '9,999 of 10,000 (99.9 %)', '1 of 100,000 (0.1 %)', 'none to look at', '0 of 40 (0.0 %)', '40 of 40 (100.0 %)', '1 day', '19.5 days', 'withheld (fewer than 10)']);
  });

  it('go a way only between two days of the same measure', () => {
    const series = { measure: 'mfa-adoption', population: 'customers', dimensions: {}, sources: [] } as const;
    const course = (points: readonly { readonly at: string; readonly numerator: number; readonly denominator?: number; readonly suppressed?: boolean }[]): string => courseOf({ choice: undefined, series: { ...series, points } }).direction;
    assert.equal(course([{ at: '2026-01-31', numerator: 10, denominator: 100 }]), 'one point');
    assert.equal(course([{ at: '2026-01-31', numerator: 10, denominator: 100 }, { at: '2026-02-28', numerator: 0, suppressed: true }]), 'one point');
    assert.equal(course([{ at: '2026-01-31', numerator: 10, denominator: 100 }, { at: '2026-02-28', numerator: 20, denominator: 200 }]), 'unchanged');
    assert.equal(course([{ at: '2026-01-31', numerator: 10, denominator: 100 }, { at: '2026-02-28', numerator: 9, denominator: 100 }]), 'against the intention');
    assert.equal(course([{ at: '2026-01-31', numerator: 10, denominator: 100 }, { at: '2026-02-28', numerator: 100, denominator: 100 }]), 'reached');
    assert.equal(courseOf({ choice: { measure: 'phishing-resistant-mfa', population: undefined, chosenAt: '2026-01-01', baseline: { at: '2026-01-01', numerator: 90, denominator: 100 }, target: undefined }, series: { ...series, points: [{ at: '2026-02-28', numerator: 9, denominator: 100 }] } }).direction, 'one point', 'the baseline of another measure says nothing');
  });

  it('count the year of the pledge from its day', () => {
    assert.equal(yearEndsAt('2024-02-29'), '2025-03-01');
    assert.equal(rawText(clockText('2025-12-01', '2026-11-27T10:00:00.000Z')), 'Signed on 2025-12-01; the year runs until 2026-12-01, 4 days are left.');
    assert.equal(rawText(clockText('2025-12-01', '2026-12-03T00:00:00.000Z')), 'Signed on 2025-12-01; the year runs until 2026-12-01, it ended 2 days ago.');
    assert.match(rawText(clockText(undefined, '2026-12-03T00:00:00.000Z')), /no clock runs/u);
  });
});
