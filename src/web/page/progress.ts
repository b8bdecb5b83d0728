import { requirementById } from '../../catalog/index.ts';
import type { ProductStatement } from '../../model/evidence/product-statement.ts';
import { measureDefinitions } from '../../model/measure.ts';
import type { DossierPredicate } from '../../attest/dossier-predicate.ts';
import type { Escaped } from '../../report/escape/escaped.ts';
import { html } from '../../report/escape/html.ts';
import { chart } from './chart.ts';
import { populationTitles, valueText } from './figure.ts';
import { nothing, tableOf } from './parts.ts';
import { isSetback, seriesOf, type Series } from './series.ts';

/** What the maker stated about its way, beside the figures: the day of signing, figures chosen in advance, obstacles. */
export type StatedProgress = Pick<ProductStatement, 'pledge' | 'measures' | 'obstacles'>;

/** Of series that are split by something; the whole ones are few. */
const splitMax = 30;

/** The clock, every figure with two or more points as a drawing and a table, and what went the other way. */
export function progressSection(predicate: DossierPredicate, stated: StatedProgress): Escaped<'html'> {
  const all = seriesOf(predicate);
  const [whole, split] = [all.filter((series) => !isSplit(series)), all.filter(isSplit)];
  const since = stated.pledge === undefined ? 'Progress' : 'Progress since signing';
  return html`<h2 id="progress">${since}</h2><p>${clock(predicate.assessedAt, stated.pledge)}</p>
${all.length === 0 ? html`<p>No figure was measured at two times yet: one point shows no direction.</p>` : charts(whole, 'chart', stated)}
${split.length === 0 ? nothing : html`<details class="quiet"><summary><span>Figures split further, as by class or version</span><span class="small">${split.length} series</span></summary><div>${charts(split.slice(0, splitMax), 'split', stated)}${split.length > splitMax ? html`<p class="small">${split.length - splitMax} more are in <a href="dossier.json">dossier.json</a>.</p>` : nothing}</div></details>`}
<h3 id="setbacks">Setbacks and obstacles</h3>${setbacks(all, stated)}`;
}

function clock(assessedAt: string, pledge: StatedProgress['pledge']): string {
  if (pledge === undefined) return 'The maker states no day on which it signed the pledge: the goals are a yardstick, and no clock runs.';
  if (pledge.signedAt > assessedAt.slice(0, 10)) return `The maker states that it signed the pledge on ${pledge.signedAt}, which lies after the day of assessment: no clock runs.`;
  const end = new Date(`${pledge.signedAt}T00:00:00Z`);
  end.setUTCFullYear(end.getUTCFullYear() + 1);
  const days = Math.ceil((end.getTime() - Date.parse(assessedAt)) / 86_400_000);
  return days >= 0 ? `The maker states that it signed the pledge on ${pledge.signedAt}. On the day of assessment ${days} days of its year were left.` : `The maker states that it signed the pledge on ${pledge.signedAt}. On the day of assessment its year had ended ${-days} days before.`;
}

function charts(all: readonly Series[], name: string, stated: StatedProgress): Escaped<'html'> {
  return html`<div class="charts">${all.map((series, index) => figure(series, `${name}-${index + 1}`, stated))}</div>`;
}

function isSplit({ measure }: Series): boolean {
  return Object.keys(measure.dimensions).length > 0;
}

function figure(series: Series, id: string, stated: StatedProgress): Escaped<'html'> {
  const { measure, points } = series;
  const definition = measureDefinitions[measure.id];
  const split = Object.entries(measure.dimensions).map(([name, value]) => `${name} ${value}`).join(', ');
  const direction = { up: 'Shall go up.', down: 'Shall go down.', none: 'Shown without judgement.' }[definition.better];
  const denominator = 'denominator' in definition ? definition.denominator : undefined;
  const choices = stated.measures.filter((item) => item.measure === measure.id && (item.population ?? measure.population) === measure.population && split === '');
  return html`<figure><figcaption><b>${definition.title}</b><span class="small">${populationTitles[measure.population]}${split === '' ? '' : `, ${split}`}. ${direction}</span></figcaption>
${chart(series, id, stated.pledge?.signedAt)}
${tableOf(`Figures: ${definition.title}${split === '' ? '' : `, ${split}`}`, ['At', definition.unit === 'share' ? 'Share' : 'Value'], points.map((point) => html`<tr><td>${point.from === undefined ? '' : `${point.from.slice(0, 10)} to `}${point.at.slice(0, 10)}</td><td class="number">${valueText(point, measure)}</td></tr>`))}
<p class="small">Counted: ${definition.numerator}${denominator === undefined ? '' : `, out of ${denominator}`}.${choices.map((choice) => html` Chosen by the maker on ${choice.chosenAt}${choice.target === undefined ? '' : `; its target is ${choice.target.value}${choice.target.at === undefined ? '' : ` by ${choice.target.at}`}`}.`)}</p></figure>`;
}

function setbacks(all: readonly Series[], { obstacles }: StatedProgress): Escaped<'html'> {
  const back = all.filter((series) => isSetback(series) && !isSplit(series));
  const moved = back.map(({ measure, points }) => {
    const [before, last] = points.slice(-2);
    return before === undefined || last === undefined ? nothing : html`<li><b>${measureDefinitions[measure.id].title}</b> (${populationTitles[measure.population]}) moved the other way: ${valueText(before, measure)} on ${before.at.slice(0, 10)}, ${valueText(last, measure)} on ${last.at.slice(0, 10)}.</li>`;
  });
  const told = obstacles.map(({ requirement, text }) => html`<li><a href="#${requirement}">${requirementById.get(requirement)?.title ?? requirement}</a>: ${text} <span class="small">In the maker’s words.</span></li>`);
  if (moved.length + told.length === 0) return html`<p>No figure moved the other way since its last measurement, and the maker tells of no obstacle.</p>`;
  return html`${moved.length === 0 ? html`<p>No figure moved the other way since its last measurement.</p>` : html`<ul>${moved}</ul>`}${told.length === 0 ? html`<p>The maker tells of no obstacle.</p>` : html`<p>Obstacles that the maker tells of; they soften no verdict:</p><ul>${told}</ul>`}`;
}
