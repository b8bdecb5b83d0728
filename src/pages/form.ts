import { html } from '../report/escape/html.ts';
import { fieldLines, nothing, when, type Html } from './parts.ts';

/** What was wrong with a form that was sent: a sentence, and what was expected where. */
export interface FormProblem {
  readonly message: string;
  readonly problems: readonly { readonly path: string; readonly message: string }[];
}

/** A form that was sent and refused: its fields come back filled. */
export interface SentForm {
  readonly values: URLSearchParams;
  readonly problem: FormProblem | undefined;
}

interface FieldWords {
  readonly name: string;
  /** Where a page has several fields of one name; the name when left out. */
  readonly id?: string;
  readonly label: string;
  readonly hint?: string;
  readonly value?: string;
  readonly type?: 'text' | 'email' | 'date' | 'number' | 'password';
  readonly required?: boolean;
  readonly maxlength?: number;
  readonly autocomplete?: string;
  readonly pattern?: string;
  readonly min?: number;
  readonly max?: number;
}

/** One line to fill in, with its name, its hint, and what was wrong with it. */
export function field({ name, id = name, label, hint, value, type = 'text', required = true, maxlength, autocomplete = 'off', pattern, min, max }: FieldWords, { values, problem }: SentForm): Html {
  const wrong = problemOf(name, problem);
  const more = [maxlength === undefined ? nothing : html` maxlength="${maxlength}"`, pattern === undefined ? nothing : html` pattern="${pattern}"`, min === undefined ? nothing : html` min="${min}"`, max === undefined ? nothing : html` max="${max}"`, when(required, () => html` required`), described(id, hint, wrong)];
  return html`<div class="field"><label for="${id}">${label}</label>${hintOf(id, hint)}<input id="${id}" name="${name}" type="${type}" value="${type === 'password' ? '' : values.get(name) ?? value ?? ''}" autocomplete="${autocomplete}"${more}>${wrongOf(id, wrong)}</div>`;
}

/** Several lines to fill in. */
export function area({ name, id = name, label, hint, value, required = true, maxlength }: Omit<FieldWords, 'type'>, { values, problem }: SentForm, isCode: boolean = false): Html {
  const wrong = problemOf(name, problem);
  return html`<div class="field"><label for="${id}">${label}</label>${hintOf(id, hint)}<textarea id="${id}" name="${name}"${isCode ? html` class="code" spellcheck="false"` : nothing}${maxlength === undefined ? nothing : html` maxlength="${maxlength}"`}${when(required, () => html` required`)}${described(id, hint, wrong)}>
${fieldLines((values.get(name) ?? value ?? '').replaceAll('\r\n', '\n'))}</textarea>${wrongOf(id, wrong)}</div>`;
}

/** One of several. */
export function choice({ name, id = name, label, hint, value }: Pick<FieldWords, 'name' | 'id' | 'label' | 'hint' | 'value'>, options: readonly (readonly [string, string])[], { values, problem }: SentForm): Html {
  const chosen = values.get(name) ?? value;
  const wrong = problemOf(name, problem);
  return html`<div class="field"><label for="${id}">${label}</label>${hintOf(id, hint)}<select id="${id}" name="${name}"${described(id, hint, wrong)}>${options.map(([own, words]) => html`<option value="${own}"${when(own === chosen, () => html` selected`)}>${words}</option>`)}</select>${wrongOf(id, wrong)}</div>`;
}

/** What was sent, for the one of several forms on a page that was sent: each says its own name in the field `form`. */
export function sentBy(form: string, sent: SentForm): SentForm {
  return sent.values.get('form') === form ? sent : { values: new URLSearchParams(), problem: undefined };
}

/** What went wrong, above the form: the sentence, and whatever has no field of its own. @param fields that say theirs themselves */
export function problemNotice({ problem }: SentForm, fields: readonly string[]): Html {
  if (problem === undefined) return nothing;
  const rest = problem.problems.filter(({ path }) => !fields.includes(nameIn(path)));
  return html`<div class="notice wrong" role="alert"><p>${problem.message}</p>${when(rest.length > 0, () => html`<ul>${rest.map(({ path, message }) => html`<li>${path === '' ? nothing : html`<code>${path}</code>: `}${message}</li>`)}</ul>`)}</div>`;
}

function problemOf(name: string, problem: FormProblem | undefined): string | undefined {
  return problem?.problems.find(({ path }) => nameIn(path) === name)?.message;
}

/** The field that a place in an act’s input belongs to. */
function nameIn(path: string): string {
  return path.replace(/^\//, '').split(/[./]/)[0] ?? '';
}

function hintOf(name: string, hint: string | undefined): Html {
  return hint === undefined ? nothing : html`<p class="small" id="${name}-hint">${hint}</p>`;
}

function wrongOf(name: string, wrong: string | undefined): Html {
  return wrong === undefined ? nothing : html`<p class="problem" id="${name}-problem">${wrong}</p>`;
}

function described(name: string, hint: string | undefined, wrong: string | undefined): Html {
  const ids = [...(hint === undefined ? [] : [`${name}-hint`]), ...(wrong === undefined ? [] : [`${name}-problem`])];
  return html`${when(ids.length > 0, () => html` aria-describedby="${ids.join(' ')}"`)}${when(wrong !== undefined, () => html` aria-invalid="true"`)}`;
}
