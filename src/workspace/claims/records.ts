import type { RequirementId } from '../../catalog/index.ts';
import { ActRefused } from '../act-refused.ts';

/** Kinds of claims: words of its own, and records of what people do, each with its facts. */
export const recordKinds = ['claim', 'executive-sponsor', 'board-report', 'executive-meeting', 'council', 'customer-council', 'training', 'incentives', 'financial-report'] as const;
export type RecordKind = (typeof recordKinds)[number];

interface RecordField {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly type: 'text' | 'date' | 'number';
}

/** The form of one kind of record. Names of people are no fact of it: they stand where consent is asked for. */
export interface RecordForm {
  readonly title: string;
  /** What it is for, in a sentence. */
  readonly purpose: string;
  /** Requirements that such a record answers; the first is meant when none is named. */
  readonly requirements: readonly [RequirementId, ...RequirementId[]];
  readonly fields: readonly RecordField[];
  readonly words: (fact: (name: string) => string) => string;
}

const field = (name: string, label: string, more: Partial<RecordField> = {}): RecordField => ({ name, label, type: 'text', ...more });
const offices = 'Offices or units, not names of people.';

export const recordForms: Readonly<Record<Exclude<RecordKind, 'claim'>, RecordForm>> = {
  'executive-sponsor': {
    title: 'Executive sponsor', purpose: 'The top executive who answers for product security. Who says it here is that person.', requirements: ['white-paper/named-executive', 'white-paper/empowered-executive'],
    fields: [field('since', 'Since', { type: 'date' }), field('powers', 'What this person may decide', { hint: 'For example: stop a release, move money between teams.' })],
    words: (fact) => `Answers for product security as a top executive since ${fact('since')}, and may decide: ${fact('powers')}.`,
  },
  'board-report': {
    title: 'Report to the board', purpose: 'A report on product security that the board received.', requirements: ['white-paper/board-reports'],
    fields: [field('reportedOn', 'Day of the report', { type: 'date' }), field('presentedBy', 'Who in management answers for it', { hint: offices }), field('topics', 'What it was about')],
    words: (fact) => `The board received a report on product security on ${fact('reportedOn')}, for which ${fact('presentedBy')} answers; it was about: ${fact('topics')}.`,
  },
  'executive-meeting': {
    title: 'Executives’ meeting', purpose: 'How often executives meet about product security.', requirements: ['white-paper/executive-meetings'],
    fields: [field('metOn', 'Day of the last meeting', { type: 'date' }), field('howOften', 'How often they meet', { hint: 'For example: every quarter.' })],
    words: (fact) => `Executives meet about product security ${fact('howOften')}, and did so last on ${fact('metOn')}.`,
  },
  council: {
    title: 'Security council', purpose: 'People of several units who decide together on security.', requirements: ['white-paper/council'],
    fields: [field('metOn', 'Day of the last meeting', { type: 'date' }), field('units', 'Who sits in it', { hint: offices })],
    words: (fact) => `A council of ${fact('units')} works on product security, and met last on ${fact('metOn')}.`,
  },
  'customer-council': {
    title: 'Customer council', purpose: 'Customers who meet about how safe the product is in their hands.', requirements: ['white-paper/customer-councils'],
    fields: [field('metOn', 'Day of the last meeting', { type: 'date' }), field('topics', 'Topics on safety it treated'), field('reportsTo', 'To whom it reports', { hint: offices }), field('fieldTest', 'Which field test followed', { hint: 'Say so if none did.' })],
    words: (fact) => `The customer council met last on ${fact('metOn')} and treated: ${fact('topics')}. It reports to ${fact('reportsTo')}. Field test that followed: ${fact('fieldTest')}.`,
  },
  training: {
    title: 'Training', purpose: 'Developers who were trained in the last year.', requirements: ['white-paper/developer-training'],
    fields: [field('until', 'Year that ended on', { type: 'date' }), field('trained', 'Developers trained', { type: 'number' }), field('of', 'Of how many developers', { type: 'number' }), field('subjects', 'On what')],
    words: (fact) => `In the year that ended on ${fact('until')}, ${people(fact('trained'))} of ${people(fact('of'))} developers were trained on: ${fact('subjects')}.`,
  },
  incentives: {
    title: 'Incentives', purpose: 'What in hiring, promotion, pay or rewards depends on the safety of customers.',
    requirements: ['white-paper/incentives-in-pay', 'white-paper/incentives-in-careers', 'white-paper/incentives-across-functions', 'white-paper/no-perverse-incentives', 'white-paper/teams-rewarded'],
    fields: [field('since', 'Since', { type: 'date' }), field('what', 'What depends on it'), field('whose', 'Whose', { hint: offices })],
    words: (fact) => `Since ${fact('since')}, this depends on the safety of customers: ${fact('what')}, for ${fact('whose')}.`,
  },
  'financial-report': {
    title: 'Financial report', purpose: 'The section of an annual report that describes the programme, of a maker whose shares are traded.', requirements: ['white-paper/financial-report'],
    fields: [field('publishedOn', 'Day of publication', { type: 'date' }), field('section', 'Section', { hint: 'Its title or number.' }), field('says', 'What it says of the programme')],
    words: (fact) => `The annual report of ${fact('publishedOn')} describes the programme in “${fact('section')}”: ${fact('says')}.`,
  },
};

/** People below this number are not counted out: so few can be told apart. */
const peopleLeast = 10;

function people(count: string): string {
  return Number(count) < peopleLeast ? `fewer than ${peopleLeast}` : count;
}

/**
 * A claim put into words: its own, or those of a record by its facts.
 * @throws ActRefused when a fact is missing, of the wrong form, or there is none of this name
 */
export function recordOf(kind: RecordKind, requirement: string, facts: Readonly<Record<string, string>>, text: string | null): { readonly facts: Readonly<Record<string, string>>; readonly text: string } {
  if (kind === 'claim') {
    if (text === null) throw wrong('text', 'Expected the words of the claim.');
    if (Object.keys(facts).length > 0) throw wrong('facts', 'Expected none: a claim in words has no facts.');
    return { facts, text };
  }
  const form = recordForms[kind];
  if (!form.requirements.some((id) => id === requirement)) throw wrong('requirement', `Expected ${form.requirements.join(' or ')}, which such a record answers.`);
  if (text !== null) throw wrong('text', 'Expected none: a record is put into words by its facts.');
  const unknown = Object.keys(facts).find((name) => form.fields.every((known) => known.name !== name));
  if (unknown !== undefined) throw wrong(`facts/${unknown}`, 'There is no such fact of this record.');
  for (const { name, type } of form.fields) {
    const value = facts[name] ?? '';
    if (value === '') throw wrong(name, 'Expected it to be filled in.');
    if (type === 'date' && (!/^\d{4}-\d\d-\d\d$/.test(value) || Number.isNaN(Date.parse(`${value}T00:00:00Z`)))) throw wrong(name, 'Expected a day such as 2026-05-31.');
    if (type === 'number' && !/^\d{1,7}$/.test(value)) throw wrong(name, 'Expected a whole number.');
  }
  if (kind === 'training' && Number(facts['trained']) > Number(facts['of'])) throw wrong('trained', 'Expected no more than there are.');
  return { facts, text: form.words((name) => facts[name] ?? '') };
}

function wrong(path: string, message: string): ActRefused {
  return new ActRefused('invalid-input', 'The claim is not complete.', [{ path, message }]);
}
