import type { ToolReport } from '../../model/evidence/tool-results.ts';
import { ours, say, type Text } from '../../model/text.ts';
import { parseTime } from '../../model/time.ts';
import { booleanAt, isArray, isObject, numberAt, objectAt, objectsAt, stringAt, valueAt, type JsonObject, type JsonValue } from '../gateway/json-value.ts';
import type { Place } from '../source.ts';
import { webAddressOf } from '../web-address.ts';
import { rulesOf, taxonIn, type Rule } from './rules.ts';
import { toolCategoryOf } from './tool-category.ts';

/** What has to be known of a result to count it, once the rules of its run are known. */
interface Kind {
  readonly rule: string;
  readonly index: number;
  readonly level: string;
  readonly kind: string;
  readonly taxa: string;
}

const kindsMax = 50_000;
const nameMax = 200;
const listedMax = 500;

/** Counts the results of one run. Of a result nothing is kept but what decides where it counts. */
export class RunCounter {
  readonly #place: Place;
  readonly #note: (rule: string, message: Text, place: Place) => void;
  readonly #counts = new Map<string, { readonly kind: Kind; count: number }>();
  #parts: Readonly<Record<string, JsonValue>> = {};
  #suppressed = 0;
  #gone = 0;
  #odd = 0;
  #results = 0;

  constructor(line: number, note: (rule: string, message: Text, place: Place) => void) {
    this.#place = { line };
    this.#note = note;
  }

  part(key: string, value: JsonValue): void {
    this.#parts = { ...this.#parts, [key]: value };
  }

  result(value: JsonValue): void {
    this.#results += 1;
    if (!isObject(value)) return this.#skip();
    const index = numberAt(value, 'ruleIndex') ?? numberAt(objectAt(value, 'rule') ?? {}, 'index') ?? -1;
    // −1 is the format's way to say none (3.27.6).
    if (!Number.isInteger(index) || index < -1) return this.#skip();
    if (isSuppressed(value)) this.#suppressed += 1;
    else if (stringAt(value, 'baselineState') === 'absent') this.#gone += 1;
    else this.#count({ rule: stringAt(value, 'ruleId') ?? stringAt(objectAt(value, 'rule') ?? {}, 'id') ?? '', index, level: stringAt(value, 'level') ?? '', kind: stringAt(value, 'kind') ?? 'fail', taxa: objectsAt(value, 'taxa').flatMap(taxonIn).join(' ') });
  }

  #count(kind: Kind): void {
    const key = JSON.stringify(kind);
    const known = this.#counts.get(key);
    if (known !== undefined) known.count += 1;
    else if (this.#counts.size < kindsMax) this.#counts.set(key, { kind, count: 1 });
    else this.#odd += 1;
  }

  #skip(): void {
    this.#odd += 1;
  }

  /** Whether every result was counted, and none lies in another file. */
  get isComplete(): boolean {
    return this.#odd === 0 && !this.#hasOthers();
  }

  /** Results that could not be counted. */
  get uncounted(): number {
    return this.#odd;
  }

  get results(): number {
    return this.#results;
  }

  report(): ToolReport {
    const tool = objectIn(this.#parts['tool']);
    const driver = objectAt(tool, 'driver') ?? {};
    const name = stringAt(driver, 'name')?.slice(0, nameMax) ?? '';
    if (name === '') this.#note('tool-name', ours('A run does not name its tool (tool.driver.name, section 3.19.8).'), this.#place);
    if (this.#odd > 0) this.#note('result', say`${this.#odd} results are no objects, have a rule index below -1, or are of more kinds than are told apart; they were not counted.`, this.#place);
    if (this.#hasOthers()) this.#note('external-properties', ours('The run refers to results in other files, which are not opened; they were not counted.'), this.#place);
    const rules = rulesOf(tool);
    const open = { error: 0, warning: 0, note: 0 };
    const weaknesses = new Map<string, number>();
    let others = this.#gone;
    let strangers = 0;
    for (const { kind, count } of this.#counts.values()) {
      const rule = rules.byId.get(kind.rule) ?? rules.byId.get(parentOf(kind.rule)) ?? rules.inOrder[kind.index];
      if (kind.index >= 0 && rule === undefined) strangers += count;
      const level = levelOf(kind, rule);
      if (level === undefined) others += count;
      else {
        open[level] += count;
        for (const weakness of new Set([...(rule?.weaknesses ?? []), ...(kind.taxa === '' ? [] : kind.taxa.split(' '))])) weaknesses.set(weakness, (weaknesses.get(weakness) ?? 0) + count);
      }
    }
    if (strangers > 0) this.#note('rule-index', say`${strangers} results have a rule index that leads to no rule of the run.`, this.#place);
    const version = stringAt(driver, 'semanticVersion') ?? stringAt(driver, 'version');
    return {
      tool: { name: name === '' ? 'not named' : name, ...(version === undefined ? {} : { version: version.slice(0, nameMax) }) },
      category: toolCategoryOf(name),
      ...this.#run(),
      about: this.#about(),
      rules: Math.max(rules.inOrder.length, rules.byId.size),
      weaknessesLookedFor: [...new Set([...rules.byId.values(), ...rules.inOrder].flatMap((rule) => rule.weaknesses))].sort(byNumber).slice(0, listedMax),
      results: { open, suppressed: this.#suppressed, others },
      openByWeakness: [...weaknesses].map(([weakness, count]) => ({ weakness, open: count })).sort((one, other) => byNumber(one.weakness, other.weakness)).slice(0, listedMax),
      checks: [],
    };
  }

  #hasOthers(): boolean {
    return isArray(valueAt(objectIn(this.#parts['externalPropertyFileReferences']), 'results'));
  }

  /** The latest end or start of an invocation, and whether all succeeded. */
  #run(): Pick<ToolReport, 'at' | 'succeeded'> {
    const invocations = listIn(this.#parts['invocations']);
    const times = invocations.flatMap((item) => [stringAt(item, 'endTimeUtc') ?? stringAt(item, 'startTimeUtc') ?? '']).filter((time) => parseTime(time) !== undefined).sort();
    const succeeded = invocations.map((item) => booleanAt(item, 'executionSuccessful'));
    const at = times.at(-1);
    return { ...(at === undefined ? {} : { at }), ...(succeeded.includes(false) ? { succeeded: false } : succeeded.includes(true) ? { succeeded: true } : {}) };
  }

  #about(): ToolReport['about'] {
    const [first] = listIn(this.#parts['versionControlProvenance']);
    const repository = first === undefined ? undefined : webAddressOf(stringAt(first, 'repositoryUri'));
    const commit = first === undefined ? undefined : stringAt(first, 'revisionId');
    return { ...(repository === undefined ? {} : { repository }), ...(commit !== undefined && /^[0-9a-f]{7,64}$/.test(commit) ? { commit } : {}) };
  }
}

/** `CA1000/1` is a result of the rule `CA1000` (3.27.5). */
function parentOf(id: string): string {
  return id.includes('/') ? id.slice(0, id.lastIndexOf('/')) : id;
}

/** Only a failure is open (3.27.9 and 3.27.10): its level is the result's own, else the rule's, else a warning. */
function levelOf({ kind, level }: Kind, rule: Rule | undefined): 'error' | 'warning' | 'note' | undefined {
  if (kind !== 'fail') return undefined;
  const effective = level === '' ? (rule?.level ?? 'warning') : level;
  return effective === 'error' || effective === 'warning' || effective === 'note' ? effective : undefined;
}

/** A suppression counts once it is accepted; one without a status is (3.27.23 and 3.35.3). */
function isSuppressed(result: JsonObject): boolean {
  const suppressions = objectsAt(result, 'suppressions');
  return suppressions.length > 0 && suppressions.every((item) => (stringAt(item, 'status') ?? 'accepted') === 'accepted');
}

function objectIn(value: JsonValue | undefined): JsonObject {
  return isObject(value) ? value : {};
}

function listIn(value: JsonValue | undefined): readonly JsonObject[] {
  return isArray(value) ? value.filter(isObject) : [];
}

function byNumber(one: string, other: string): number {
  return Number(one.slice('CWE-'.length)) - Number(other.slice('CWE-'.length));
}

