import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { VerdictName } from '../../src/model/verdict.ts';
import { writeBill } from './bill.ts';
import { classPlans, credentialPlans, nothingShips } from './code-plans.ts';
import { writeDocuments } from './documents.ts';
import { Draft, type Goal, type Plan } from './draft.ts';
import { logPlans } from './logs.ts';
import { patchPlans } from './patches.ts';
import { policyPlans } from './policy.ts';
import { randomOf } from './random.ts';
import { recordPlans } from './records.ts';
import { signInPlans } from './sign-in.ts';
import { addSourceTruth, writeSource, type SourceMix } from './source.ts';
import type { Truth } from './truth.ts';

const assessedAt = '2026-11-22T12:00:00.000Z';
/** Every seventh product has no `assay.yaml`: all about it is guessed. */
const guessedEvery = 7;

const plans = { 'pledge/mfa': signInPlans, 'pledge/security-patches': patchPlans, 'pledge/vdp': policyPlans, 'pledge/cves': recordPlans, 'pledge/evidence-of-intrusions': logPlans } as const satisfies Partial<Record<Goal, readonly Plan[]>>;

/** Names of all plans by goal; from seed 1 on, 20 products use each of them. */
export const planNames: ReadonlyMap<string, readonly string[]> = new Map([...Object.entries(plans), ['pledge/default-passwords', credentialPlans] as const, ['pledge/vulnerability-classes', classPlans] as const].map(([goal, all]) => [goal, all.map(({ name }) => name)]));

/**
 * Writes an invented product into `<folder>/product` and the truth about it into `<folder>/truth.json`.
 * The truth is counted while the files are written; nothing of Assay reads them here.
 * @param seed 1 or more; the same seed writes the same bytes
 * @param chosen names of plans to use instead of those whose turn it is
 */
export function generateProduct(seed: number, folder: string, chosen: Partial<Record<Goal, string>> = {}): Truth {
  const random = randomOf(seed);
  const hasStatement = seed % guessedEvery !== 0;
  // Counts products of the same sort, so that each sort goes through its plans one by one.
  const turn = hasStatement ? seed - Math.floor(seed / guessedEvery) - 1 : Math.floor(seed / guessedEvery);
  const draft = new Draft(random, { assessedAt, hasStatement, leavesOut: random.pick(['nothing', 'nothing', 'some', 'not stated']) });
  describeProduct(draft, seed);

  const goals: Partial<Record<Goal, VerdictName>> = {};
  const names: Partial<Record<Goal, string>> = {};
  const source = writeCode(draft, turn, chosen, goals, names);
  for (const goal of Object.keys(plans) as (keyof typeof plans)[]) {
    const plan = chosenOr<Plan>(plans[goal], chosen[goal], turn, hasStatement);
    names[goal] = plan.name;
    goals[goal] = plan.write(draft);
  }
  if (random.chance(0.8)) writeBill(draft);
  writeDocuments(draft);
  if (hasStatement && random.chance(0.8)) draft.notShipped.push(draft.evidenceFolder);
  if (source.shipsNothing) draft.notShipped.splice(0, draft.notShipped.length, ...new Set([...draft.files.keys()].map((path) => path.split('/')[0] ?? path)));
  addSourceTruth(draft, source.files, source.mix);
  draft.set('notShipped', draft.notShipped);

  if (hasStatement) draft.write('assay.yaml', draft.statement());
  const truth: Truth = { seed, assessedAt, plans: names, goals, measures: draft.measures, history: draft.history, unreadable: draft.unreadable, setAside: draft.setAside, setAsideEnded: draft.setAsideEnded };
  for (const [path, content] of [...draft.files].toSorted(([one], [other]) => (one < other ? -1 : 1))) {
    const full = join(folder, 'product', path);
    mkdirSync(dirname(full), { recursive: true });
    writeFileSync(full, content);
  }
  writeFileSync(join(folder, 'truth.json'), `${JSON.stringify(truth, null, 2)}\n`);
  return truth;
}

function describeProduct(draft: Draft, seed: number): void {
  const { random } = draft;
  draft.set('product', { name: `Gateway ${seed}`, maker: 'Example Works', version: '4.1.0', ...(draft.leavesOut === 'not stated' ? {} : { covers: ['Gateway'], leavesOut: draft.leavesOut === 'nothing' ? [] : ['Meter'] }) });
  for (const condition of ['on-premises', 'cloud-service', 'database', 'web-interface', 'network-service', 'configurable', 'third-party-components']) if (random.chance(0.7)) draft.condition(condition, true);
  draft.condition('artificial-intelligence', { holds: false, reason: 'no model is part of the product' });
  if (random.chance(0.5)) draft.set('pledge', { signedAt: random.pick(['2025-01-15', '2026-02-20']) });
  if (random.chance(0.6)) draft.set('lifecycle', { supportedUntil: '2029-12-31', endOfLifeAt: '2030-12-31' });
  if (random.chance(0.6)) draft.add('defaults', { setting: 'multi-factor-sign-in', audience: random.pick(['everyone', 'administrators']), value: random.pick(['on', 'off', 'mandatory']), since: '2026-01-31' });
  if (random.chance(0.6)) draft.add('defaults', { setting: 'automatic-updates', audience: 'everyone', value: random.pick(['on', 'opt-out', 'absent']) });
}

interface Source {
  readonly files: ReturnType<typeof writeSource>;
  readonly mix: SourceMix;
  readonly shipsNothing: boolean;
}

/** Goals 2 and 3 share the source tree, so that nothing ships for both or for none. */
function writeCode(draft: Draft, turn: number, chosen: Partial<Record<Goal, string>>, goals: Partial<Record<Goal, VerdictName>>, names: Partial<Record<Goal, string>>): Source {
  const wanted = [chosenOr(credentialPlans, chosen['pledge/default-passwords'], turn, draft.hasStatement), chosenOr(classPlans, chosen['pledge/vulnerability-classes'], turn, draft.hasStatement)] as const;
  const shipsNothing = wanted.some(({ name }) => name === nothingShips);
  const [credentials, classes] = shipsNothing ? [named(credentialPlans, nothingShips), named(classPlans, nothingShips)] : wanted;
  const mix: SourceMix = { ...classes.mix(draft), ...credentials.mix(draft) };
  const files = writeSource(draft, mix);
  names['pledge/default-passwords'] = credentials.name;
  names['pledge/vulnerability-classes'] = classes.name;
  goals['pledge/default-passwords'] = credentials.write(draft);
  goals['pledge/vulnerability-classes'] = classes.write(draft);
  return { files, mix, shipsNothing };
}

function chosenOr<Item extends { readonly name: string; readonly needsStatement?: boolean }>(all: readonly Item[], name: string | undefined, turn: number, hasStatement: boolean): Item {
  if (name !== undefined) return named(all, name);
  const possible = hasStatement ? all : all.filter((plan) => plan.needsStatement !== true);
  const plan = possible[turn % possible.length];
  if (plan === undefined) throw new RangeError('There is no plan.');
  return plan;
}

function named<Item extends { readonly name: string }>(all: readonly Item[], name: string): Item {
  const plan = all.find((item) => item.name === name);
  if (plan === undefined) throw new RangeError(`There is no plan ${name}.`);
  return plan;
}
