import type { MeasureDefinition } from '../../model/measure.ts';
import { weaknessClasses } from '../../model/weakness/weakness-class.ts';
import { html } from '../../report/escape/html.ts';
import type { GoalSeries } from '../../workspace/goals/shapes.ts';
import { nothing, table, when, type Html } from '../parts.ts';
import { changeText, definitionOf, isKnown, isStepBack, periodText, pointText } from './figure-words.ts';
import { seriesChart } from './series-chart.ts';

/** Lines of one table and times of one table below it, at most. */
const most = { lines: 24, times: 40 };

/** Figures of a goal that are split by something, each group as a table with the course of each line. */
export function splitPart(number: number, splits: readonly GoalSeries[], omitted: boolean): Html {
  const groups = [...Map.groupBy(splits.filter(({ measure }) => measure !== 'days-to-half' && measure !== 'days-to-ninety'), ({ measure, dimensions }) => JSON.stringify([measure, Object.keys(dimensions).toSorted()])).values()];
  if (splits.length === 0) return nothing;
  return html`<h2 id="splits">Split further</h2>${when(number === 3, () => html`<p class="soft">Classes are shares of the records of a year, by the root cause that the issuer named. More records in a year may mean a better search: no number of records is judged.</p>`)}
${spreadTable(splits)}${groups.map((series, index) => group(series, `split-${index + 1}`))}${when(omitted, () => html`<p class="small">Older figures of these tables are not shown here.</p>`)}`;
}

/** How long each release took to reach half and 90 % of the installations, the newest release first. */
function spreadTable(splits: readonly GoalSeries[]): Html {
  const timed = splits.filter(({ measure }) => measure === 'days-to-half' || measure === 'days-to-ninety');
  if (timed.length === 0) return nothing;
  const releases = [...Map.groupBy(timed, labelOf)].map(([label, own]) => {
    const of = (id: GoalSeries['measure']): GoalSeries['points'][number] | undefined => own.find(({ measure }) => measure === id)?.points.at(-1);
    return { label, half: of('days-to-half'), ninety: of('days-to-ninety') };
  }).toSorted((one, other) => (other.half?.from ?? '').localeCompare(one.half?.from ?? '') || other.label.localeCompare(one.label, 'en', { numeric: true }));
  const caption = 'Days until a release was on half and on 90 % of the installations';
  const cell = (point: GoalSeries['points'][number] | undefined): Html => (point === undefined ? html`<td class="number"><span class="soft">not seen</span></td>` : html`<td class="number">${pointText(point, 'days')}</td>`);
  return html`<h3>${caption}</h3>${table(caption, ['Version', 'Released', 'On half', 'On 90 %'], releases.slice(0, most.lines).map(({ label, half, ninety }) => [html`<th scope="row">${label}</th>`, html`<td>${(half ?? ninety)?.from?.slice(0, 10) ?? ''}</td>`, cell(half), cell(ninety)]))}${when(releases.length > most.lines, () => html`<p class="small">${releases.length - most.lines} older releases are not shown here.</p>`)}`;
}

function group(series: readonly GoalSeries[], id: string): Html {
  const [first] = series;
  if (first === undefined) return nothing;
  const names = Object.keys(first.dimensions).toSorted().toReversed();
  // More of one factor may mean less of a better one: only the whole shall move.
  const definition = { ...definitionOf(first.measure), ...(names.includes('factor') ? { better: 'none' as const } : {}) };
  const ordered = series.toSorted((one, other) => newest(other).localeCompare(newest(one)) || (names.includes('version') ? -1 : 1) * labelOf(one).localeCompare(labelOf(other), 'en', { numeric: true }));
  const shown = ordered.slice(0, most.lines);
  const by = ` by ${names.map((name) => dimensionTitles[name] ?? name).join(' and ')}`;
  const caption = definition.title.endsWith(by) ? definition.title : `${definition.title}${by}`;
  const hasCourse = shown.some(({ points }) => points.filter(isKnown).length > 1);
  return html`<h3 id="${id}">${caption}</h3>
${table(caption, [capital(names.map((name) => dimensionTitles[name] ?? name).join(', ')), ...(hasCourse ? ['First'] : []), 'Newest', ...(hasCourse ? ['Change', 'Course'] : [])], shown.map((item, index) => line(item, definition, `${id}-${index}`, hasCourse)))}
${when(ordered.length > shown.length, () => html`<p class="small">${ordered.length - shown.length} more lines are not shown here.</p>`)}
${when(hasCourse, () => html`<details class="trace"><summary>All figures of this table</summary>${timesTable(caption, shown, definition)}</details>`)}`;
}

function line(series: GoalSeries, definition: MeasureDefinition, id: string, hasCourse: boolean): readonly Html[] {
  const { points } = series;
  const known = points.filter(isKnown);
  const [first, last] = [known[0], points.at(-1)];
  const isCompared = first !== undefined && last !== undefined && isKnown(last) && first !== last;
  const figure = (point: GoalSeries['points'][number] | undefined): Html => (point === undefined ? html`<td></td>` : html`<td>${pointText(point, definition.unit)} <span class="small">${periodText(point)}</span></td>`);
  return [
    html`<th scope="row">${labelOf(series)}</th>`, when(hasCourse, () => figure(first === last ? undefined : first)), figure(last),
    when(hasCourse, () => html`<td class="number">${isCompared ? changeText(first, last, definition.unit) : nothing}${when(isCompared && isStepBack(first, last, definition.better), () => html`<br><span class="direction d-back"><span aria-hidden="true">↘</span> back</span>`)}</td><td class="sparkle">${known.length < 2 ? html`<span class="small">one point</span>` : seriesChart({ id, title: `${definition.title}, ${labelOf(series)}`, points, unit: definition.unit, isSmall: true })}</td>`),
  ];
}

/** Every figure with its denominator, times down and lines across. */
function timesTable(caption: string, shown: readonly GoalSeries[], { unit }: MeasureDefinition): Html {
  const times = [...new Set(shown.flatMap(({ points }) => points.map(({ at }) => at)))].toSorted().toReversed();
  return html`${table(`${caption}: all figures`, ['Time', ...shown.map(labelOf)], times.slice(0, most.times).map((at) => [html`<th scope="row">${at.slice(0, 10)}</th>`, ...shown.map(({ points }) => {
    const point = points.find((item) => item.at === at);
    return html`<td class="number">${point === undefined ? nothing : pointText(point, unit)}</td>`;
  })]))}${when(times.length > most.times, () => html`<p class="small">${times.length - most.times} older times are not shown here.</p>`)}`;
}

const dimensionTitles: Readonly<Record<string, string>> = { role: 'role', factor: 'factor', class: 'weakness class', version: 'version', split: 'time', field: 'field', area: 'area', table: 'table', basis: 'basis' };
const factorTitles: Readonly<Record<string, string>> = { none: 'no second factor', sms: 'text message', totp: 'one-time password', push: 'push message', certificate: 'certificate', passkey: 'passkey', fido2: 'FIDO2', other: 'another factor', 'not-stated': 'not named' };
const roleTitles: Readonly<Record<string, string>> = { administrator: 'administrators', user: 'users', developer: 'developers', support: 'support staff', guest: 'guests', service: 'service accounts', other: 'other roles', 'not-stated': 'any role' };

/** The line’s name: what its dimensions say, in people’s words where we have them. */
function labelOf({ dimensions }: GoalSeries): string {
  return Object.entries(dimensions).toSorted(([one], [other]) => (one < other ? 1 : -1)).map(([name, value]) => {
    if (name === 'class') return classTitle(value);
    if (name === 'factor') return factorTitles[value] ?? value;
    return name === 'role' ? (roleTitles[value] ?? value) : value;
  }).join(', ');
}

/** A class with the CWE numbers that it begins from. */
function classTitle(id: string): string {
  const found = weaknessClasses.find((item) => item.id === id);
  if (found === undefined) return id === 'other' ? 'in no class' : id;
  return `${found.title} (${found.roots.slice(0, 3).map((number) => `CWE-${number}`).join(', ')}${found.roots.length > 3 ? ' and others' : ''})`;
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function newest({ points }: GoalSeries): string {
  return points.at(-1)?.at ?? '';
}
