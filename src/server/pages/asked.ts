import { affirmByLinkPage, affirmedByLinkPage, affirmEntrancePage, requestLinkPage, requestPage } from '../../pages/claims/asked.ts';
import type { SentForm } from '../../pages/form.ts';
import { document, type PageContent } from '../../pages/layout.ts';
import { offers } from '../../pages/visitor.ts';
import { ActRefused } from '../../workspace/act-refused.ts';
import { answerLink } from '../../workspace/acts/claims/answer-link.ts';
import { answerRequest } from '../../workspace/acts/claims/answer-request.ts';
import { declineRequest } from '../../workspace/acts/claims/decline-request.ts';
import { readLink } from '../../workspace/acts/claims/read-link.ts';
import { readRequest } from '../../workspace/acts/claims/read-request.ts';
import { resendRequest } from '../../workspace/acts/claims/resend-request.ts';
import type { Asked } from '../../workspace/claims/request-shape.ts';
import type { PageAnswer, PageRoute, PageVisit } from '../page-routes.ts';
import { lookAt, openTo, sentTo, type Look } from './page.ts';

const request: Look = {
  acts: [readRequest],
  show: async ({ ask, path, visitor, sent }) => {
    const shown = await ask(readRequest, { request: path['request'] });
    return requestPage(shown, visitor.displayName, offers(visitor, resendRequest.id, shown.productId), sent);
  },
};

/** A page for whoever has a link; nobody is signed in. */
function openAnswer({ assets }: PageVisit, content: PageContent): PageAnswer {
  return { html: document({ assets, visitor: undefined, chimes: [] }, content).value, status: content.status ?? 200 };
}

/** The secret out of what was pasted: the whole link, or only what stands behind `#`. */
function secretIn(pasted: string): string {
  return pasted.slice(pasted.lastIndexOf('#') + 1).trim().slice(0, 200);
}

async function shownByLink(visit: PageVisit, sent: SentForm): Promise<PageAnswer> {
  const link = secretIn(visit.form.get('link') ?? '');
  try {
    return openAnswer(visit, affirmByLinkPage((await visit.perform(readLink, { link })) as Asked, link, sent));
  } catch (thrown) {
    if (!(thrown instanceof ActRefused)) throw thrown;
    return openAnswer(visit, affirmEntrancePage(thrown.refusal === 'invalid-input' ? 'This is no link of this workspace. Paste the whole link, as it was given to you.' : thrown.message));
  }
}

/** What people are asked to affirm: with an account, and by a link. */
export const askedPages: readonly PageRoute[] = [
  lookAt('/affirmation-requests/{request}', request),
  sentTo('/affirmation-requests/{request}/affirmation', [answerRequest], async ({ ask, path, sent: { values } }) => {
    await ask(answerRequest, { request: path['request'], role: values.get('role') ?? '', mayPublishName: values.get('mayPublishName') === 'true' });
    return `/affirmation-requests/${path['request'] ?? ''}`;
  }, request),
  sentTo('/affirmation-requests/{request}/refusal', [declineRequest], async ({ ask, path, sent: { values } }) => {
    await ask(declineRequest, { request: path['request'], reason: values.get('reason') ?? '' });
    return `/affirmation-requests/${path['request'] ?? ''}`;
  }, request),
  sentTo('/affirmation-requests/{request}/link', [resendRequest], async ({ ask, path }) => requestLinkPage(await ask(resendRequest, { request: path['request'] }), path['request'] ?? ''), request),
  openTo('/affirm', [], async () => affirmEntrancePage(undefined)),
  { method: 'POST', path: '/affirm', acts: [readLink], page: async (visit) => shownByLink(visit, { values: new URLSearchParams(), problem: undefined }) },
  {
    method: 'POST', path: '/affirm/answer', acts: [readLink, answerLink],
    page: async (visit) => {
      const { form } = visit;
      const answer = form.get('answer') === 'decline' ? 'decline' : 'affirm';
      const reason = form.get('reason') ?? '';
      try {
        await visit.perform(answerLink, { link: secretIn(form.get('link') ?? ''), answer, role: form.get('role'), reason: reason.trim() === '' ? null : reason, mayPublishName: form.get('mayPublishName') === 'true' });
        return openAnswer(visit, affirmedByLinkPage(answer));
      } catch (thrown) {
        if (!(thrown instanceof ActRefused)) throw thrown;
        return shownByLink(visit, { values: form, problem: { message: thrown.message, problems: thrown.problems } });
      }
    },
  },
];
