import type { LogField } from '../../src/model/evidence/audit-log.ts';
import type { MeasurePoint } from '../../src/model/measure.ts';
import type { VerdictName } from '../../src/model/verdict.ts';
import { daysBefore, type Draft, type Plan } from './draft.ts';

/** Goal 7: samples of the audit log, in OCSF and in the plain form, with every event's fields planned. */

const goal = 'pledge/evidence-of-intrusions';
type Area = 'configuration' | 'identity' | 'data' | 'network' | 'none';
const fields = ['actor', 'action', 'target', 'outcome', 'source', 'correlation'] as const satisfies readonly LogField[];
type Field = (typeof fields)[number];

interface Event {
  readonly area: Area;
  readonly has: ReadonlySet<Field>;
  readonly at: number;
  /** `offset` leaves no doubt when it was, and is not UTC. */
  readonly timeForm: 'utc' | 'milliseconds' | 'offset';
}

const isComplete = ({ has, timeForm }: Event): boolean => timeForm !== 'offset' && fields.every((field) => field === 'correlation' || has.has(field));

function eventsOf(draft: Draft, areas: readonly Area[], kind: 'complete' | 'mixed' | 'incomplete', isLong = false): readonly Event[] {
  const { random } = draft;
  const spanDays = isLong ? random.between(190, 300) : random.between(1, 40);
  const end = Date.parse(`${daysBefore(draft.today, random.between(3, 20))}T00:00:00Z`);
  const all = [...areas, ...areas, ...Array.from({ length: random.between(4, 30) }, () => random.pick([...areas, 'none' as const]))];
  return random.shuffled(all).map((area, index): Event => {
    const at = end - Math.round(((all.length - 1 - index) / (all.length - 1)) * spanDays * 86_400_000);
    const isWhole = kind === 'complete' || (kind === 'mixed' && index % 2 === 0);
    // A time with another offset than UTC is enough to make an event incomplete, in the plain form.
    const missing = kind === 'mixed' && index > 1 ? random.pick(['actor', 'target', 'outcome', 'source', 'time'] as const) : random.pick(['actor', 'target', 'outcome', 'source'] as const);
    const has = new Set(fields.filter((field) => (field === 'correlation' ? random.chance(0.5) : isWhole || field !== missing)));
    return { area, has, at: Math.floor(at / 1000) * 1000, timeForm: !isWhole && missing === 'time' ? 'offset' : random.pick(['utc', 'milliseconds']) };
  });
}

const plainAreas: Readonly<Record<Area, string>> = { configuration: 'configuration', identity: 'identity', data: 'data', network: 'network', none: 'maintenance' };

function plainRow(draft: Draft, { area, has, at, timeForm }: Event): string {
  const iso = new Date(at).toISOString();
  const time = timeForm === 'milliseconds' ? at : timeForm === 'utc' ? draft.random.pick([iso, iso.replace('.000Z', 'Z'), iso.replace('Z', '+00:00')]) : new Date(at + 7_200_000).toISOString().replace('.000Z', '+02:00');
  const values: Readonly<Record<Field, string>> = { actor: 'account 17', action: 'change', target: 'console', outcome: 'success', source: '203.0.113.7', correlation: '8d1f' };
  return JSON.stringify({ time, area: plainAreas[area], ...Object.fromEntries(fields.map((field) => [field, has.has(field) ? values[field] : draft.random.pick([null, ''])])) });
}

/** Class and activity of OCSF for each area. */
const ocsfClasses: Readonly<Record<Area, number>> = { configuration: 5019, identity: 3002, data: 6005, network: 4001, none: 1007 };

function ocsfRow({ area, has, at }: Event): string {
  const classUid = ocsfClasses[area];
  // In an authentication the user is who acts.
  const actor = area === 'identity' ? { user: { name: 'account 17' } } : { actor: { user: { uid: 'account 17' } } };
  return JSON.stringify({
    class_uid: classUid, category_uid: Math.floor(classUid / 1000), activity_id: 1, type_uid: classUid * 100 + 1, severity_id: 1, time: at,
    metadata: { version: '1.5.0', product: { name: 'gateway', vendor_name: 'Example' }, ...(has.has('correlation') ? { correlation_uid: '8d1f' } : {}) },
    ...(has.has('actor') ? actor : {}), ...(has.has('target') ? { resources: [{ name: 'console' }] } : {}), ...(has.has('outcome') ? { status_id: 1 } : {}), ...(has.has('source') ? { src_endpoint: { ip: '203.0.113.7' } } : {}),
  });
}

/** Writes the events as one or two samples and adds the truth about all of them together. */
function writeSamples(draft: Draft, events: readonly Event[]): void {
  const { random } = draft;
  const half = random.chance(0.4) ? Math.floor(events.length / 2) : random.chance(0.5) ? 0 : events.length;
  const rows = { ocsf: events.slice(0, half), plain: events.slice(half) };
  // OCSF always has the activity, and its time is always in milliseconds.
  const told = [...rows.ocsf.map((event): Event => ({ ...event, has: new Set([...event.has, 'action' as const]), timeForm: 'milliseconds' })), ...rows.plain];
  if (rows.ocsf.length > 0) draft.writeEvidence('audit-ocsf.jsonl', `${rows.ocsf.map((event) => ocsfRow(event)).join('\n')}\n`, { kind: 'audit-log' });
  if (rows.plain.length > 0) draft.writeEvidence('audit-plain.log', `${rows.plain.map((event) => plainRow(draft, event)).join('\n')}\n`, { kind: 'audit-log' });
  addTruth(draft, told);
}

function addTruth(draft: Draft, events: readonly Event[]): void {
  const times = events.map(({ at }) => at);
  const [first, last] = [Math.min(...times), Math.max(...times)];
  const at = new Date(last).toISOString();
  const areas = (['configuration', 'identity', 'data'] as const).filter((area) => events.some((event) => event.area === area));
  const point = (numerator: number, denominator: number): MeasurePoint => ({ at, numerator, denominator });
  draft.measure('log-areas', [point(areas.length, 3)]);
  for (const area of ['configuration', 'identity', 'data'] as const) draft.measure('log-areas', [point(areas.includes(area) ? 1 : 0, 1)], { area });
  draft.measure('log-events-complete', [point(events.filter(isComplete).length, events.length)]);
  for (const field of fields) draft.measure('log-events-complete', [point(events.filter(({ has }) => has.has(field)).length, events.length)], { field });
  draft.measure('log-events-complete', [point(events.filter(({ timeForm }) => timeForm !== 'offset').length, events.length)], { field: 'utc-time' });
  const days = Math.floor((last - first) / 86_400_000);
  if (draft.hasStatement && days >= 183) draft.measure('log-retention', [{ at, numerator: days }], { basis: 'sample' });
}

function keepDays(draft: Draft): void {
  if (draft.random.chance(0.4)) return;
  const days = draft.random.pick([30, 183, 400]);
  draft.set('logs', { retentionDays: days, extraCharge: false });
  if (draft.hasStatement) draft.measure('log-retention', [{ at: draft.assessedAt, numerator: days }], { basis: 'stated' });
}

function before(draft: Draft, id: 'log-areas' | 'log-events-complete', numerator: number, denominator: number): void {
  draft.history.push({ id, population: 'product', dimensions: {}, points: [{ at: '2026-03-01T00:00:00.000Z', numerator, denominator }] });
}

function sampled(name: string, areas: readonly Area[], kind: Parameters<typeof eventsOf>[2], verdict: (draft: Draft) => VerdictName, options: { readonly brokenRows?: number; readonly isLong?: boolean; readonly needsStatement?: boolean } = {}): Plan {
  return {
    name,
    needsStatement: options.needsStatement ?? false,
    write: (draft) => {
      draft.condition('customer-data', true);
      keepDays(draft);
      // Rows that are broken are made in the plain form only: a sample of one row of each form would be refused whole.
      const events = eventsOf(draft, areas, kind, options.isLong);
      if (options.brokenRows === undefined) writeSamples(draft, events);
      else {
        draft.writeEvidence('audit-plain.log', `${[...events.map((event) => plainRow(draft, event)), ...Array.from({ length: options.brokenRows }, () => '{"time":"2026-11-01T00:00:00Z","area":')].join('\n')}\n`);
        addTruth(draft, events);
      }
      return verdict(draft);
    },
  };
}

const three: readonly Area[] = ['configuration', 'identity', 'data'];

export const logPlans: readonly Plan[] = [
  { name: 'no customer data', needsStatement: true, write: (draft) => { draft.condition('customer-data', { holds: false, reason: 'customers store nothing in this product' }); return 'not-applicable'; } },
  sampled('three areas, every event whole', three, 'complete', (draft) => draft.metByMaker, { isLong: true }),
  { name: 'nothing handed over', write: () => 'unknown' },
  sampled('three areas, some events lack a field', [...three, 'network'], 'mixed', () => 'partly-met'),
  sampled('two areas', ['configuration', 'identity', 'network'], 'mixed', () => 'unknown'),
  sampled('two areas, one before', ['identity', 'data'], 'mixed', (draft) => { before(draft, 'log-areas', 1, 3); return draft.metByMaker; }),
  sampled('one area, three before', ['identity'], 'mixed', (draft) => { before(draft, 'log-areas', 3, 3); return 'not-met'; }),
  sampled('two areas against a claim, three before', ['configuration', 'data'], 'mixed', (draft) => { before(draft, 'log-areas', 3, 3); draft.claim(goal); return 'contradicted'; }, { needsStatement: true }),
  sampled('two areas and the maker’s word on one before', ['configuration', 'data'], 'mixed', (draft) => {
    draft.add('measures', { requirement: goal, measure: 'log-areas', chosenAt: '2026-01-05', baseline: { at: '2026-01-05', numerator: 1, denominator: 3 } });
    return 'partly-met';
  }, { needsStatement: true }),
  sampled('chose whole events, which grow', ['configuration', 'identity'], 'mixed', (draft) => {
    draft.add('measures', { requirement: goal, measure: 'log-events-complete', chosenAt: '2026-01-05' });
    before(draft, 'log-events-complete', 1, 1000);
    return draft.metByMaker;
  }, { needsStatement: true }),
  { name: 'claimed without a sample', needsStatement: true, write: (draft) => { draft.claim(goal); return 'claimed'; } },
  sampled('three areas, rows that are broken', three, 'complete', () => 'partly-met', { brokenRows: 3 }),
  sampled('three areas, no event whole', three, 'incomplete', () => 'partly-met'),
  { name: 'claim that ended', needsStatement: true, write: (draft) => { draft.claim(goal, true); return 'unknown'; } },
  { name: 'a sample in no known form', needsStatement: true, write: (draft) => {
    draft.unreadable.push(draft.writeEvidence('audit.dat', 'events of the day: none\n', { kind: 'audit-log' }));
    return 'unknown';
  } },
];
