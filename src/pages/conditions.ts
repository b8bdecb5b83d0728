import type { Condition } from '../model/requirement.ts';
import { html } from '../report/escape/html.ts';
import { problemNotice, type SentForm } from './form.ts';
import { nothing, when, type Html } from './parts.ts';

/** What is stated of one condition. */
export interface ShownCondition {
  readonly condition: Condition;
  readonly holds: boolean;
  readonly reason?: string | undefined;
}

/** Each condition as a sentence about the product, in the order in which somebody would tell of one. */
const sentences: Readonly<Record<Condition, string>> = {
  'on-premises': 'Customers install and run it themselves.',
  'cloud-service': 'The maker runs it as a service.',
  'network-service': 'It listens on a network.',
  'web-interface': 'It has a web interface.',
  'customer-accounts': 'People of the customer have accounts in it.',
  'customer-data': 'It holds data of customers.',
  database: 'It uses a database.',
  configurable: 'Customers can change its settings.',
  'third-party-components': 'It contains components of others.',
  'artificial-intelligence': 'It contains a model of artificial intelligence.',
};

const conditionNames = Object.keys(sentences) as Condition[];

/** What kind of product it is, in words, and the form to say so. */
export function conditionsPart(product: { readonly id: string; readonly revision: string; readonly conditions: readonly ShownCondition[] }, mayWrite: boolean, sent: SentForm): Html {
  const stated = new Map(product.conditions.map((item) => [item.condition, item]));
  const open = conditionNames.filter((name) => !stated.has(name)).length;
  const isSent = sent.values.has('conditions');
  return html`<section aria-labelledby="kind"><h2 id="kind">What kind of product it is</h2>
<ul class="conditions">${conditionNames.filter((name) => stated.has(name)).map((name) => conditionLine(name, stated.get(name)))}</ul>
<p class="small">${open === 0 ? 'All ten are stated.' : `${product.conditions.length === 0 ? 'Nothing is stated yet' : `${open} of ${conditionNames.length} are not stated`}: what is not stated is taken to hold, so that its requirements count.`}</p>
${when(mayWrite, () => html`<details class="fold"${when(isSent, () => html` open`)}><summary>Say what kind of product it is</summary><div>${isSent ? problemNotice(sent, conditionNames.map((name) => `reason-${name}`)) : nothing}<form method="post" action="/products/${product.id}/conditions"><input type="hidden" name="revision" value="${product.revision}"><input type="hidden" name="conditions" value="sent"><div class="condition-fields">${conditionNames.map((name) => conditionField(name, stated.get(name), sent))}</div><button type="submit">Keep</button></form></div></details>`)}</section>`;
}

function conditionLine(name: Condition, stated: ShownCondition | undefined): Html {
  return html`<li><span class="holds ${stated?.holds === true ? 'yes' : 'no'}">${stated?.holds === true ? 'yes' : 'no'}</span> ${sentences[name]}${stated?.reason === undefined ? nothing : html` <span class="soft">${stated.reason}</span>`}</li>`;
}

function conditionField(name: Condition, stated: ShownCondition | undefined, { values, problem }: SentForm): Html {
  const now = values.get(`holds-${name}`) ?? (stated === undefined ? '' : stated.holds ? 'yes' : 'no');
  const reason = values.get(`reason-${name}`) ?? stated?.reason ?? '';
  const wrong = problem?.problems.find(({ path }) => path === `/reason-${name}`)?.message;
  const option = (value: string, words: string): Html => html`<label><input type="radio" name="holds-${name}" value="${value}"${when(value === now, () => html` checked`)}>${words}</label>`;
  return html`<fieldset><legend>${sentences[name]}</legend><div class="options">${option('yes', 'yes')}${option('no', 'no')}${option('', 'not stated')}</div><label class="small" for="reason-${name}">Why not, where it is no</label><input id="reason-${name}" name="reason-${name}" value="${reason}" maxlength="500" autocomplete="off"${wrong === undefined ? nothing : html` aria-invalid="true" aria-describedby="reason-${name}-problem"`}>${wrong === undefined ? nothing : html`<p class="problem" id="reason-${name}-problem">${wrong}</p>`}</fieldset>`;
}

/** Reads the form’s fields. */
export function conditionsIn(values: URLSearchParams): readonly ShownCondition[] {
  return conditionNames.flatMap((condition): readonly ShownCondition[] => {
    const holds = values.get(`holds-${condition}`) ?? '';
    const reason = (values.get(`reason-${condition}`) ?? '').trim();
    return holds === '' ? [] : [{ condition, holds: holds === 'yes', ...(reason === '' ? {} : { reason }) }];
  });
}
