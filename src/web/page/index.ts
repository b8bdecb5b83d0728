import type { DossierPredicate } from '../../attest/dossier-predicate.ts';
import type { Escaped } from '../../report/escape/escaped.ts';
import { html } from '../../report/escape/html.ts';
import { disclaimer, limits } from '../../report/words.ts';
import type { PageFile } from '../page-file.ts';
import { badge } from './badge.ts';
import { checkAgain } from './check-again.ts';
import { commitment } from './commitment.ts';
import { verdictCounts } from './counts.ts';
import { goalsCard } from './goals-card.ts';
import { goalList } from './goals.ts';
import { evidenceTable, unknownList, withheldList } from './not-shown.ts';
import { contentSecurityPolicy } from './policy.ts';
import { progressSection, type StatedProgress } from './progress.ts';
import { requirementList } from './requirements.ts';
import { pageStyle } from './style.ts';
import { wordsOfPeople } from './words-of-people.ts';

export interface DossierPageOptions {
  /** What the maker stated about its way; the product statement has it. */
  readonly stated: StatedProgress;
  /** Files of the program that checks again in a browser (`browserProgram`). */
  readonly program: readonly PageFile[];
  /** Where the dossier will be published; shown in the command. */
  readonly address?: string;
}

/** Whether source code is public evidence: then the page needs its parser. */
export function showsSource({ evidence }: Pick<DossierPredicate, 'evidence'>): boolean {
  return evidence.some((item) => item.state === 'public' && item.kind === 'source-tree');
}

/**
 * The page of a dossier for people, as files beside `dossier.json`: `index.html`, its style, its badge and its program.
 * The same predicate and options give the same bytes. It is whole without a script.
 */
export function dossierPage(predicate: DossierPredicate, { stated, program, address }: DossierPageOptions): readonly PageFile[] {
  const written = (path: string, text: string): PageFile => ({ path, bytes: new TextEncoder().encode(text) });
  return [written('index.html', page(predicate, stated, address).value), written('assets/style.css', pageStyle), written('badge.svg', badge(predicate).value), written('goals.svg', goalsCard(predicate).value), ...program];
}

function page(predicate: DossierPredicate, stated: StatedProgress, address: string | undefined): Escaped<'html'> {
  const { publisher, product } = predicate;
  const name = `${product.name}${product.version === undefined ? '' : ` ${product.version}`}`;
  // The end tag of the script is written so that a bundler does not take it for one of its own.
  return html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta http-equiv="Content-Security-Policy" content="${contentSecurityPolicy(showsSource(predicate))}"><meta name="referrer" content="no-referrer"><title>${name}: dossier on secure by design</title><link rel="icon" href="badge.svg" type="image/svg+xml"><link rel="stylesheet" href="assets/style.css"><script type="module" src="assets/recheck.js"><\/script></head><body>
<a class="skip" href="#goals">To the goals</a>
<header><p class="eyebrow">Assay dossier: evidence on secure by design, that anyone can check again</p><h1>${product.name}</h1>
<ul class="facts">${[...(product.version === undefined ? [] : [`version ${product.version}`]), `made by ${product.maker}`, `published by ${publisher}`, `assessed ${timeText(predicate.assessedAt)}`, `published ${timeText(predicate.publishedAt)}`, `publication ${predicate.sequence}${predicate.sequence === 1 ? ', the first' : ''}`].map((fact) => html`<li>${fact}</li>`)}</ul>
<p class="notice">${disclaimer} ${limits}</p>
${commitment(predicate)}
<nav aria-label="Parts of this dossier"><ul>${sections.map(([id, title]) => html`<li><a href="#${id}">${title}</a></li>`)}</ul></nav></header>
<main>
<h2 id="goals">The seven goals of the pledge</h2>${goalList(predicate)}
${checkAgain(predicate, address)}
<h2 id="counts">All sources</h2><ul class="tiles">${verdictCounts(predicate).map(({ title, count }) => html`<li><b>${count}</b><span>${title}</span></li>`)}</ul><p class="small">Counts of verdicts on what the sources ask of a manufacturer. They are not added up, and more unknowns do not make fewer faults: unknown means that nothing was shown.</p>
${progressSection(predicate, stated)}
<h2 id="people">Claims and affirmations</h2>${wordsOfPeople(predicate)}
<h2 id="unknown">What is not known</h2>${unknownList(predicate)}
<h2 id="withheld">What is withheld</h2>${withheldList(predicate)}
<h2 id="requirements">Every requirement</h2>${requirementList(predicate)}
<h2 id="evidence">Public evidence</h2>${evidenceTable(predicate)}
</main>
<footer><p>${disclaimer} ${limits} A re-run shows that these files give this result, not that they are complete or true.</p><p>Verdicts: «partly met» means some of it was measured and passed; «claimed» means words only; «unknown» means that nothing was measured, and is neither good nor bad. CVE records are never counted against anyone.</p><p>Assay ${predicate.versions.engine}, catalogue ${predicate.versions.catalog}, rules ${predicate.versions.rules}. Publication log ${predicate.log}. <a href="badge.svg">Badge</a>, <a href="goals.svg">card of the goals</a>.</p></footer>
</body></html>
`;
}

const sections = [['goals', 'Goals'], ['check', 'Check it yourself'], ['progress', 'Progress'], ['setbacks', 'Setbacks'], ['people', 'Claims'], ['unknown', 'Not known'], ['withheld', 'Withheld'], ['requirements', 'Every requirement'], ['evidence', 'Evidence']] as const;

function timeText(at: string): string {
  return `${at.slice(0, 16).replace('T', ' ')} UTC`;
}
