import type { AdvisoryValidation } from '../../model/evidence/security-advisory.ts';
import { ours, say, type Text } from '../../model/text.ts';
import { walk } from '../cve/schema/breach.ts';
import type { JsonObject, JsonValue } from '../gateway/json-value.ts';
import type { AdvisoryView } from './advisory-view.ts';
import type { FlawView } from './flaw-view.ts';
import type { Path } from './path.ts';
import { schemas, type Schema } from './schema/schemas.ts';
import { summary } from './test-summary.ts';
import type { Fail } from './tests/advisory-test.ts';
import { compareClauses, documentTests, flawTests } from './tests/all-tests.ts';

/** Test 6.2.20, further keys, is answered by the walk along the schema. */
const furtherKeys = '6.2.20';
/** Places that one test may show; the rest is counted. */
const placesMax = 20;
const breachesMax = 100;

/** Something that does not keep a rule of the format. */
export interface Failure {
  readonly rule: string;
  readonly level: 'finding' | 'information';
  readonly message: Text;
  readonly path: Path;
}

interface FailedTest {
  readonly failures: Failure[];
  /** Places counted and not kept. */
  omitted: number;
}

export interface ValidationResult {
  readonly validation: AdvisoryValidation;
  readonly failures: readonly Failure[];
  /** Failures counted and not kept. */
  readonly omitted: number;
}

/** Holds a document to the schema of its version and to all tests of CSAF, section 6, that can be run without a connection. */
export class Validation {
  readonly #view: AdvisoryView;
  readonly #schema: Schema;
  readonly #ofDocument = walk(breachesMax);
  readonly #ofFlaws = walk(breachesMax);
  /** By clause, the places at which a test fails. */
  readonly #failed = new Map<string, FailedTest>();
  #clause = '';
  readonly #fail: Fail = (path, message) => {
    let test = this.#failed.get(this.#clause);
    if (test === undefined) this.#failed.set(this.#clause, (test = { failures: [], omitted: 0 }));
    if (test.failures.length === placesMax) test.omitted += 1;
    else test.failures.push({ rule: `csaf-${this.#clause}`, level: levelOf(this.#clause), path, message: say`CSAF ${ours(this.#view.version)}, test ${ours(this.#clause)}: ${message()}` });
  };

  constructor(view: AdvisoryView) {
    this.#view = view;
    this.#schema = schemas[view.version];
  }

  /**
   * Takes the next vulnerability.
   * @param written what is held to the schema; undefined when it has the usual form, and keeps it
   */
  flaw(flaw: FlawView, written: JsonValue | undefined): void {
    if (written !== undefined) {
      this.#ofFlaws.path.push('vulnerabilities', flaw.index);
      this.#schema.vulnerability(written, this.#ofFlaws);
      this.#ofFlaws.path.length = 0;
    }
    if (flaw.signs === 0) return;
    for (const { clause, sign, run } of flawTests[this.#view.version]) {
      if ((flaw.signs & sign) === 0) continue;
      this.#clause = clause;
      run(flaw, this.#view, this.#fail);
    }
  }

  /**
   * Asks what is asked of the document as a whole.
   * @param root the document, without vulnerabilities that were taken
   */
  finish(root: JsonObject): ValidationResult {
    const { version } = this.#view;
    this.#schema.document(root, this.#ofDocument);
    for (const { clause, ofDocument } of documentTests[version]) {
      this.#clause = clause;
      ofDocument(this.#view, this.#fail);
    }
    const all = [...this.#ofDocument.breaches, ...this.#ofFlaws.breaches];
    const kept = all.slice(0, breachesMax);
    // The schema of 2.1 is closed: there a further key breaks the schema itself.
    const isFurther = (rule: string): boolean => rule === 'schema-unknown-key' && version === '2.0';
    const breaches = kept.filter(({ rule }) => !isFurther(rule));
    this.#clause = furtherKeys;
    for (const { rule, words, path } of kept) if (isFurther(rule)) this.#fail(path, () => say`this object ${words}.`);
    const failures: Failure[] = breaches.map(({ words, path }) => ({ rule: 'csaf-schema', level: 'finding', path, message: say`This value ${words} (CSAF ${ours(version)}, schema).` }));
    const failed = [...this.#failed.keys()].toSorted(compareClauses);
    let omitted = this.#ofDocument.omitted + this.#ofFlaws.omitted + all.length - kept.length;
    for (const clause of failed) {
      const test = this.#failed.get(clause);
      failures.push(...(test?.failures ?? []));
      omitted += test?.omitted ?? 0;
    }
    return {
      validation: { schemaBreaches: breaches.length, mandatory: summary('6.1', version, failed), optional: summary('6.2', version, failed), informative: summary('6.3', version, failed) },
      failures,
      omitted,
    };
  }
}

function levelOf(clause: string): 'finding' | 'information' {
  return clause.startsWith('6.3.') ? 'information' : 'finding';
}
