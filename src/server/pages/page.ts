import { document, type Frame, type PageContent } from '../../pages/layout.ts';
import type { SentForm } from '../../pages/form.ts';
import { problemPage } from '../../pages/problem.ts';
import { stepUpPage } from '../../pages/step-up.ts';
import { offersAnywhere, type Visitor } from '../../pages/visitor.ts';
import type { Act, AnyAct } from '../../workspace/act.ts';
import { ActRefused } from '../../workspace/act-refused.ts';
import { accountShow } from '../../workspace/acts/identity/account-show.ts';
import { listChimes } from '../../workspace/acts/settings/list-chimes.ts';
import { problemKinds } from '../answer/problem-kinds.ts';
import type { PageAnswer, PageRoute, PageVisit } from '../page-routes.ts';

/** A look at a page by somebody who is signed in. */
export interface Visit {
  readonly path: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** The form that was sent; empty for a look. With what was wrong, when it was refused. */
  readonly sent: SentForm;
  readonly visitor: Visitor;
  /** The workspace’s address as browsers see it. */
  readonly workspace: string;
  /** Megabytes of one file at most. */
  readonly megabytesMost: number;
  /** Days that a token lives at most. */
  readonly tokenDaysMost: number;
  /** Whether people may have a password at all. */
  readonly hasPasswords: boolean;
  /** Whether mails can be sent. */
  readonly hasMail: boolean;
  /** RFC 3339. */
  readonly now: string;
  /** Does one of the acts that the page names. @throws ActRefused, StoreFailure */
  readonly ask: <Input, Output>(act: Act<Input, Output>, input: unknown) => Promise<Output>;
}

/** A page as its forms show it again. */
export interface Look {
  readonly acts: readonly AnyAct[];
  readonly show: (visit: Visit) => Promise<PageContent>;
}

/** What every page does for its frame. */
const ofFrame: readonly AnyAct[] = [accountShow, listChimes];
/** Refusals after which the form is shown again with what was wrong. */
const mendable: ReadonlySet<string> = new Set(['invalid-input', 'conflict', 'changed-meanwhile', 'not-allowed', 'too-large', 'too-many']);

/** The address at which a page is looked at. */
export function lookAt(path: string, look: Look): PageRoute {
  return { method: 'GET', path, acts: [...ofFrame, ...look.acts], page: async (raw) => signedIn(raw, addressOf(path, raw.path, raw.query), look.show) };
}

/**
 * The address to which a form is sent. Refused, its page is shown again with what was wrong; where a fresh passkey is
 * needed, a page leads through that and sends the same form again.
 * @param acts that the form may do
 * @param work gives where to go next, or a page that is shown only once
 * @param again the page that the form stands on
 */
export function sentTo(path: string, acts: readonly AnyAct[], work: (visit: Visit) => Promise<string | PageContent>, again: Look): PageRoute {
  const attempt = async (visit: Visit): Promise<string | PageContent> => {
    try {
      return await work(visit);
    } catch (thrown) {
      if (!(thrown instanceof ActRefused)) throw thrown;
      const { refusal, message, problems } = thrown;
      if (refusal === 'step-up-needed') // What is secret is typed again and stands in no page.
      return stepUpPage(addressOf(path, visit.path, visit.query), [...visit.sent.values].filter(([name]) => name !== 'password'));
      if (!mendable.has(refusal)) throw thrown;
      return { ...(await again.show({ ...visit, sent: { values: visit.sent.values, problem: { message, problems } } })), status: problemKinds[refusal].status };
    }
  };
  return { method: 'POST', path, acts: [...new Set([...ofFrame, ...acts, ...again.acts])], page: async (raw) => signedIn(raw, '/home', attempt) };
}

/** Shows a page to somebody who is signed in; others are asked to, and come back. */
async function signedIn(raw: PageVisit, cameFor: string, show: (visit: Visit) => Promise<string | PageContent>): Promise<PageAnswer> {
  const { path, query, form, assets, requestId } = raw;
  if (!raw.isSignedIn) return { goTo: `/sign-in?next=${encodeURIComponent(cameFor)}` };
  // A page names its acts, and the server lets it reach no other.
  const ask = async <Input, Output>(act: Act<Input, Output>, input: unknown): Promise<Output> => (await raw.perform(act, input)) as Output;
  const { accountId, displayName, organisation, roles, session, passkeys, recoveryCodes } = await ask(accountShow, {});
  const visitor: Visitor = { accountId, displayName, organisation: organisation.name, roles, method: session.method, passkeys, recoveryCodesLeft: recoveryCodes.left };
  if (visitor.method === 'recovery' && cameFor !== newPasskeyPath && cameFor !== '/home') return { goTo: newPasskeyPath };
  const chimesAfter = async (): Promise<Frame['chimes']> => (offersAnywhere(visitor, listChimes.id) && visitor.method !== 'recovery' ? (await ask(listChimes, {})).chimes : []);
  try {
    const shown = await show({ path, query, visitor, ask, workspace: raw.workspace, megabytesMost: raw.megabytesMost, tokenDaysMost: raw.tokenDaysMost, hasPasswords: raw.hasPasswords, hasMail: raw.hasMail, now: raw.now, sent: { values: form, problem: undefined } });
    if (typeof shown === 'string') return { goTo: shown };
    return { html: document({ assets, visitor, chimes: await chimesAfter() }, shown).value, status: shown.status ?? 200 };
  } catch (thrown) {
    if (!(thrown instanceof ActRefused)) throw thrown;
    if (thrown.refusal === 'signed-out') return { goTo: `/sign-in?next=${encodeURIComponent(cameFor)}` };
    const { title, status } = problemKinds[thrown.refusal];
    return { html: document({ assets, visitor, chimes: await chimesAfter() }, problemPage({ title, detail: thrown.message, status, requestId }, true)).value, status };
  }
}

/** Where somebody who signed in by a recovery code is led: nothing else is open to them. */
export const newPasskeyPath = '/account/new-passkey';

/** A page for everybody. */
export function openTo(path: string, acts: readonly AnyAct[], show: (visit: PageVisit) => Promise<PageContent | string>): PageRoute {
  return {
    method: 'GET', path, acts,
    page: async (raw) => {
      const shown = await show(raw);
      return typeof shown === 'string' ? { goTo: shown } : { html: document({ assets: raw.assets, visitor: undefined, chimes: [] }, shown).value, status: shown.status ?? 200 };
    },
  };
}

function addressOf(path: string, fields: Readonly<Record<string, string>>, query: URLSearchParams): string {
  const filled = path.replaceAll(/\{([^}]+)\}/g, (_whole, name: string) => encodeURIComponent(fields[name] ?? ''));
  return query.size === 0 ? filled : `${filled}?${query.toString()}`;
}
