import { calendarPage } from '../../pages/claims/calendar.ts';
import { deedsFor } from '../../pages/claims/deeds.ts';
import { affirmPage, askPage, claimPage, endPage, findingPage, type FormFacts } from '../../pages/claims/forms.ts';
import { peopleBehindPage } from '../../pages/claims/people-behind.ts';
import { requirementWordsPage } from '../../pages/claims/requirement-words.ts';
import { claimsPage, wordListPage } from '../../pages/claims/room.ts';
import { affirmationTable, claimTable, decisionTable, requestTable, wordPath, type RoomProduct } from '../../pages/claims/words.ts';
import { requestLinkPage } from '../../pages/claims/asked.ts';
import type { AnyAct } from '../../workspace/act.ts';
import { ActRefused } from '../../workspace/act-refused.ts';
import { addClaim } from '../../workspace/acts/claims/add-claim.ts';
import { askAffirmation } from '../../workspace/acts/claims/ask-affirmation.ts';
import { giveAffirmation } from '../../workspace/acts/claims/give-affirmation.ts';
import { listAffirmations } from '../../workspace/acts/claims/list-affirmations.ts';
import { listClaims } from '../../workspace/acts/claims/list-claims.ts';
import { listReviews, listSetAsides } from '../../workspace/acts/claims/list-decisions.ts';
import { listExpiries } from '../../workspace/acts/claims/list-expiries.ts';
import { listAskable } from '../../workspace/acts/claims/list-people.ts';
import { listRequests } from '../../workspace/acts/claims/list-requests.ts';
import { readClaim } from '../../workspace/acts/claims/read-claim.ts';
import { readStanding } from '../../workspace/acts/claims/read-standing.ts';
import { readWord } from '../../workspace/acts/claims/read-word.ts';
import { reviewFinding } from '../../workspace/acts/claims/review-finding.ts';
import { revokeRequest } from '../../workspace/acts/claims/revoke-request.ts';
import { setAffirmationConsent } from '../../workspace/acts/claims/set-affirmation-consent.ts';
import { setClaimConsent } from '../../workspace/acts/claims/set-claim-consent.ts';
import { setFindingAside } from '../../workspace/acts/claims/set-finding-aside.ts';
import { withdrawAffirmation } from '../../workspace/acts/claims/withdraw-affirmation.ts';
import { withdrawClaim } from '../../workspace/acts/claims/withdraw-claim.ts';
import { withdrawReview, withdrawSetAside } from '../../workspace/acts/claims/withdraw-decision.ts';
import { listEvidence } from '../../workspace/acts/products/list-evidence.ts';
import { listReleases } from '../../workspace/acts/products/list-releases.ts';
import { readProduct } from '../../workspace/acts/products/read-product.ts';
import { recordForms, recordKinds, type RecordKind } from '../../workspace/claims/records.ts';
import type { PageRoute } from '../page-routes.ts';
import { lookAt, sentTo, type Look, type Visit } from './page.ts';

/** Lines of each list on the room’s first page. */
const linesMost = 8;
/** Days ahead that the first page tells of. */
const soonDays = 90;
const day = 86_400_000;

const productOf = async ({ ask, path }: Visit): Promise<RoomProduct> => ask(readProduct, { product: path['product'] });
const today = ({ now }: Visit): string => now.slice(0, 10);
const text = ({ sent: { values } }: Visit, name: string): string => values.get(name) ?? '';
const orNull = (value: string): string | null => (value.trim() === '' ? null : value);
const isChecked = ({ sent: { values } }: Visit, name: string): boolean => values.get(name) === 'true';
const requirementIn = ({ query, sent: { values } }: Visit): string => query.get('requirement') ?? values.get('requirement') ?? '';
const back = (visit: Visit): string => wordPath(visit.path['product'] ?? '', requirementIn(visit));

async function facts(visit: Visit): Promise<FormFacts> {
  return { product: await productOf(visit), sent: visit.sent, inAYear: new Date(Date.parse(visit.now) + 365 * day).toISOString().slice(0, 10), me: visit.visitor.displayName };
}

const room: Look = {
  acts: [readProduct, readStanding, listExpiries, listClaims, listAffirmations, listRequests, listReviews, listSetAsides],
  show: async (visit) => {
    const { ask, visitor, now } = visit;
    const product = await productOf(visit);
    const most = { product: product.id, limit: linesMost };
    const standing = await ask(readStanding, { product: product.id });
    const until = new Date(Date.parse(now) + soonDays * day).toISOString().slice(0, 10);
    const [{ expiries }, claims, affirmations, requests, reviews, setAsides] = [await ask(listExpiries, most), await ask(listClaims, most), await ask(listAffirmations, most), await ask(listRequests, most), await ask(listReviews, most), await ask(listSetAsides, most)];
    const more = new Set(Object.entries({ claims, affirmations, requests, reviews, 'set-asides': setAsides }).flatMap(([of, { next }]) => (next === null ? [] : [of])));
    return claimsPage(visitor, product, { ...standing, expiries: expiries.filter(({ expiresAt }) => expiresAt <= until), ...claims, ...affirmations, ...requests, ...reviews, ...setAsides, more }, today(visit));
  },
};

const lists: Look = {
  acts: [readProduct, listClaims, listAffirmations, listRequests, listReviews, listSetAsides],
  show: async (visit) => {
    const { ask, query, visitor } = visit;
    const product = await productOf(visit);
    const of = query.get('of') ?? 'claims';
    const after = query.get('after');
    const input = { product: product.id, ...(after === null ? {} : { after }) };
    const deeds = deedsFor(visitor, product.id);
    const shown = async (title: string, lines: Parameters<typeof wordListPage>[3], next: string | null): Promise<ReturnType<typeof wordListPage>> => wordListPage(visitor, product, title, lines, next, of);
    if (of === 'affirmations') {
      const { affirmations, next } = await ask(listAffirmations, input);
      return shown('Affirmations', affirmationTable(product.id, affirmations, today(visit), deeds), next);
    }
    if (of === 'requests') {
      const { requests, next } = await ask(listRequests, input);
      return shown('People who were asked', requestTable(product.id, requests), next);
    }
    if (of === 'reviews') {
      const { reviews, next } = await ask(listReviews, input);
      return shown('Findings that a person decided', decisionTable('review', product.id, reviews, today(visit), deeds), next);
    }
    if (of === 'set-asides') {
      const { setAsides, next } = await ask(listSetAsides, input);
      return shown('Findings set aside', decisionTable('set-aside', product.id, setAsides, today(visit), deeds), next);
    }
    const { claims, next } = await ask(listClaims, input);
    return shown('Claims', claimTable(product.id, claims, today(visit), deeds), next);
  },
};

const requirementWords: Look = {
  acts: [readProduct, readWord, listClaims, listAffirmations, listRequests, listReviews, listSetAsides],
  show: async (visit) => {
    const { ask, query, visitor } = visit;
    const product = await productOf(visit);
    const about = { product: product.id, requirement: query.get('id') ?? '' };
    return requirementWordsPage(visitor, product, { ...await ask(readWord, about), ...await ask(listClaims, about), ...await ask(listAffirmations, about), ...await ask(listRequests, about), ...await ask(listReviews, about), ...await ask(listSetAsides, about) }, today(visit));
  },
};

/** The claim that a form begins with, where its address names one. */
async function claimIn({ ask, query }: Visit): Promise<{ readonly id: string; readonly text: string } | undefined> {
  const claim = query.get('claim');
  return claim === null ? undefined : ask(readClaim, { claim });
}

const affirm: Look = { acts: [readProduct, readClaim], show: async (visit) => affirmPage(await facts(visit), requirementIn(visit), { part: visit.query.get('part') ?? undefined, claim: await claimIn(visit) }) };
const asking: Look = { acts: [readProduct, readClaim, listAskable], show: async (visit) => askPage(await facts(visit), requirementIn(visit), { ...await visit.ask(listAskable, { product: visit.path['product'] }), hasMail: visit.hasMail, claim: await claimIn(visit) }) };

const kindIn = ({ query }: Visit): RecordKind => recordKinds.find((kind) => kind === query.get('kind')) ?? 'claim';

/** Files of evidence of the newest release, to bind a claim to. */
async function filesOf({ ask, path }: Visit): Promise<readonly { readonly id: string; readonly path: string }[]> {
  const [newest] = (await ask(listReleases, { product: path['product'], limit: 1 })).releases;
  return newest === undefined ? [] : (await ask(listEvidence, { release: newest.id, limit: 100 })).files;
}

const claiming: Look = { acts: [readProduct, listReleases, listEvidence], show: async (visit) => claimPage(await facts(visit), visit.query.get('requirement') ?? undefined, kindIn(visit), await filesOf(visit)) };

const finding: Look = {
  acts: [readProduct, readWord],
  show: async (visit) => {
    const { ask, query } = visit;
    const form = await facts(visit);
    const requirement = requirementIn(visit);
    const { parts, assessment } = await ask(readWord, { product: form.product.id, requirement });
    const found = parts.flatMap(({ findings }) => findings).find(({ fingerprint }) => fingerprint === query.get('fingerprint'));
    if (found === undefined || assessment === null) throw new ActRefused('not-found', 'The newest assessment has no such finding behind this requirement.');
    return findingPage(form, { assessment: assessment.id, requirement }, found);
  },
};

const ending: Look = { acts: [readProduct], show: async (visit) => endPage(await facts(visit), visit.query.get('of') ?? '', visit.query.get('id') ?? '') };

const people: Look = {
  acts: [readProduct, listClaims],
  show: async (visit) => {
    const product = await productOf(visit);
    const records = new Map<RecordKind, Awaited<ReturnType<typeof listClaims.run>>['claims']>();
    for (const kind of recordKinds) if (kind !== 'claim') records.set(kind, (await visit.ask(listClaims, { product: product.id, kind, limit: 5 })).claims);
    return peopleBehindPage(visit.visitor, product, records, today(visit));
  },
};

const endings: Readonly<Record<string, { readonly act: AnyAct; readonly name: string }>> = {
  claim: { act: withdrawClaim, name: 'claim' }, affirmation: { act: withdrawAffirmation, name: 'affirmation' }, review: { act: withdrawReview, name: 'review' }, 'set-aside': { act: withdrawSetAside, name: 'setAside' }, request: { act: revokeRequest, name: 'request' },
};

export const claimPages: readonly PageRoute[] = [
  lookAt('/products/{product}/claims', room),
  lookAt('/products/{product}/claims/list', lists),
  lookAt('/products/{product}/claims/requirement', requirementWords),
  lookAt('/products/{product}/claims/people', people),
  lookAt('/products/{product}/claims/expiries', {
    acts: [readProduct, listExpiries],
    show: async (visit) => {
      const product = await productOf(visit);
      const from = visit.query.get('from');
      return calendarPage(visit.visitor, product, await visit.ask(listExpiries, { product: product.id, ...(from === null ? {} : { from }) }), today(visit));
    },
  }),
  lookAt('/products/{product}/claims/affirm', affirm),
  sentTo('/products/{product}/claims/affirm', [giveAffirmation], async (visit) => {
    await visit.ask(giveAffirmation, { product: visit.path['product'], requirement: requirementIn(visit), part: orNull(text(visit, 'part')), claim: visit.query.get('claim'), scope: text(visit, 'scope'), text: text(visit, 'text'), role: text(visit, 'role'), expiresAt: text(visit, 'expiresAt'), mayPublishName: isChecked(visit, 'mayPublishName') });
    return back(visit);
  }, affirm),
  lookAt('/products/{product}/claims/ask', asking),
  sentTo('/products/{product}/claims/ask', [askAffirmation], async (visit) => {
    const asked = await visit.ask(askAffirmation, {
      product: visit.path['product'], requirement: requirementIn(visit), part: orNull(text(visit, 'part')), claim: visit.query.get('claim'), scope: text(visit, 'scope'), text: text(visit, 'text'),
      account: orNull(text(visit, 'account')), name: orNull(text(visit, 'name')), mail: orNull(text(visit, 'mail')), role: text(visit, 'role'), validUntil: text(visit, 'validUntil'), days: Number(text(visit, 'days')), remind: isChecked(visit, 'remind'),
    });
    return requestLinkPage(asked, asked.id);
  }, asking),
  lookAt('/products/{product}/claims/new', claiming),
  sentTo('/products/{product}/claims/new', [addClaim], async (visit) => {
    const kind = kindIn(visit);
    const form = kind === 'claim' ? undefined : recordForms[kind];
    const requirement = requirementIn(visit) === '' ? form?.requirements[0] : requirementIn(visit);
    await visit.ask(addClaim, {
      product: visit.path['product'], requirement, kind, facts: Object.fromEntries(form?.fields.map(({ name }) => [name, text(visit, name)]) ?? []), text: form === undefined ? text(visit, 'text') : null,
      byName: orNull(text(visit, 'byName')), byRole: text(visit, 'role'), saidAt: orNull(text(visit, 'saidAt')), expiresAt: text(visit, 'expiresAt'), evidence: visit.sent.values.getAll('evidence'), mayPublishName: isChecked(visit, 'mayPublishName'),
    });
    return form === undefined ? back(visit) : `/products/${visit.path['product'] ?? ''}/claims/people`;
  }, claiming),
  lookAt('/products/{product}/claims/finding', finding),
  sentTo('/products/{product}/claims/review', [reviewFinding], async (visit) => {
    await visit.ask(reviewFinding, { assessment: visit.query.get('assessment'), requirement: requirementIn(visit), fingerprint: visit.query.get('fingerprint'), decision: text(visit, 'decision'), reason: text(visit, 'reason'), role: text(visit, 'role'), expiresAt: text(visit, 'expiresAt'), mayPublishName: isChecked(visit, 'mayPublishName') });
    return back(visit);
  }, finding),
  sentTo('/products/{product}/claims/set-aside', [setFindingAside], async (visit) => {
    await visit.ask(setFindingAside, { assessment: visit.query.get('assessment'), requirement: requirementIn(visit), fingerprint: visit.query.get('fingerprint'), reason: text(visit, 'reason'), role: text(visit, 'role'), until: text(visit, 'until'), mayPublishName: isChecked(visit, 'mayPublishName') });
    return back(visit);
  }, finding),
  lookAt('/products/{product}/claims/end', ending),
  sentTo('/products/{product}/claims/end', Object.values(endings).map(({ act }) => act), async (visit) => {
    const end = endings[visit.query.get('of') ?? ''];
    if (end === undefined) throw new ActRefused('not-found', 'There is no such thing to take back.');
    await visit.ask(end.act, { [end.name]: visit.query.get('id'), reason: text(visit, 'reason') });
    return `/products/${visit.path['product'] ?? ''}/claims`;
  }, ending),
  sentTo('/products/{product}/claims/consent', [setClaimConsent, setAffirmationConsent], async (visit) => {
    const of = visit.query.get('of');
    if (of === 'claim') await visit.ask(setClaimConsent, { claim: visit.query.get('id'), mayPublishName: false });
    else await visit.ask(setAffirmationConsent, { affirmation: visit.query.get('id'), mayPublishName: false });
    return `/products/${visit.path['product'] ?? ''}/claims`;
  }, room),
];
