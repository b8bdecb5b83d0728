import type { Escaped } from '../../escape/escaped.ts';
import { html } from '../../escape/html.ts';
import { nothing } from '../../html/parts.ts';
import { htmlPage } from '../../html/shell.ts';
import { disclaimer } from '../../words.ts';
import type { Part, ReportDocument } from '../report-document.ts';
import { blockMarkup, factList } from './blocks.ts';
import { documentStyle } from './style.ts';

/** Writes a report as one file for a browser or printer: no script, nothing loaded from anywhere, light, dark and on paper. */
export function htmlReportDocument(report: ReportDocument): Escaped<'html'> {
  const { title, subject, facts, parts, closing, paper, madeAt, form } = report;
  return htmlPage(html`${title}: ${subject}`, html`<a class="skip" href="#content">To the content</a>
<header><h1>${title}</h1><p class="subject">${subject}</p>${facts.length === 0 ? nothing : factList(facts)}<p class="notice">${disclaimer}</p></header>
<main id="content">
${parts.map((part) => partMarkup(part, 2))}
</main>
<footer>${closing.map((words) => html`<p>${words}</p>`)}<p class="small">Form ${form}, made ${madeAt.slice(0, 16).replace('T', ' ')} UTC.</p></footer>`, documentStyle(paper));
}

function partMarkup({ title, blocks, parts = [], beginsPage }: Part, level: 2 | 3 | 4): Escaped<'html'> {
  const heading = level === 2 ? html`<h2>${title}</h2>` : level === 3 ? html`<h3>${title}</h3>` : html`<h4>${title}</h4>`;
  return html`<section${beginsPage === true ? html` class="page"` : nothing}>${heading}
${blocks.map(blockMarkup)}
${parts.map((part) => partMarkup(part, level === 2 ? 3 : 4))}</section>
`;
}
