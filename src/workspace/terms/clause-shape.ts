import { z } from 'zod';
import { requirementById } from '../../catalog/index.ts';
import { lineTitle } from '../../report/vendor-view/sections.ts';
import type { Reader, Writer } from '../../store/store.ts';
import type { Tables } from '../../store/tables.ts';
import { newIdentifier } from '../../identity/identifier.ts';
import type { ActContext } from '../act.ts';
import { trackerLinks, trackerLinkShape } from '../trackers/tracker-shape.ts';
import { promiseSourceShape } from './promises.ts';

const clauseStates = ['proposed', 'offered', 'agreed', 'changed', 'refused', 'dropped', 'kept'] as const;
export const clauseStateShape = z.enum(clauseStates);

/** Words of a clause: several lines, nothing invisible. */
export const clauseTextShape = z.string().trim().min(10, 'Expected a sentence.').max(6000).regex(/^[^\p{C}]*(?:[\t\r\n][^\p{C}]*)*$/u, 'Expected text without invisible characters.');
export const makersRequirementShape = z.string().max(200).refine((id) => requirementById.get(id)?.audience === 'manufacturer', 'Expected a requirement on makers.');
/** One line, or nothing. */
export const noteShape = z.string().trim().max(500).regex(/^[^\p{C}]*$/u, 'Expected one line, without invisible characters.').default('');

export const clauseShape = z.object({
  id: z.string(), candidateId: z.string(), requirement: z.string().nullable(), title: z.string(), kind: z.enum(['gap', 'promise']), promise: z.string(), dueOn: z.string().nullable(), text: z.string(),
  origin: z.enum(['shipped', 'library', 'own']), jurisdiction: z.string(), author: z.string(), edition: z.string(), state: clauseStateShape, source: promiseSourceShape.nullable().describe('Where the maker said what it holds.'), createdAt: z.string(), changedAt: z.string(), trackerLinks: z.array(trackerLinkShape),
  steps: z.array(z.object({ state: clauseStateShape, text: z.string(), note: z.string(), at: z.string(), by: z.string() })).describe('How it came to its words and state, the oldest first.'),
});
export type ShownClause = z.infer<typeof clauseShape>;

/** Clauses of one candidate at most. */
export const clausesMost = 400;

/** The clauses of a candidate with their past, in the order in which they came. */
export async function clausesOf(rows: Reader, candidate: string): Promise<readonly ShownClause[]> {
  const found = await rows.selectFrom('clause').selectAll().where('candidateId', '=', candidate).orderBy('createdAt').orderBy('id').limit(clausesMost).execute();
  const steps = found.length === 0 ? [] : (await rows.selectFrom('clauseStep').selectAll().where('clauseId', 'in', found.map(({ id }) => id)).execute()).toSorted((one, other) => (one.at < other.at || (one.at === other.at && one.id < other.id) ? -1 : 1));
  const ofClause = Map.groupBy(steps, ({ clauseId }) => clauseId);
  const links = await trackerLinks(rows, 'clause', found.map(({ id }) => id));
  return found.map(({ createdBy: _createdBy, dueToldOn: _dueToldOn, source, ...row }) => ({
    ...row, source: source === null ? null : promiseSourceShape.parse(JSON.parse(source)), trackerLinks: links.get(row.id) ?? [], title: row.requirement === null ? row.promise : lineTitle(row.requirement),
    steps: (ofClause.get(row.id) ?? []).map(({ state, text, note, at, byName }) => ({ state, text, note, at, by: byName })),
  }));
}

type New = Pick<Tables['clause'], 'candidateId' | 'requirement' | 'kind' | 'promise' | 'dueOn' | 'text' | 'origin' | 'jurisdiction' | 'author' | 'edition'> & Partial<Pick<Tables['clause'], 'source'>>;

/** Adds a clause with the first step of its past. */
export async function addClauseRow({ rows, actor, services, at }: Pick<ActContext<Writer>, 'rows' | 'actor' | 'services' | 'at'>, clause: New): Promise<string> {
  const id = newIdentifier(services.ports);
  const by = actor.accountId ?? actor.kind;
  await rows.insertInto('clause').values({ ...clause, id, state: 'proposed', source: clause.source ?? null, dueToldOn: null, createdAt: at, createdBy: by, changedAt: at }).execute();
  await rows.insertInto('clauseStep').values({ id: newIdentifier(services.ports), clauseId: id, state: 'proposed', text: clause.text, note: '', at, by, byName: actor.displayName }).execute();
  return id;
}
