import { requirementById } from '../../catalog/index.ts';
import type { DossierPredicate } from '../../attest/dossier-predicate.ts';
import type { Escaped } from '../../report/escape/escaped.ts';
import { html } from '../../report/escape/html.ts';
import { tableOf } from './parts.ts';

/** What named persons say: claims, and what they stand by. */
export function wordsOfPeople({ claims, affirmations }: DossierPredicate): Escaped<'html'> {
  if (claims.length + affirmations.length === 0) return html`<p>No named person claims or affirms anything beside what was measured.</p>`;
  const rows = [
    ...affirmations.map((item) => html`<tr><td>${linkTo(item.requirement)}${item.part === undefined ? html`` : html`<br><span class="small">${item.part}</span>`}</td><td>affirms, for ${item.scope}</td><td>${item.by.name}<br><span class="small">${item.by.role}</span></td><td>${item.at}</td><td>${item.expiresAt}</td></tr>`),
    ...claims.map((item) => html`<tr><td>${linkTo(item.requirement)}</td><td>claims: ${item.text}${item.reasoning === undefined ? html`` : html`<br><span class="small">${item.reasoning}</span>`}</td><td>${item.by.name}<br><span class="small">${item.by.role}</span></td><td>${item.at}</td><td>${item.expiresAt}</td></tr>`),
  ];
  return html`<p>An affirmation is a named person standing by something that only a person can know. A claim is words alone. Neither is measured, and neither outlives its day.</p>${tableOf('Claims and affirmations', ['About', 'What', 'Who', 'Since', 'Until'], rows)}`;
}

function linkTo(requirement: string): Escaped<'html'> {
  return html`<a href="#${requirement}">${requirementById.get(requirement)?.title ?? requirement}</a>`;
}
