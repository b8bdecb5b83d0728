/**
 * The attack cases of `../shared/data/attack`, for the conformance runs of single readers.
 * The set is no part of the repository; without it `hasAttackData` is false and `attackCases` gives none.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

const folder = new URL('../../../../shared/data/attack/', import.meta.url);

/** A file outside every evidence folder: its content in an output shows that a reader opened what it must not. */
const CANARY_FILE = '/tmp/assay-canary.txt';
const CANARY = 'CANARY-9f1c';
const PWNED_FILE = '/tmp/assay-pwned';

const TRIES = 3;

export const hasAttackData: boolean = existsSync(new URL('cases.jsonl', folder));

export interface AttackCase {
  readonly id: string;
  readonly target: string;
  readonly attack: string;
  /** File name inside the set, a hint only. */
  readonly file: string;
  /** `reject`: nothing of it becomes evidence and a reason is given. `either`: both are right; time and `forbid` still hold. */
  readonly expect: 'accept' | 'reject' | 'either';
  readonly maxMs: number;
  /** What must not happen: characters in an output, or words for a person. */
  readonly forbid: readonly string[];
  bytes(): Uint8Array;
}

/** The cases of the named targets, in the order of the set; `yaml`, as an example, has the target `threat-model-yaml`. */
export function attackCases(targets: readonly string[]): AttackCase[] {
  if (!hasAttackData) return [];
  writeFileSync(CANARY_FILE, `${CANARY}\n`);
  const lines = readFileSync(new URL('cases.jsonl', folder), 'utf8').split('\n');
  return lines.filter((line) => line !== '').map(caseOf).filter((one) => targets.includes(one.target));
}

function caseOf(line: string): AttackCase {
  const raw: { id: string; target: string; attack: string; file: string; expect: AttackCase['expect']; maxMs: number; forbid?: string | string[] } = JSON.parse(line);
  const { id, target, attack, file, expect, maxMs, forbid = [] } = raw;
  return { id, target, attack, file, expect, maxMs, forbid: typeof forbid === 'string' ? [forbid] : forbid, bytes: () => readFileSync(new URL(file, folder)) };
}

export type AttackOutcome = 'accepted' | 'rejected';

const prototypeBefore = prototypeState();

function prototypeState(): string {
  return [Object.prototype, Array.prototype, Function.prototype, String.prototype].map((one) => Reflect.ownKeys(one).map(String).join()).join(';');
}

/**
 * Compares what happened with what the case expects.
 * @param outputText everything that was said about the case: messages, facts as JSON
 * @returns what is wrong, or undefined
 */
export function judge(attack: AttackCase, outcome: AttackOutcome, elapsedMs: number, outputText: string): string | undefined {
  const problems: string[] = [];
  if (attack.expect === 'accept' && outcome !== 'accepted') problems.push('was rejected');
  if (attack.expect === 'reject' && outcome !== 'rejected') problems.push('was accepted');
  if (elapsedMs > attack.maxMs) problems.push(`took ${Math.round(elapsedMs)} ms of ${attack.maxMs}`);
  for (const text of [CANARY, 'root:x:0']) if (outputText.includes(text)) problems.push(`printed ${text}`);
  if (existsSync(PWNED_FILE)) problems.push('ran a command');
  if (prototypeState() !== prototypeBefore) problems.push('changed a prototype');
  return problems.length === 0 ? undefined : `${attack.id} (${attack.attack}): ${problems.join(', ')}`;
}

/**
 * Runs one case and judges it. The shared machine may stall: only when all of three tries are too slow is the case too slow.
 * @returns what is wrong, or undefined
 */
export async function tryCase(
  attack: AttackCase,
  run: (bytes: Uint8Array, attack: AttackCase) => { outcome: AttackOutcome; output: string } | Promise<{ outcome: AttackOutcome; output: string }>,
): Promise<string | undefined> {
  const bytes = attack.bytes();
  let problem: string | undefined;
  for (let left = TRIES; left > 0; left -= 1) {
    const startedAt = performance.now();
    const { outcome, output } = await run(bytes, attack);
    const elapsedMs = performance.now() - startedAt;
    problem = judge(attack, outcome, elapsedMs, output);
    if (elapsedMs <= attack.maxMs) break;
  }
  return problem;
}
