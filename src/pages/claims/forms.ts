import { requirementById } from '../../catalog/index.ts';
import { html } from '../../report/escape/html.ts';
import { recordForms, type RecordKind } from '../../workspace/claims/records.ts';
import { personParts } from '../../workspace/claims/word-shapes.ts';
import { area, choice, field, problemNotice, type SentForm } from '../form.ts';
import type { PageContent } from '../layout.ts';
import { nothing, trail, when, type Html } from '../parts.ts';
import type { NamedFinding } from '../../workspace/claims/evidence-summary.ts';
import { requirementTitle, wordPath, type RoomProduct } from './words.ts';

/** What every form of the room knows. */
export interface FormFacts {
  readonly product: RoomProduct;
  readonly sent: SentForm;
  /** A year from now, as a proposal for the last day. */
  readonly inAYear: string;
  /** The name of who is signed in. */
  readonly me: string;
}

function placed({ product }: FormFacts, requirement: string | undefined): Html {
  return trail(['Products', '/products'], [product.name, `/products/${product.id}`], ['Claims', `/products/${product.id}/claims`], ...(requirement === undefined ? [] : [[requirementTitle(requirement), wordPath(product.id, requirement)] as const]));
}

const office = { name: 'role', label: 'Your office', hint: 'As outsiders would know it, for example: head of product security.', maxlength: 120 } as const;

/** The box by which a person agrees that their name leaves. */
export function consentBox(words: string, { values }: SentForm): Html {
  return html`<p><label class="agree"><input type="checkbox" name="mayPublishName" value="true"${when(values.get('mayPublishName') === 'true', () => html` checked`)}> ${words}</label></p>`;
}

const ownConsent = 'My name and office may be published with it. Without this, a dossier says “a named person of the maker (name withheld)”.';

function partChoice(requirement: string, sent: SentForm, value: string | undefined): Html {
  const known = requirementById.get(requirement);
  const parts = known === undefined ? [] : personParts(known);
  if (parts.length === 1) return html`<p><strong>${parts[0]?.question ?? ''}</strong></p>`;
  return html`<ul class="plain">${parts.map(({ name, question }) => html`<li>${name}: <strong>${question}</strong></li>`)}</ul>${choice({ name: 'part', label: 'Part', ...(value === undefined ? {} : { value }) }, [['', 'all of them'], ...parts.map(({ name }): readonly [string, string] => [name, name])], sent)}`;
}

/** Stands by something oneself. */
export function affirmPage(facts: FormFacts, requirement: string, { part, claim }: { readonly part: string | undefined; readonly claim: { readonly id: string; readonly text: string } | undefined }): PageContent {
  const { product, sent, inAYear, me } = facts;
  return {
    title: 'Affirm', place: 'products', isNarrow: true,
    body: html`${placed(facts, requirement)}<h1>Affirm: ${requirementTitle(requirement)}</h1><p>You stand by the answer as <strong>${me}</strong>, until the day that you name. It counts from the next assessment on. You can take it back.</p>${problemNotice(sent, ['text', 'scope', 'role', 'expiresAt', 'part'])}
<form method="post" action="/products/${product.id}/claims/affirm?requirement=${encodeURIComponent(requirement)}${claim === undefined ? '' : `&claim=${claim.id}`}">${partChoice(requirement, sent, part)}
${area({ name: 'text', label: 'Your answer', hint: 'Say what is so, with dates and figures. It stands in reports and in a published dossier.', maxlength: 1500, ...(claim === undefined ? {} : { value: claim.text }) }, sent)}
${field({ name: 'scope', label: 'What it speaks for', hint: 'Products, versions, places.', value: `${product.name}, all versions`, maxlength: 300 }, sent)}
${field(office, sent)}${field({ name: 'expiresAt', label: 'Counts until', type: 'date', value: inAYear }, sent)}
${consentBox(ownConsent, sent)}
<button type="submit">I stand by this</button></form>`,
  };
}

/** Asks somebody else. */
export function askPage(facts: FormFacts, requirement: string, { people, hasMail, claim }: { readonly people: readonly { readonly id: string; readonly displayName: string }[]; readonly hasMail: boolean; readonly claim: { readonly id: string; readonly text: string } | undefined }): PageContent {
  const { product, sent, inAYear } = facts;
  return {
    title: 'Ask for an affirmation', place: 'products', isNarrow: true,
    body: html`${placed(facts, requirement)}<h1>Ask somebody: ${requirementTitle(requirement)}</h1><p>The person reads exactly what you write here, with what evidence says, and affirms or declines with a reason. Nobody can answer in their place.</p>${problemNotice(sent, ['text', 'scope', 'role', 'validUntil', 'part', 'account', 'name', 'mail', 'days'])}
<form method="post" action="/products/${product.id}/claims/ask?requirement=${encodeURIComponent(requirement)}${claim === undefined ? '' : `&claim=${claim.id}`}">${partChoice(requirement, sent, undefined)}
${area({ name: 'text', label: 'What the person is to affirm', hint: 'In full sentences, as the person would say it.', maxlength: 1500, ...(claim === undefined ? {} : { value: claim.text }) }, sent)}
${field({ name: 'scope', label: 'What it speaks for', value: `${product.name}, all versions`, maxlength: 300 }, sent)}
<fieldset><legend>Who is asked</legend>${choice({ name: 'account', label: 'Somebody with an account', hint: 'They sign in, and affirm with their passkey.' }, [['', 'nobody of these'], ...people.map(({ id, displayName }): readonly [string, string] => [id, displayName])], sent)}
${field({ name: 'name', label: 'Or somebody without an account: their name', required: false, maxlength: 120 }, sent)}
${field({ name: 'mail', label: 'Their mail address', hint: hasMail ? 'A link goes there that counts once. You do not see it.' : 'No mail server is configured here: you get the link to hand over, and the affirmation says so.', type: 'email', required: false, maxlength: 254 }, sent)}</fieldset>
${field({ name: 'role', label: 'Office in which they are asked', maxlength: 120 }, sent)}
${field({ name: 'validUntil', label: 'The affirmation would count until', type: 'date', value: inAYear }, sent)}
${field({ name: 'days', label: 'Days to answer', type: 'number', value: '14', min: 1, max: 60 }, sent)}
<p><label class="agree"><input type="checkbox" name="remind" value="true"${when(sent.values.get('remind') === 'true', () => html` checked`)}> Remind them once by mail, three days before it ends</label></p>
<button type="submit">Ask</button></form>`,
  };
}

interface EvidenceChoice {
  readonly id: string;
  readonly path: string;
}

/** Writes down a claim, or the record of something that people do. */
export function claimPage(facts: FormFacts, requirement: string | undefined, kind: RecordKind, files: readonly EvidenceChoice[]): PageContent {
  const { product, sent, inAYear, me } = facts;
  const form = kind === 'claim' ? undefined : recordForms[kind];
  const known = requirement ?? form?.requirements[0];
  return {
    title: form?.title ?? 'Write down a claim', place: 'products', isNarrow: true,
    body: html`${placed(facts, requirement)}<h1>${form?.title ?? (requirement === undefined ? 'Write down a claim' : `Claim: ${requirementTitle(requirement)}`)}</h1><p>${form?.purpose ?? 'A claim is words: it turns silence into “claimed”, and evidence against it into “contradicted”. Evidence is what makes a requirement met.'}</p>${problemNotice(sent, ['requirement', 'text', 'byName', 'role', 'saidAt', 'expiresAt', ...(form?.fields.map(({ name }) => name) ?? [])])}
<form method="post" action="/products/${product.id}/claims/new?kind=${kind}${requirement === undefined ? '' : `&requirement=${encodeURIComponent(requirement)}`}">
${form === undefined ? nothing : html`${form.requirements.length === 1 ? html`<p class="small">It answers: ${requirementTitle(form.requirements[0])}</p>` : choice({ name: 'requirement', label: 'Which requirement it answers', ...(known === undefined ? {} : { value: known }) }, form.requirements.map((id): readonly [string, string] => [id, requirementTitle(id)]), sent)}${form.fields.map((item) => field({ name: item.name, label: item.label, type: item.type, maxlength: 400, ...(item.hint === undefined ? {} : { hint: item.hint }) }, sent))}`}
${form === undefined && requirement === undefined ? field({ name: 'requirement', label: 'Requirement', hint: 'Its id, such as pledge/approach-public; the page of a requirement fills it in.', maxlength: 100 }, sent) : nothing}
${form === undefined ? area({ name: 'text', label: 'What is claimed', hint: 'It stands in reports, and in a published dossier.', maxlength: 1500 }, sent) : nothing}
<fieldset><legend>Who says it</legend>${field({ name: 'byName', label: 'Somebody else’s name', hint: `Leave it empty to say it yourself, as ${me}. For somebody else, it is shown that you wrote it down.`, required: false, maxlength: 120 }, sent)}${field({ name: 'role', label: 'Office', hint: 'Of the person who says it.', maxlength: 120 }, sent)}</fieldset>
${field({ name: 'saidAt', label: 'Said on (optional)', hint: 'Today when left empty.', type: 'date', required: false }, sent)}
${field({ name: 'expiresAt', label: 'Counts until', type: 'date', value: inAYear }, sent)}
${when(files.length > 0, () => html`<fieldset><legend>Documents it rests on</legend><p class="small">Files of evidence of the newest release. The claim keeps the digest of each.</p><ul class="choices">${files.map(({ id, path }) => html`<li><label><input type="checkbox" name="evidence" value="${id}"${when(sent.values.getAll('evidence').includes(id), () => html` checked`)}> <code>${path}</code></label></li>`)}</ul></fieldset>`)}
${consentBox('Whoever says it agreed that name and office are published with it. Without this, a dossier says “a named person of the maker (name withheld)”.', sent)}
<button type="submit">Keep it</button></form>`,
  };
}

/** Decides on one finding, or sets it aside. */
export function findingPage(facts: FormFacts, about: { readonly assessment: string; readonly requirement: string }, finding: NamedFinding): PageContent {
  const { product, sent, inAYear, me } = facts;
  const query = `assessment=${about.assessment}&requirement=${encodeURIComponent(about.requirement)}&fingerprint=${encodeURIComponent(finding.fingerprint)}`;
  const isReview = finding.outcome !== 'fail';
  return {
    title: isReview ? 'Decide on a finding' : 'Set a finding aside', place: 'products', isNarrow: true,
    body: html`${placed(facts, about.requirement)}<h1>${isReview ? 'Decide on a finding' : 'Set a finding aside'}</h1>
<section class="card"><p>${finding.message}</p><p>${finding.places.map((place) => html`<code>${place}</code> `)}</p><p class="small"><code>${finding.fingerprint}</code>, <a href="/assessments/${about.assessment}/requirement?id=${encodeURIComponent(about.requirement)}">in its assessment</a></p></section>
${isReview ? html`<p>A program found this and can’t settle it. Read the passage itself, then decide as <strong>${me}</strong>. Your name, office and reason stand beside it until the day that you name.</p>` : html`<p>It stays in every report as set aside, with your name and reason, and is never a pass. On the day after, it counts again.</p>`}
${problemNotice(sent, ['decision', 'reason', 'role', 'expiresAt', 'until'])}
<form method="post" action="/products/${product.id}/claims/${isReview ? 'review' : 'set-aside'}?${query}">${isReview ? choice({ name: 'decision', label: 'What you read' }, [['', 'choose'], ['pass', 'It shows what the requirement asks for'], ['fail', 'It does not show it']], sent) : nothing}
${area({ name: 'reason', label: 'Why', maxlength: 500 }, sent)}${field(office, sent)}${isReview ? field({ name: 'expiresAt', label: 'Counts until', type: 'date', value: inAYear }, sent) : field({ name: 'until', label: 'Set aside until', hint: 'At most a year.', type: 'date' }, sent)}${consentBox(ownConsent, sent)}
<button type="submit">${isReview ? 'Keep the decision' : 'Set it aside'}</button></form>`,
  };
}

const ended: Readonly<Record<string, string>> = { claim: 'Withdraw a claim', affirmation: 'Withdraw an affirmation', review: 'Withdraw a decision', 'set-aside': 'End a set-aside', request: 'Take a request back' };

/** Takes something back, with a reason. */
export function endPage(facts: FormFacts, of: string, id: string): PageContent {
  const { product, sent } = facts;
  return {
    title: ended[of] ?? 'Withdraw', place: 'products', isNarrow: true,
    body: html`${placed(facts, undefined)}<h1>${ended[of] ?? 'Withdraw'}</h1><p>Nothing is deleted: it stays in the list with its end and your reason. The next assessment does not read it.</p>${problemNotice(sent, ['reason'])}
<form method="post" action="/products/${product.id}/claims/end?of=${of}&amp;id=${id}">${area({ name: 'reason', label: 'Why', maxlength: 500 }, sent)}<button type="submit" class="danger">${ended[of] ?? 'Withdraw'}</button></form>`,
  };
}
