import type { SentForm } from '../../pages/form.ts';
import { contactLinkPage, inquiriesPage } from '../../pages/inquiries/inquiries.ts';
import { contactCodePage, contactEntrancePage, contactGonePage, ownCodePage, ownSheetPage } from '../../pages/inquiries/sheet.ts';
import { document, type PageContent } from '../../pages/layout.ts';
import type { AnyAct } from '../../workspace/act.ts';
import { ActRefused } from '../../workspace/act-refused.ts';
import { removeAnswerFile } from '../../workspace/acts/inquiries/answer-files.ts';
import { answerClarification } from '../../workspace/acts/inquiries/answer-clarification.ts';
import { askBack, replyToFinding } from '../../workspace/acts/inquiries/ask-back.ts';
import { addQuestion, discardInquiry, removeQuestion } from '../../workspace/acts/inquiries/change-questions.ts';
import { askContactCode, enterAsContact, leaveAsContact } from '../../workspace/acts/inquiries/contact-entrance.ts';
import { inviteContact, revokeContact } from '../../workspace/acts/inquiries/invite-contact.ts';
import { judgeDifference } from '../../workspace/acts/inquiries/judge-difference.ts';
import { makeInquiry } from '../../workspace/acts/inquiries/make-inquiry.ts';
import { readInquiries } from '../../workspace/acts/inquiries/read-inquiries.ts';
import { readOwnSheet } from '../../workspace/acts/inquiries/read-own-sheet.ts';
import { sendInquiry } from '../../workspace/acts/inquiries/send-inquiry.ts';
import { setSheetAside } from '../../workspace/acts/inquiries/set-sheet-aside.ts';
import { handIn, writeAnswer } from '../../workspace/acts/inquiries/write-answers.ts';
import { readPurchase } from '../../workspace/acts/purchases/read-purchase.ts';
import { holdPromise } from '../../workspace/acts/terms/hold-promise.ts';
import type { OwnSheet } from '../../pages/inquiries/sheet.ts';
import type { PageAnswer, PageRoute, PageVisit } from '../page-routes.ts';
import { numberIn, textIn } from './form-values.ts';
import { lookAt, sentTo, type Look, type Visit } from './page.ts';

const questions: Look = {
  acts: [readPurchase, readInquiries],
  show: async ({ path, query, visitor, ask, sent, hasMail, now }) => {
    const purchase = await ask(readPurchase, { purchase: path['purchase'] });
    return inquiriesPage(visitor, { purchase, ...(await ask(readInquiries, { purchase: path['purchase'] })), hasMail, answersOf: path['sheet'] ?? query.get('sheet'), today: now.slice(0, 10), sent });
  },
};

const roomOf = ({ path }: Pick<Visit, 'path'>): string => `/purchases/${path['purchase'] ?? ''}/questions`;
const wordsIn = (values: URLSearchParams, name: string): string => (values.get(name) ?? '').replaceAll('\r\n', '\n');

/** The room of a case: what is asked of whom. */
const room: readonly PageRoute[] = [
  lookAt('/purchases/{purchase}/questions', questions),
  sentTo('/purchases/{purchase}/questions', [makeInquiry], async (visit) => {
    const candidate = textIn(visit.sent.values, 'candidate');
    await visit.ask(makeInquiry, { purchase: visit.path['purchase'], ...(candidate === undefined ? {} : { candidate }) });
    return roomOf(visit);
  }, questions),
  sentTo('/purchases/{purchase}/questions/{inquiry}/questions', [addQuestion], async (visit) => {
    const { values } = visit.sent;
    const why = textIn(values, 'why');
    await visit.ask(addQuestion, { inquiry: visit.path['inquiry'], ask: wordsIn(values, 'ask'), ...(why === undefined ? {} : { why: why.replaceAll('\r\n', '\n') }), level: values.get('level') ?? 'should' });
    return roomOf(visit);
  }, questions),
  sentTo('/purchases/{purchase}/questions/{inquiry}/questions/{question}/removal', [removeQuestion], async (visit) => {
    await visit.ask(removeQuestion, { question: visit.path['question'] });
    return roomOf(visit);
  }, questions),
  sentTo('/purchases/{purchase}/questions/{inquiry}/discard', [discardInquiry], async (visit) => {
    await visit.ask(discardInquiry, { inquiry: visit.path['inquiry'] });
    return roomOf(visit);
  }, questions),
  sentTo('/purchases/{purchase}/questions/{inquiry}/sending', [sendInquiry], async (visit) => {
    const { values } = visit.sent;
    await visit.ask(sendInquiry, { inquiry: visit.path['inquiry'], subject: values.get('subject') ?? '', closesOn: values.get('closesOn') ?? '' });
    return roomOf(visit);
  }, questions),
  sentTo('/purchases/{purchase}/questions/sheets/{sheet}/contact', [inviteContact], async (visit) => {
    const { values } = visit.sent;
    return contactLinkPage(await visit.ask(inviteContact, { sheet: visit.path['sheet'], mail: values.get('mail') ?? '', days: numberIn(values, 'days') }), roomOf(visit));
  }, questions),
  sentTo('/purchases/{purchase}/questions/sheets/{sheet}/contact/revocation', [revokeContact], async (visit) => {
    await visit.ask(revokeContact, { sheet: visit.path['sheet'] });
    return roomOf(visit);
  }, questions),
  sentTo('/purchases/{purchase}/questions/sheets/{sheet}/set-aside', [setSheetAside], async (visit) => {
    await visit.ask(setSheetAside, { sheet: visit.path['sheet'], reason: wordsIn(visit.sent.values, 'reason') });
    return roomOf(visit);
  }, questions),
  sentTo('/purchases/{purchase}/questions/sheets/{sheet}/differences/{question}', [judgeDifference], async (visit) => {
    await visit.ask(judgeDifference, { sheet: visit.path['sheet'], question: visit.path['question'], differs: visit.sent.values.get('differs') === 'yes' });
    return `${roomOf(visit)}?sheet=${visit.path['sheet'] ?? ''}#s-${visit.path['sheet'] ?? ''}`;
  }, questions),
  sentTo('/purchases/{purchase}/questions/sheets/{sheet}/promises', [holdPromise], async (visit) => {
    const { values } = visit.sent;
    const { candidate, id } = await visit.ask(holdPromise, { sheet: visit.path['sheet'], question: textIn(values, 'question'), requirement: textIn(values, 'requirement'), dueOn: textIn(values, 'dueOn') });
    return `/purchases/${visit.path['purchase'] ?? ''}/terms/clauses/${id}?candidate=${candidate}`;
  }, questions),
  sentTo('/purchases/{purchase}/questions/clarifications/{clarification}', [answerClarification], async (visit) => {
    await visit.ask(answerClarification, { clarification: visit.path['clarification'], text: wordsIn(visit.sent.values, 'text') });
    return roomOf(visit);
  }, questions),
];

/** A page for whoever has a link: no workspace around it. */
function bare({ assets }: PageVisit, content: PageContent): PageAnswer {
  return { html: document({ assets, visitor: undefined, chimes: [] }, content).value, status: content.status ?? 200 };
}

/** The secret out of what was pasted: the whole link, or only what stands behind `#`. */
function secretIn(pasted: string | null): string {
  const text = pasted ?? '';
  return text.slice(text.lastIndexOf('#') + 1).trim().slice(0, 200);
}

async function sheetShown(visit: PageVisit, sent: SentForm): Promise<PageAnswer> {
  return bare(visit, ownSheetPage((await visit.perform(readOwnSheet, {})) as OwnSheet, sent, visit.path['question'] ?? visit.query.get('question') ?? undefined));
}

/** Only for a contact who came in; everybody else is led to the entrance, and learns nothing. */
function forContact(method: 'GET' | 'POST', path: string, acts: readonly AnyAct[], work: (visit: PageVisit) => Promise<string | PageAnswer>): PageRoute {
  return {
    method, path, acts: [...new Set([...acts, readOwnSheet])],
    page: async (visit) => {
      if (!visit.isContact) return { goTo: '/answer' };
      try {
        const shown = await work(visit);
        return typeof shown === 'string' ? { goTo: shown } : shown;
      } catch (thrown) {
        if (!(thrown instanceof ActRefused)) throw thrown;
        if (thrown.refusal === 'signed-out') return { goTo: '/answer' };
        return sheetShown(visit, { values: visit.form, problem: { message: thrown.message, problems: thrown.problems } });
      }
    },
  };
}

/** A contact’s pages. */
const door: readonly PageRoute[] = [
  { method: 'GET', path: '/answer', acts: [], page: async (visit) => bare(visit, contactEntrancePage(undefined)) },
  {
    method: 'POST', path: '/answer', acts: [askContactCode],
    page: async (visit) => {
      const link = secretIn(visit.form.get('link'));
      try {
        await visit.perform(askContactCode, { link });
        return bare(visit, contactCodePage(link, visit.hasMail, undefined));
      } catch (thrown) {
        if (!(thrown instanceof ActRefused)) throw thrown;
        return bare(visit, contactEntrancePage(thrown.refusal === 'invalid-input' ? 'This is no link of this workspace. Paste the whole link, as it was given to you.' : thrown.message));
      }
    },
  },
  {
    method: 'POST', path: '/answer/entrance', acts: [enterAsContact],
    page: async (visit) => {
      const link = secretIn(visit.form.get('link'));
      try {
        const { ownCode } = (await visit.perform(enterAsContact, { link, code: visit.form.get('code') ?? '' })) as { readonly ownCode: string | null };
        return ownCode === null ? { goTo: '/answer/sheet' } : bare(visit, ownCodePage(ownCode));
      } catch (thrown) {
        if (!(thrown instanceof ActRefused)) throw thrown;
        return bare(visit, contactCodePage(link, visit.hasMail, thrown.refusal === 'invalid-input' ? 'Type the code as you got it.' : thrown.message));
      }
    },
  },
  forContact('GET', '/answer/sheet', [], async (visit) => sheetShown(visit, { values: new URLSearchParams(), problem: undefined })),
  forContact('POST', '/answer/questions/{question}', [writeAnswer], async (visit) => {
    const { form, path } = visit;
    const state = form.get('state') ?? '';
    const plannedOn = textIn(form, 'plannedOn');
    await visit.perform(writeAnswer, { question: path['question'], state, text: wordsIn(form, 'text'), ...(state === 'planned' && plannedOn !== undefined ? { plannedOn } : {}) });
    return `/answer/sheet?question=${path['question'] ?? ''}#q-${path['question'] ?? ''}`;
  }),
  forContact('POST', '/answer/files/{file}/removal', [removeAnswerFile], async (visit) => {
    await visit.perform(removeAnswerFile, { file: visit.path['file'] });
    return '/answer/sheet';
  }),
  forContact('POST', '/answer/clarifications', [askBack], async (visit) => {
    await visit.perform(askBack, { text: wordsIn(visit.form, 'text') });
    return '/answer/sheet#ask-back';
  }),
  forContact('POST', '/answer/replies', [replyToFinding], async (visit) => {
    await visit.perform(replyToFinding, { requirement: visit.form.get('requirement') ?? '', text: wordsIn(visit.form, 'text') });
    return '/answer/sheet#findings';
  }),
  forContact('POST', '/answer/handing-in', [handIn], async (visit) => {
    await visit.perform(handIn, {});
    return '/answer/sheet';
  }),
  forContact('POST', '/answer/leaving', [leaveAsContact], async (visit) => {
    await visit.perform(leaveAsContact, {});
    return bare(visit, contactGonePage());
  }),
];

export const inquiryPages: readonly PageRoute[] = [...room, ...door];
