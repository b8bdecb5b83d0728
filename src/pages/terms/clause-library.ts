import { requirements } from '../../catalog/index.ts';
import { html } from '../../report/escape/html.ts';
import { area, choice, field, problemNotice, sentBy, type SentForm } from '../form.ts';
import type { PageContent } from '../layout.ts';
import { day, deed, nothing, textLines, trail, when, type Html } from '../parts.ts';
import { offersAnywhere, type Visitor } from '../visitor.ts';

interface LibraryClause { readonly id: string; readonly requirement: string | null; readonly title: string; readonly text: string; readonly jurisdiction: string; readonly author: string; readonly edition: string; readonly changedAt: string; readonly retiredAt: string | null }

interface Shown {
  readonly clauses: readonly LibraryClause[];
  readonly next: string | null;
  readonly retired: boolean;
  readonly sent: SentForm;
}

/** The organisation’s own clauses, a page of those in use or of those that were retired. */
export function clauseLibraryPage(visitor: Visitor, { clauses, next, retired, sent }: Shown): PageContent {
  const may = offersAnywhere(visitor, 'clause-library.add');
  const add = sentBy('add', sent);
  return {
    title: retired ? 'Retired clauses' : 'Own clauses', place: 'purchases',
    body: html`${trail(['Purchases', '/purchases'])}<h1>${retired ? 'Retired clauses' : 'Own clauses'}</h1><p>They are proposed in place of the wording that ships. Drafts for your counsel, not legal advice.</p>
${clauses.length === 0 ? html`<p class="empty">${retired ? 'None was retired.' : 'None yet: what ships is proposed.'}</p>` : clauses.map((clause) => clauseFold(clause, may, sentBy(clause.id, sent)))}
${next === null ? nothing : html`<p><a href="/clause-library?${new URLSearchParams({ ...(retired ? { retired: 'true' } : {}), after: next }).toString()}">More</a></p>`}
<p class="small">${retired ? html`<a href="/clause-library">Clauses in use</a>` : html`<a href="/clause-library?retired=true">Retired clauses</a>`}</p>
${when(may && !retired, () => html`<section class="card" aria-labelledby="new"><h2 id="new">Add a clause</h2>${problemNotice(add, ['title', 'text', 'jurisdiction', 'author', 'edition'])}<form method="post" action="/clause-library"><input type="hidden" name="form" value="add">${field({ name: 'title', label: 'Title', maxlength: 200 }, add)}
${choice({ name: 'requirement', label: 'For which requirement', value: '' }, [['', 'none in particular'], ...requirements.filter(({ audience }) => audience === 'manufacturer').map(({ id, title }) => [id, title] as const)], add)}${wordFields('', { text: '', jurisdiction: '', author: '', edition: '' }, add)}<button type="submit">Add</button></form></section>`)}`,
  };
}

function clauseFold(clause: LibraryClause, may: boolean, sent: SentForm): Html {
  const { id, title, text, jurisdiction, author, edition, changedAt, retiredAt } = clause;
  return html`<details class="fold"${when(sent.problem !== undefined, () => html` open`)}><summary>${title} <span class="small">edition ${edition}${retiredAt === null ? nothing : html`, retired ${day(retiredAt)}`}</span></summary><div><blockquote>${textLines(text)}</blockquote><p class="small">By ${author}; jurisdiction: ${jurisdiction}; changed ${day(changedAt)}.</p>
${when(may && retiredAt === null, () => html`${problemNotice(sent, ['title', 'text', 'jurisdiction', 'author', 'edition'])}<form method="post" action="/clause-library/${id}"><input type="hidden" name="form" value="${id}">${field({ name: 'title', id: `title-${id}`, label: 'Title', value: title, maxlength: 200 }, sent)}${wordFields(`-${id}`, clause, sent)}<button type="submit" class="quiet">Keep<span class="unseen"> ${title}</span></button></form>${deed(`/clause-library/${id}/retirement`, 'Retire', { about: title, kind: 'danger' })}`)}</div></details>`;
}

function wordFields(ending: string, { text, jurisdiction, author, edition }: Pick<LibraryClause, 'text' | 'jurisdiction' | 'author' | 'edition'>, sent: SentForm): Html {
  return html`${area({ name: 'text', id: `text${ending}`, label: 'Words', value: text, maxlength: 6000 }, sent)}${field({ name: 'jurisdiction', id: `jurisdiction${ending}`, label: 'Jurisdiction', value: jurisdiction, maxlength: 120 }, sent)}${field({ name: 'author', id: `author${ending}`, label: 'Author', value: author, maxlength: 120 }, sent)}${field({ name: 'edition', id: `edition${ending}`, label: 'Edition', value: edition, maxlength: 120 }, sent)}`;
}
