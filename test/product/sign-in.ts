import type { MeasurePoint } from '../../src/model/measure.ts';
import type { VerdictName } from '../../src/model/verdict.ts';
import type { Draft, Plan } from './draft.ts';

/** Goal 1: exports of multi-factor adoption. Every role of a month is planned, and what must be withheld with it. */

const goal = 'pledge/mfa';
const factors = ['none', 'sms', 'totp', 'push', 'passkey', 'fido2'] as const;
type Factor = (typeof factors)[number];

interface RoleMonth {
  readonly role: 'administrator' | 'user' | 'support';
  readonly counts: Readonly<Record<Factor, number>>;
  /** Counts that may not be shown: under 10, and one more where the total would tell. `all`: fewer than 10 people in all. */
  readonly withheld: readonly Factor[] | 'all';
}

interface Month {
  readonly period: string;
  readonly from: string;
  readonly at: string;
  readonly roles: readonly RoleMonth[];
}

const calendar = [
  { period: '2026-06', from: '2026-06-01', at: '2026-06-30' },
  { period: '2026-07', from: '2026-07-01', at: '2026-07-31' },
  { period: '2026-08', from: '2026-08-01', at: '2026-08-31' },
  { period: '2026-09', from: '2026-09-01', at: '2026-09-30' },
] as const;

/** One role in one month with a share of accounts with a second factor, in percent. */
function roleOf(draft: Draft, role: RoleMonth['role'], percent: number): RoleMonth {
  const { random } = draft;
  const active = random.between(400, 4000);
  const none = percent === 100 ? 0 : Math.round((active * (100 - percent)) / 100);
  const used = factors.filter((factor) => factor !== 'none' && (factor === 'totp' || factor === 'sms' || random.chance(0.7)));
  const parts = random.split(active - none, used.length, 10);
  const counts = Object.fromEntries(factors.map((factor) => [factor, factor === 'none' ? none : (parts[used.indexOf(factor)] ?? 0)])) as Record<Factor, number>;
  return { role, counts, withheld: [] };
}

/** The same with a handful of people on SMS: theirs is withheld, and with it the next weaker factor that is not empty. */
function withFewOnSms(month: RoleMonth): RoleMonth {
  const moved = month.counts.sms - 4;
  const second = month.counts.push > 0 ? 'push' : 'totp';
  return { ...month, counts: { ...month.counts, sms: 4, [second]: month.counts[second] + moved }, withheld: ['sms', second] };
}

const tinyTeam: RoleMonth = { role: 'support', counts: { none: 1, sms: 0, totp: 4, push: 0, passkey: 0, fido2: 2 }, withheld: 'all' };

function monthsOf(draft: Draft, percents: readonly number[], change: (role: RoleMonth, month: number) => readonly RoleMonth[] = (role) => [role]): readonly Month[] {
  return percents.map((percent, index) => ({ ...calendar[index] ?? calendar[0], roles: (['administrator', 'user'] as const).flatMap((role) => change(roleOf(draft, role, percent), index)) }));
}

/** Writes the export as CSV or JSON and adds the truth of every figure in it. */
function writeExport(draft: Draft, months: readonly Month[], options: { readonly lostRow?: boolean; readonly population?: string } = {}): void {
  const { random } = draft;
  const population = options.population ?? 'customers';
  const saysActive = random.chance(0.5);
  const rows = months.flatMap(({ period, roles }) => roles.flatMap(({ role, counts }) => {
    const active = factors.reduce((sum, factor) => sum + counts[factor], 0);
    // Where the number of active accounts stands beside every count, those without a second factor are what is left.
    const listed = factors.filter((factor) => (saysActive ? factor !== 'none' : factor === 'none' || counts[factor] > 0));
    return listed.map((factor) => ({ period, population, role, factor, accounts: counts[factor], ...(saysActive ? { active } : {}) }));
  }));
  const shuffled = random.shuffled(rows);
  if (random.chance(0.5)) draft.writeEvidence('sign-in.json', `${JSON.stringify({ assay: 'mfa-adoption', series: [...shuffled, ...(options.lostRow === true ? [{ period: 'no such month', population, role: 'guest', factor: 'none', accounts: 50 }] : [])] }, null, 1)}\n`);
  else draft.writeEvidence('sign-in.csv', `${saysActive ? 'period,population,role,factor,accounts,active' : 'period,population,role,factor,accounts'}\n${shuffled.map((row) => Object.values(row).join(',')).join('\n')}\n${options.lostRow === true ? `no such month,${population},guest,none,50${saysActive ? ',50' : ''}\n` : ''}`);
  if (population === 'customers') addTruth(draft, months, saysActive);
  else addStaffTruth(draft, months);
}

type Share = (month: RoleMonth) => { readonly numerator: number; readonly denominator: number } | undefined;

const activeOf = ({ counts }: RoleMonth): number => factors.reduce((sum, factor) => sum + counts[factor], 0);
const hides = ({ withheld }: RoleMonth, factor: Factor): boolean => withheld === 'all' || withheld.includes(factor);
const anyFactor: Share = (month) => (hides(month, 'none') ? undefined : { numerator: activeOf(month) - month.counts.none, denominator: activeOf(month) });
const strong: Share = (month) => (hides(month, 'passkey') || hides(month, 'fido2') ? undefined : { numerator: month.counts.passkey + month.counts.fido2, denominator: activeOf(month) });

function pointOf({ at, from }: Month, shares: readonly ReturnType<Share>[]): MeasurePoint {
  let numerator = 0;
  let denominator = 0;
  for (const share of shares) {
    if (share === undefined) return { at, from, numerator: 0, suppressed: true };
    numerator += share.numerator;
    denominator += share.denominator;
  }
  return { at, from, numerator, denominator };
}

function addTruth(draft: Draft, months: readonly Month[], saysActive: boolean): void {
  const roles = [...new Set(months.flatMap((month) => month.roles.map(({ role }) => role)))];
  for (const [id, share] of [['mfa-adoption', anyFactor], ['phishing-resistant-mfa', strong]] as const) {
    draft.measure(id, months.map((month) => pointOf(month, month.roles.map(share))), {}, 'customers');
    for (const role of roles) draft.measure(id, months.flatMap((month) => month.roles.filter((one) => one.role === role).map((one) => pointOf(month, [share(one)]))), { role }, 'customers');
  }
  for (const role of roles) {
    for (const factor of factors) {
      const points = months.flatMap((month) => month.roles.filter((one) => one.role === role && (saysActive || factor === 'none' || one.counts[factor] > 0)).map((one) => pointOf(month, [hides(one, factor) ? undefined : { numerator: one.counts[factor], denominator: activeOf(one) }])));
      draft.measure('mfa-adoption', points, { role, factor }, 'customers');
    }
  }
}

/** The maker's own people are another population: only their phishing-resistant sign-in is a measure. */
function addStaffTruth(draft: Draft, months: readonly Month[]): void {
  draft.measure('phishing-resistant-mfa', months.map((month) => pointOf(month, month.roles.map(strong))), {}, 'own-staff');
  for (const role of ['administrator', 'user'] as const) draft.measure('phishing-resistant-mfa', months.map((month) => pointOf(month, month.roles.filter((one) => one.role === role).map(strong))), { role }, 'own-staff');
}

/** A plan with an export of some months, each with a share in percent. */
function exported(name: string, percents: readonly number[], verdict: (draft: Draft) => VerdictName, more?: Parameters<typeof monthsOf>[2], options: Parameters<typeof writeExport>[2] = {}): Plan {
  return {
    name,
    write: (draft) => {
      draft.condition('customer-accounts', true);
      writeExport(draft, monthsOf(draft, percents, more), options);
      return verdict(draft);
    },
  };
}

function stated(name: string, verdict: VerdictName, write: (draft: Draft) => void): Plan {
  return { name, needsStatement: true, write: (draft) => { write(draft); return verdict; } };
}

export const signInPlans: readonly Plan[] = [
  stated('signs nobody in', 'not-applicable', (draft) => draft.condition('customer-accounts', { holds: false, reason: 'this release signs nobody in' })),
  exported('grows over three months', [35, 50, 64], (draft) => draft.metByMaker),
  { name: 'nothing exported', write: () => 'unknown' },
  exported('shrinks', [70, 66, 52], () => 'not-met'),
  exported('one month', [55], () => 'unknown'),
  exported('every account at the end', [80, 100], (draft) => draft.metByMaker),
  stated('claimed without figures', 'claimed', (draft) => draft.claim(goal)),
  exported('only the maker’s own people', [90, 95], () => 'unknown', undefined, { population: 'own-staff' }),
  exported('grows, few people on SMS', [30, 45], (draft) => draft.metByMaker, (role) => [role.role === 'user' ? withFewOnSms(role) : role]),
  // The last month can't be summed up without giving away a small team, so the two before it decide.
  exported('grows, a small team in the last month', [30, 45, 20], (draft) => draft.metByMaker, (role, month) => (month === 2 && role.role === 'user' ? [role, tinyTeam] : [role])),
  stated('claim that ended', 'unknown', (draft) => draft.claim(goal, true)),
  exported('grows, a row is lost', [30, 60], () => 'partly-met', undefined, { lostRow: true }),
  { name: 'denied without a reason', needsStatement: true, write: (draft) => {
    draft.condition('customer-accounts', false);
    writeExport(draft, monthsOf(draft, [60, 40]));
    return 'not-met';
  } },
  { name: 'one month, and the maker’s word on where it began', needsStatement: true, write: (draft) => {
    writeExport(draft, monthsOf(draft, [60]));
    draft.add('measures', { requirement: goal, measure: 'mfa-adoption', population: 'customers', chosenAt: '2026-01-05', baseline: { at: '2026-01-05', numerator: 100, denominator: 1000 } });
    return 'partly-met';
  } },
  { name: 'chose the phishing-resistant share, which shrinks', needsStatement: true, write: (draft) => {
    const months = monthsOf(draft, [50, 70]).map((month, index): Month => ({ ...month, roles: month.roles.map((role): RoleMonth => ({ ...role, counts: { ...role.counts, totp: role.counts.totp + (index === 0 ? 0 : role.counts.passkey + role.counts.fido2), passkey: index === 0 ? role.counts.passkey : 0, fido2: index === 0 ? role.counts.fido2 + 10 : 0 } })) }));
    writeExport(draft, months);
    draft.add('measures', { requirement: goal, measure: 'phishing-resistant-mfa', chosenAt: '2026-01-05' });
    return 'not-met';
  } },
  { name: 'shrinks against a claim', needsStatement: true, write: (draft) => {
    writeExport(draft, monthsOf(draft, [70, 40]));
    draft.claim(goal);
    return 'contradicted';
  } },
  { name: 'export cut short', needsStatement: true, write: (draft) => {
    draft.unreadable.push(draft.writeEvidence('sign-in.json', '{"assay":"mfa-adoption","series":[{"period":"2026-06","popul'));
    return 'unknown';
  } },
];
