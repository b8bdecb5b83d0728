import { acceptancePage } from '../../pages/terms/acceptance.ts';
import { clausePage } from '../../pages/terms/clause.ts';
import { clauseLibraryPage } from '../../pages/terms/clause-library.ts';
import { meetingsPage } from '../../pages/terms/meetings.ts';
import { ownBuyingPage } from '../../pages/terms/own-buying.ts';
import { publicRequestPage } from '../../pages/terms/public-request.ts';
import { termsPage } from '../../pages/terms/terms.ts';
import { ActRefused } from '../../workspace/act-refused.ts';
import { readPurchase } from '../../workspace/acts/purchases/read-purchase.ts';
import { addClause } from '../../workspace/acts/terms/add-clause.ts';
import { addMeeting } from '../../workspace/acts/terms/add-meeting.ts';
import { answerCriterion } from '../../workspace/acts/terms/answer-criterion.ts';
import { approveAcceptance } from '../../workspace/acts/terms/approve-acceptance.ts';
import { askAcceptance } from '../../workspace/acts/terms/ask-acceptance.ts';
import { changeClause } from '../../workspace/acts/terms/change-clause.ts';
import { changeLibraryClause } from '../../workspace/acts/terms/change-library-clause.ts';
import { decideObjection } from '../../workspace/acts/terms/decide-objection.ts';
import { declineAcceptance } from '../../workspace/acts/terms/decline-acceptance.ts';
import { escalateObjection } from '../../workspace/acts/terms/escalate-objection.ts';
import { keepLibraryClause } from '../../workspace/acts/terms/keep-library-clause.ts';
import { listAcceptances } from '../../workspace/acts/terms/list-acceptances.ts';
import { listLibraryClauses } from '../../workspace/acts/terms/list-library-clauses.ts';
import { listMeetings } from '../../workspace/acts/terms/list-meetings.ts';
import { listObjections } from '../../workspace/acts/terms/list-objections.ts';
import { previewRequest } from '../../workspace/acts/terms/preview-request.ts';
import { proposeClauses } from '../../workspace/acts/terms/propose-clauses.ts';
import { raiseObjection } from '../../workspace/acts/terms/raise-objection.ts';
import { readAcceptance } from '../../workspace/acts/terms/read-acceptance.ts';
import { readOwnBuying } from '../../workspace/acts/terms/read-own-buying.ts';
import { readTerms } from '../../workspace/acts/terms/read-terms.ts';
import { recordBoard } from '../../workspace/acts/terms/record-board.ts';
import { retireLibraryClause } from '../../workspace/acts/terms/retire-library-clause.ts';
import { revokeAcceptance } from '../../workspace/acts/terms/revoke-acceptance.ts';
import { setResponsibility } from '../../workspace/acts/terms/set-responsibility.ts';
import { withdrawAcceptance } from '../../workspace/acts/terms/withdraw-acceptance.ts';
import { withdrawObjection } from '../../workspace/acts/terms/withdraw-objection.ts';
import { linkCase, unlinkCase } from '../../workspace/acts/trackers/tracker-links.ts';
import { readVendor } from '../../workspace/acts/vendors/read-vendor.ts';
import type { PageRoute } from '../page-routes.ts';
import { textIn } from './form-values.ts';
import { lookAt, sentTo, type Look, type Visit } from './page.ts';

const terms: Look = {
  acts: [readPurchase, readTerms, listAcceptances, listObjections],
  show: async ({ path, query, visitor, ask, sent }) => {
    const purchase = await ask(readPurchase, { purchase: path['purchase'] });
    const wanted = sent.values.get('candidate') ?? query.get('candidate');
    const { id = null } = purchase.candidates.find((one) => one.id === wanted) ?? purchase.candidates.find(({ state }) => state === 'awarded' || state === 'standing') ?? {};
    const { acceptances } = await ask(listAcceptances, { purchase: purchase.id });
    const { objections } = await ask(listObjections, { purchase: purchase.id });
    return termsPage(visitor, { purchase, candidate: id, terms: id === null ? null : await ask(readTerms, { candidate: id }), acceptances, objections, sent });
  },
};

const clause: Look = {
  acts: [readPurchase, readTerms],
  show: async ({ path, query, visitor, ask, sent }) => {
    const purchase = await ask(readPurchase, { purchase: path['purchase'] });
    const candidate = purchase.candidates.find(({ id }) => id === (sent.values.get('candidate') ?? query.get('candidate')));
    const terms = candidate === undefined ? undefined : await ask(readTerms, { candidate: candidate.id });
    const found = terms?.clauses.find(({ id }) => id === path['clause']);
    if (candidate === undefined || terms === undefined || found === undefined) throw new ActRefused('not-found', 'There is no such clause with this candidate.');
    return clausePage(visitor, { purchase, candidate, clause: found, label: terms.clauseLabel, sent });
  },
};

const acceptance: Look = { acts: [readAcceptance], show: async ({ path, visitor, ask, sent }) => acceptancePage(visitor, await ask(readAcceptance, { acceptance: path['acceptance'] }), sent) };
/** Clauses on one page: each has its words in a form. */
const clausesMost = 20;

const library: Look = {
  acts: [listLibraryClauses],
  show: async ({ query, visitor, ask, sent }) => {
    const [retired, after] = [query.get('retired') === 'true', query.get('after')];
    return clauseLibraryPage(visitor, { ...(await ask(listLibraryClauses, { retired, limit: clausesMost, ...(after === null ? {} : { after }) })), retired, sent });
  },
};
const meetings: Look = {
  acts: [readVendor, listMeetings],
  show: async ({ path, visitor, ask, sent }) => meetingsPage(visitor, await ask(readVendor, { vendor: path['vendor'] }), (await ask(listMeetings, { vendor: path['vendor'] })).meetings, sent),
};

/** Back to the terms of the candidate that the form was about. */
function backTo({ path, sent: { values } }: Visit, part: string): string {
  const candidate = values.get('candidate');
  return `/purchases/${path['purchase'] ?? ''}/terms${candidate === null ? '' : `?candidate=${encodeURIComponent(candidate)}`}#${part}`;
}

/** Back to the page of the clause that the form was about. */
function backToClause({ path, sent: { values } }: Visit): string {
  return `/purchases/${path['purchase'] ?? ''}/terms/clauses/${path['clause'] ?? ''}?candidate=${encodeURIComponent(values.get('candidate') ?? '')}`;
}

/** Text of several lines, as an act takes it. */
function linesOf(values: URLSearchParams, name: string): string {
  return (values.get(name) ?? '').replaceAll('\r\n', '\n');
}

/** Keeps what is new in the form of duties, on either side. */
async function keepDuties({ ask, sent: { values } }: Visit): Promise<void> {
  const candidate = values.get('candidate') ?? '';
  const { duties } = await ask(readTerms, { candidate });
  for (const { duty, ...said } of duties) {
    for (const side of ['ours', 'makers'] as const) {
      const who = textIn(values, `${side}:${duty}`);
      const note = values.get(`${side}Note:${duty}`)?.trim() ?? '';
      if (who === undefined || (who === said[side]?.who && note === said[side]?.note)) continue;
      await ask(setResponsibility, { candidate, duty, side, who, note, ...(side === 'makers' ? { saidOn: textIn(values, 'saidOn') } : {}) });
    }
  }
}

/** A deed with an objection that is one form. */
function objectionForm(part: string, act: typeof decideObjection | typeof escalateObjection | typeof withdrawObjection, input: (values: URLSearchParams) => Readonly<Record<string, unknown>>): PageRoute {
  return sentTo(`/purchases/{purchase}/terms/objections/{objection}/${part}`, [act], async (visit) => {
    await visit.ask(act as typeof withdrawObjection, { objection: visit.path['objection'], ...input(visit.sent.values) });
    return backTo(visit, 'objections');
  }, terms);
}

/** A deed with an acceptance that is one form. */
function acceptanceForm(part: string, act: typeof declineAcceptance | typeof approveAcceptance | typeof recordBoard, fields: readonly string[]): PageRoute {
  return sentTo(`/acceptances/{acceptance}/${part}`, [act], async ({ ask, path, sent: { values } }) => {
    await ask(act as typeof declineAcceptance, { acceptance: path['acceptance'], ...Object.fromEntries(fields.map((name) => [name, linesOf(values, name)])) });
    return `/acceptances/${path['acceptance'] ?? ''}`;
  }, acceptance);
}

export const termPages: readonly PageRoute[] = [
  lookAt('/purchases/{purchase}/terms', terms),
  sentTo('/purchases/{purchase}/terms/acceptances', [askAcceptance], async (visit) => {
    const { values } = visit.sent;
    const [kind, id] = (values.get('gap') ?? '').split(/:(.*)/su);
    await visit.ask(askAcceptance, { candidate: values.get('candidate') ?? '', ...(kind === 'criterion' ? { criterion: id } : { requirement: id }), reason: linesOf(values, 'reason'), controls: linesOf(values, 'controls'), owner: values.get('owner') ?? '', expiresOn: values.get('expiresOn') ?? '' });
    return backTo(visit, 'gaps');
  }, terms),
  sentTo('/purchases/{purchase}/terms/criteria/{criterion}', [answerCriterion], async (visit) => {
    const { values } = visit.sent;
    await visit.ask(answerCriterion, { candidate: values.get('candidate') ?? '', criterion: visit.path['criterion'], isMet: values.get('isMet') === 'yes', note: values.get('note') ?? '' });
    return backTo(visit, 'criteria');
  }, terms),
  sentTo('/purchases/{purchase}/terms/clauses/proposals', [proposeClauses], async (visit) => {
    await visit.ask(proposeClauses, { candidate: visit.sent.values.get('candidate') ?? '' });
    return backTo(visit, 'clauses');
  }, terms),
  sentTo('/purchases/{purchase}/terms/clauses', [addClause], async (visit) => {
    const { values } = visit.sent;
    await visit.ask(addClause, { candidate: values.get('candidate') ?? '', promise: values.get('promise') ?? '', dueOn: textIn(values, 'dueOn'), text: linesOf(values, 'text') });
    return backTo(visit, 'clauses');
  }, terms),
  lookAt('/purchases/{purchase}/terms/clauses/{clause}', clause),
  sentTo('/purchases/{purchase}/terms/clauses/{clause}/tracker-links', [linkCase], async (visit) => {
    const { values } = visit.sent;
    await visit.ask(linkCase, { purchase: visit.path['purchase'], clause: visit.path['clause'], address: values.get('address') ?? '', words: values.get('words') ?? '' });
    return backToClause(visit);
  }, clause),
  sentTo('/purchases/{purchase}/terms/clauses/{clause}/tracker-links/{trackerLink}/removal', [unlinkCase], async (visit) => {
    await visit.ask(unlinkCase, { trackerLink: visit.path['trackerLink'] });
    return backToClause(visit);
  }, clause),
  sentTo('/purchases/{purchase}/terms/clauses/{clause}', [changeClause], async (visit) => {
    const { values } = visit.sent;
    await visit.ask(changeClause, { clause: visit.path['clause'], state: values.get('state'), text: linesOf(values, 'text'), dueOn: textIn(values, 'dueOn') ?? null, note: values.get('note') ?? '' });
    return backToClause(visit);
  }, clause),
  sentTo('/purchases/{purchase}/terms/responsibilities', [readTerms, setResponsibility], async (visit) => {
    await keepDuties(visit);
    return backTo(visit, 'duties');
  }, terms),
  sentTo('/purchases/{purchase}/terms/objections', [raiseObjection], async (visit) => {
    const { values } = visit.sent;
    await visit.ask(raiseObjection, { purchase: visit.path['purchase'], candidate: textIn(values, 'about'), byName: values.get('byName') ?? '', byOffice: values.get('byOffice') ?? '', reason: linesOf(values, 'reason') });
    return backTo(visit, 'objections');
  }, terms),
  objectionForm('escalation', escalateObjection, (values) => ({ to: values.get('to') ?? '' })),
  objectionForm('decision', decideObjection, (values) => ({ decision: values.get('decision'), reason: values.get('reason') ?? '' })),
  objectionForm('withdrawal', withdrawObjection, (values) => ({ reason: values.get('reason') ?? '' })),
  lookAt('/purchases/{purchase}/public-request', { acts: [readPurchase, previewRequest], show: async ({ path, ask }) => publicRequestPage(await ask(readPurchase, { purchase: path['purchase'] }), (await ask(previewRequest, { purchase: path['purchase'] })).text) }),
  lookAt('/acceptances/{acceptance}', acceptance),
  acceptanceForm('approval', approveAcceptance, ['name', 'office']),
  acceptanceForm('refusal', declineAcceptance, ['reason']),
  acceptanceForm('withdrawal', withdrawAcceptance, ['reason']),
  acceptanceForm('revocation', revokeAcceptance, ['reason']),
  acceptanceForm('boards', recordBoard, ['boardOn']),
  lookAt('/own-buying', { acts: [readOwnBuying], show: async ({ ask }) => ownBuyingPage(await ask(readOwnBuying, {})) }),
  lookAt('/clause-library', library),
  sentTo('/clause-library', [keepLibraryClause], async ({ ask, sent: { values } }) => {
    await ask(keepLibraryClause, { ...wordsIn(values), requirement: textIn(values, 'requirement') });
    return '/clause-library';
  }, library),
  sentTo('/clause-library/{clause}', [changeLibraryClause], async ({ ask, path, sent: { values } }) => {
    await ask(changeLibraryClause, { libraryClause: path['clause'], ...wordsIn(values) });
    return '/clause-library';
  }, library),
  sentTo('/clause-library/{clause}/retirement', [retireLibraryClause], async ({ ask, path }) => {
    await ask(retireLibraryClause, { libraryClause: path['clause'] });
    return '/clause-library';
  }, library),
  lookAt('/vendors/{vendor}/meetings', meetings),
  sentTo('/vendors/{vendor}/meetings', [addMeeting], async ({ ask, path, sent: { values } }) => {
    await ask(addMeeting, { vendor: path['vendor'], metOn: values.get('metOn') ?? '', note: linesOf(values, 'note') });
    return `/vendors/${path['vendor'] ?? ''}/meetings`;
  }, meetings),
];

function wordsIn(values: URLSearchParams): Readonly<Record<string, string>> {
  return { title: values.get('title') ?? '', text: linesOf(values, 'text'), jurisdiction: values.get('jurisdiction') ?? '', author: values.get('author') ?? '', edition: values.get('edition') ?? '' };
}
