import { html } from '../report/escape/html.ts';
import { choice, field, problemNotice, type SentForm } from './form.ts';
import type { PageContent } from './layout.ts';
import { deed, time, when, type Html } from './parts.ts';
import { offersAnywhere, type Visitor } from './visitor.ts';

/** A trust in a build service as the act gives it. */
export interface ShownWorkload {
  readonly id: string;
  readonly name: string;
  readonly issuer: string;
  readonly audience: string;
  readonly conditions: readonly { readonly claim: string; readonly is: 'exactly' | 'under'; readonly value: string }[];
  readonly products: readonly { readonly id: string; readonly name: string }[];
  readonly account: { readonly id: string; readonly displayName: string };
  readonly restsOnNames: boolean;
  readonly createdAt: string;
  readonly lastUsedAt: string | null;
}

interface Named { readonly id: string; readonly name: string }

/** How many conditions the form has. */
export const conditionLines = 4;
const claims = ['repository_id', 'repository', 'project_id', 'project_path', 'ref', 'ref_type', 'environment', 'job_workflow_ref', 'sub'] as const;
const usualClaims = ['repository_id', 'repository', 'ref', 'environment'] as const;

/** Which runs of which build services may push evidence. */
export function buildsPage(visitor: Visitor, { workloads, products, accounts, workspace, sent }: { readonly workloads: readonly ShownWorkload[]; readonly products: readonly Named[]; readonly accounts: readonly Named[]; readonly workspace: string; readonly sent: SentForm }): PageContent {
  return {
    title: 'Builds', place: 'builds',
    body: html`<h1>Builds</h1><p>A run of a build service shows a token that its service signed for it, and may push evidence for a quarter of an hour. No secret is stored anywhere.</p>
${workloads.length === 0 ? html`<p>No build service is trusted.</p>` : workloads.map((workload) => card(visitor, workload, workspace))}
${when(offersAnywhere(visitor, 'workload.trust'), () => html`<section class="card" id="trust" aria-labelledby="trust-title"><h2 id="trust-title">Trust a build service</h2>${problemNotice(sent, ['name', 'issuer', 'audience', 'account', 'productIds', 'conditions'])}${products.length === 0 ? html`<p>There is no product yet whose evidence could be pushed.</p>` : form(products, accounts, sent)}</section>`)}`,
  };
}

function card(visitor: Visitor, { id, name, issuer, audience, conditions, products, account, restsOnNames, createdAt, lastUsedAt }: ShownWorkload, workspace: string): Html {
  return html`<section class="card" aria-labelledby="workload-${id}"><div class="head"><h2 id="workload-${id}">${name}</h2>${when(offersAnywhere(visitor, 'workload.revoke'), () => deed(`/builds/${id}/revocation`, 'End this trust', { about: name, kind: 'danger' }))}</div>
${when(restsOnNames, () => html`<p class="notice wrong">It rests on names alone. Whoever takes the name of the repository after its owner gave it up is trusted as well: name <code>repository_id</code> or <code>project_id</code> too.</p>`)}
<dl class="facts"><dt>Id</dt><dd><code>${id}</code></dd><dt>Issuer</dt><dd>${issuer}</dd><dt>Audience</dt><dd>${audience}</dd><dt>Runs with</dt><dd>${conditions.map(({ claim, is, value }, index) => html`${index === 0 ? '' : ' and '}<code>${claim}</code> ${is === 'exactly' ? '=' : 'under'} <code>${value}</code>`)}</dd><dt>May push for</dt><dd>${products.map((one) => one.name).join(', ')}</dd><dt>Acts for</dt><dd><a href="/people/${account.id}">${account.displayName}</a></dd><dt>Since</dt><dd>${time(createdAt)}</dd><dt>Last run</dt><dd>${lastUsedAt === null ? 'none yet' : time(lastUsedAt)}</dd></dl>
<details class="fold"><summary>What stands in the build<span class="unseen"> of ${name}</span></summary><div><p>On GitHub the job needs <code>permissions: id-token: write</code>. On GitLab it needs <code>id_tokens: ASSAY_ID_TOKEN: aud: ${audience}</code>.</p><pre tabindex="0">npx assay push sbom.json --to ${workspace} --product ${'<short name>'} --release ${'<version>'} --workload ${id}${audience === new URL(workspace).origin ? '' : ` --audience ${audience}`}</pre></div></details></section>`;
}

function form(products: readonly Named[], accounts: readonly Named[], sent: SentForm): Html {
  const chosen = new Set(sent.values.getAll('productIds'));
  const problem = sent.problem?.problems.find(({ path }) => path === 'productIds')?.message;
  return html`<form method="post" action="/builds">${field({ name: 'name', label: 'Name', hint: 'For example the repository.', maxlength: 120 }, sent)}${field({ name: 'issuer', label: 'Issuer', hint: 'GitHub: https://token.actions.githubusercontent.com. GitLab: https://gitlab.com, or your own. It is looked up now.', maxlength: 1000 }, sent)}${field({ name: 'audience', label: 'Audience (optional)', hint: 'For whom its tokens must be; the workspace’s address when nothing is entered.', required: false, maxlength: 300 }, sent)}
<fieldset><legend>Only runs for which all of this holds</legend><p class="small">An id of a repository or project is better than its name: a name can become somebody else’s. “Under” means every path below a value that ends with a slash, such as refs/tags/. Lines without a value do not count.</p>${Array.from({ length: conditionLines }, (_line, index) => conditionLine(index, sent))}</fieldset>
<fieldset><legend>May push evidence of</legend>${problem === undefined ? html`` : html`<p class="problem">${problem}</p>`}<ul class="choices">${products.map(({ id, name }) => html`<li><label><input type="checkbox" name="productIds" value="${id}"${when(chosen.has(id), () => html` checked`)}>${name}</label></li>`)}</ul></fieldset>
${choice({ name: 'account', label: 'The runs act for', hint: 'Somebody who may add evidence of these products. When their account ends, so does this trust.' }, accounts.map(({ id, name }) => [id, name]), sent)}<button type="submit">Trust</button></form>`;
}

function conditionLine(index: number, sent: SentForm): Html {
  const number = index + 1;
  return html`<div class="row">${choice({ name: `claim${number}`, label: `Claim ${number}`, value: usualClaims[index] ?? 'ref' }, claims.map((claim) => [claim, claim]), sent)}${choice({ name: `is${number}`, label: `How ${number}`, value: 'exactly' }, [['exactly', 'is exactly'], ['under', 'is under']], sent)}${field({ name: `value${number}`, label: `Value ${number}`, required: false, maxlength: 300 }, sent)}</div>`;
}
