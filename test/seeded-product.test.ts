import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { assess } from '../src/assess/assess.ts';
import type { Assessment } from '../src/model/assessment.ts';
import type { Measure } from '../src/model/measure.ts';
import { disclaimer } from '../src/report/words.ts';
import { generateProduct, planNames } from './product/generate.ts';
import { everyFormat } from './product/reports.ts';
import { nameOf, type TrueMeasure, type Truth } from './product/truth.ts';
import { forbiddenWording } from './wording.ts';

/**
 * Whole invented products, read by the real pipeline with its reading processes, give exactly the figures and verdicts
 * that the generator counted while it wrote them.
 */
const seeds = Array.from({ length: 20 }, (_, index) => index + 1);

interface Product {
  readonly truth: Truth;
  readonly assessment: Assessment;
}

const products = new Map<number, Product>();
let home = '';

describe('seeded product', () => {
  before(async () => {
    home = mkdtempSync(join(tmpdir(), 'assay-seeded-'));
    const waiting = [...seeds];
    const lane = async (): Promise<void> => {
      for (let seed = waiting.shift(); seed !== undefined; seed = waiting.shift()) {
        const truth = generateProduct(seed, join(home, String(seed)));
        const history = truth.history.map((measure): Measure => ({ ...measure, sources: [] }));
        products.set(seed, { truth, assessment: await assess({ folder: join(home, String(seed), 'product'), assessedAt: truth.assessedAt, engineVersion: '0.0.0', history }) });
      }
    };
    // Two at a time: the beginning of each, when the statement is read, leaves a core idle.
    await Promise.all([lane(), lane()]);
  });
  after(() => rmSync(home, { recursive: true, force: true }));

  function figures(measures: readonly (Measure | TrueMeasure)[]): Readonly<Record<string, readonly string[]>> {
    return Object.fromEntries(measures.map((measure) => [nameOf(measure), measure.points.map(({ at, from, numerator, denominator, suppressed }) => `${from === undefined ? '' : `${from} to `}${at}: ${suppressed === true ? 'withheld' : denominator === undefined ? numerator : `${numerator} of ${denominator}`}`)] as const).toSorted(([one], [other]) => (one < other ? -1 : 1)));
  }

  for (const seed of seeds) {
    describe(`product of seed ${seed}`, () => {
      const product = (): Product => {
        const found = products.get(seed);
        assert.ok(found !== undefined);
        return found;
      };

      it('has every figure of the truth and no other', () => {
        const { truth, assessment } = product();
        assert.deepEqual(figures(assessment.measures), figures(truth.measures));
        assert.equal(new Set(assessment.measures.map(nameOf)).size, assessment.measures.length, 'a measure is there once');
      });

      it('has the verdicts of the truth on the seven goals', () => {
        const { truth, assessment } = product();
        const seen = Object.keys(truth.goals).map((goal) => assessment.verdicts.find(({ requirement }) => requirement === goal));
        assert.deepEqual(Object.fromEntries(seen.map((verdict) => [verdict?.requirement, verdict?.verdict])), truth.goals, JSON.stringify({ plans: truth.plans, reasons: seen.map((verdict) => verdict?.reason.parts) }, null, 1));
      });

      it('names what it could not read, and nothing else', () => {
        const { truth, assessment } = product();
        assert.deepEqual(assessment.evidence.filter(({ state }) => state !== 'read').map(({ artifact }) => artifact.path), truth.unreadable);
        assert.deepEqual(assessment.findings.filter(({ outcome }) => outcome === 'error').map(({ fingerprint }) => fingerprint), []);
      });

      it('sets aside what is set aside today, and only that', () => {
        const { truth, assessment } = product();
        const failing = assessment.findings.filter(({ outcome }) => outcome === 'fail');
        assert.deepEqual([...new Set(failing.filter(({ setAside }) => setAside !== undefined).map(({ fingerprint }) => fingerprint))], truth.setAside.toSorted());
        for (const fingerprint of truth.setAsideEnded) assert.ok(failing.some((finding) => finding.fingerprint === fingerprint && finding.setAside === undefined), `${fingerprint} is not there again`);
      });
    });
  }

  describe('the twenty products together', () => {
    it('use every plan of every goal', () => {
      for (const [goal, names] of planNames) {
        const used = new Set([...products.values()].map(({ truth }) => truth.plans[goal]));
        assert.deepEqual(names.filter((name) => !used.has(name)), [], goal);
      }
    });

    it('show every verdict, and every measure that files can give', () => {
      const truths = [...products.values()].map(({ truth }) => truth);
      assert.deepEqual([...new Set(truths.flatMap(({ goals }) => Object.values(goals)))].toSorted(), ['claimed', 'contradicted', 'met', 'not-applicable', 'not-met', 'partly-met', 'unknown']);
      assert.ok(new Set(truths.flatMap(({ measures }) => measures.map(({ id }) => id))).size >= 19);
      assert.ok(truths.some(({ measures }) => measures.some(({ points }) => points.some(({ suppressed }) => suppressed === true))));
    });

    it('are reported in every format with whose verdict this is not, in words that are no agency’s', () => {
      for (const [seed, { assessment }] of products) {
        for (const [format, text] of everyFormat(assessment)) {
          const words = text.replaceAll(/\s+/g, ' ');
          assert.ok(words.includes(disclaimer), `seed ${seed}: ${format} does not say whose verdict this is not`);
          // The evidence of these products holds none of these words, so that all of them would be ours.
          assert.doesNotMatch(words, forbiddenWording, `seed ${seed}: ${format}`);
        }
      }
    });

    it('keep to 80 columns on a terminal, without colours where none are asked for', () => {
      for (const [seed, { assessment }] of products) {
        for (const format of ['terminal', 'terminal --all']) {
          const text = everyFormat(assessment).get(format) ?? '';
          assert.deepEqual(text.split('\n').filter((line) => line.length > 80), [], `seed ${seed}: ${format}`);
          assert.doesNotMatch(text, /\u001b/);
        }
      }
    });

    it('are written alike from the same seed', () => {
      const again = mkdtempSync(join(tmpdir(), 'assay-again-'));
      try {
        assert.deepEqual(generateProduct(3, again), products.get(3)?.truth);
      } finally {
        rmSync(again, { recursive: true, force: true });
      }
    });
  });
});
