import { goals } from '../../catalog/index.ts';
import type { DossierPredicate } from '../../attest/dossier-predicate.ts';
import type { Escaped } from '../../report/escape/escaped.ts';
import { html } from '../../report/escape/html.ts';
import { latestFigure } from './figure.ts';
import { verdictMark } from './parts.ts';

/** The seven goals: verdict, what was seen, and the figure that it rests on. */
export function goalList({ verdicts }: DossierPredicate): Escaped<'html'> {
  const items = goals.flatMap((goal) => {
    const verdict = verdicts.find((item) => item.requirement === goal.requirement);
    return verdict === undefined ? [] : [html`<li><div><h3>${goal.number}. ${goal.title}</h3>${verdictMark(verdict)}</div><div><p class="seen">${verdict.reason} <a class="small" href="#${goal.requirement}">What it rests on<span class="unseen">: ${goal.title}</span></a></p>${latestFigure(verdict.measure)}</div></li>`];
  });
  return html`<ul class="goals">${items}</ul>`;
}
