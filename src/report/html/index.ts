import type { Assessment } from '../../model/assessment.ts';
import type { VerdictName } from '../../model/verdict.ts';
import type { Escaped } from '../escape/escaped.ts';
import { html } from '../escape/html.ts';
import { leftOutSentence } from '../left-out-words.ts';
import { makerVerdicts } from '../maker-verdicts.ts';
import { nearStatementWords } from '../near-statement-words.ts';
import { disclaimer, effectOf, evidenceSentence, limits, nextTitle, verdictTitles } from '../words.ts';
import { counted } from '../figure.ts';
import { goalList } from './goals.ts';
import { measureTable } from './measures.ts';
import { nothing } from './parts.ts';
import { findingList, requirementList } from './requirements.ts';
import { htmlPage } from './shell.ts';

/** The report as one file for a browser or printer: no script, nothing loaded from anywhere. */
export function htmlReport(assessment: Assessment): Escaped<'html'> {
  const { product } = assessment;
  return htmlPage(html`${product.name}: how secure by design it is, from its files`, html`<a class="skip" href="#goals">To the goals</a>
<header><p class="eyebrow">Assay: evidence on secure by design</p><h1>${product.name}</h1>
${product.guessed.length === 0 ? nothing : html`<p class="notice">There is no product statement (assay.yaml)${nearStatementWords(product)}. Guessed: ${product.guessed.join(', ')}.</p>`}
<ul class="facts">${[product.maker === undefined ? '' : `made by ${product.maker}`, product.version === undefined ? '' : `version ${product.version}`, product.deployment, assessment.subject.commit === undefined ? '' : `commit ${assessment.subject.commit}${assessment.subject.isModified === true ? ' with changes' : ''}`, counted(assessment.subject.filesListed, 'file', 'files'), `assessed ${assessment.assessedAt.slice(0, 16).replace('T', ' ')} UTC`].filter((fact) => fact !== '').map((fact) => html`<li>${fact}</li>`)}</ul>
<p class="notice">${disclaimer} ${evidenceSentence(product.guessed.length === 0)} ${limits}</p></header>
<main>
<h2 id="goals">The seven goals</h2><p>${clock(assessment)}</p>${goalList(assessment)}
<h2>All sources</h2>${counts(assessment)}
${failing(assessment)}
${steps(assessment)}
<h2>Figures</h2>${measureTable(assessment)}
<h2>Every requirement</h2>${requirementList(assessment)}
<h2>Evidence</h2>${leftOut(assessment)}${evidenceTable(assessment)}
</main>
<footer><p>${disclaimer} ${limits}</p><p>Verdicts: «partly met» means some of it was measured and passed; «claimed» means words only; «unknown» means that nothing was measured, and is neither good nor bad. CVE records are never counted against anyone.</p><p>Assay ${assessment.engineVersion}, catalogue ${assessment.catalogVersion}. The same files, rules and time give the same report: <code>assay check --at ${assessment.assessedAt}</code></p></footer>`);
}

function clock({ pledge }: Assessment): string {
  if (pledge === undefined) return 'No pledge signature is stated: the goals are a yardstick, and no clock runs.';
  if (pledge.daysLeft === undefined) return `The stated day of signing, ${pledge.signedAt}, lies after the day of this assessment, and no clock runs.`;
  return pledge.daysLeft >= 0 ? `The pledge was signed on ${pledge.signedAt}; ${counted(pledge.daysLeft, 'day of its year is', 'days of its year are')} left.` : `The pledge was signed on ${pledge.signedAt}; its year ended ${counted(-pledge.daysLeft, 'day', 'days')} ago.`;
}

const order: readonly VerdictName[] = ['met', 'partly-met', 'not-met', 'contradicted', 'claimed', 'unknown', 'not-applicable'];

function counts(assessment: Assessment): Escaped<'html'> {
  const makers = makerVerdicts(assessment);
  return html`<ul class="tiles">${order.map((name) => html`<li><b>${makers.filter((verdict) => verdict.verdict === name).length}</b><span>${verdictTitles[name]}</span></li>`)}</ul>`;
}

function failing(assessment: Assessment): Escaped<'html'> {
  const fails = assessment.findings.filter((finding) => finding.outcome === 'fail');
  return fails.length === 0 ? nothing : html`<h2>What fails</h2>${findingList(fails)}`;
}

function steps(assessment: Assessment): Escaped<'html'> {
  if (assessment.next.length === 0) return nothing;
  return html`<h2>${nextTitle}</h2><ol class="next">${assessment.next.slice(0, 8).map((step) => html`<li>${step.action} <span class="small">${effectOf(step)}; <code>${step.how}</code></span></li>`)}</ol>`;
}

function leftOut({ subject }: Assessment): Escaped<'html'> {
  const sentence = leftOutSentence(subject.leftOut);
  return sentence === undefined ? nothing : html`<p>${sentence}</p>`;
}

function evidenceTable(assessment: Assessment): Escaped<'html'> {
  return html`<div class="scroll" tabindex="0" role="region" aria-label="Evidence"><table><thead><tr><th scope="col">File</th><th scope="col">What it is</th><th scope="col">State</th><th scope="col">SHA-256</th></tr></thead><tbody>${assessment.evidence.map((entry) => html`<tr><td>${entry.artifact.path}</td><td>${entry.kind ?? 'not known'} ${entry.format ?? ''}</td><td>${entry.state}${entry.notes.length === 0 ? nothing : html`<br><span class="small">${entry.notes.length + entry.notesOmitted} notes; first: ${entry.notes[0]?.message ?? ''}</span>`}</td><td class="mono">${entry.artifact.digest.replace('sha256:', '').slice(0, 16)}…</td></tr>`)}</tbody></table></div>`;
}
