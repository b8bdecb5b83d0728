import { invitationPage, setupPage } from '../../pages/first-passkey.ts';
import { providerAnswerPage } from '../../pages/provider-answer.ts';
import { isOwnPath } from '../../pages/safe-url.ts';
import { signInPage } from '../../pages/sign-in.ts';
import { document } from '../../pages/layout.ts';
import { ActRefused } from '../../workspace/act-refused.ts';
import type { AnyAct } from '../../workspace/act.ts';
import { setupShow } from '../../workspace/acts/identity/setup-show.ts';
import { sessionSignOut } from '../../workspace/acts/identity/session-sign-out.ts';
import { signInPassword } from '../../workspace/acts/identity/sign-in-password.ts';
import { signInRecover } from '../../workspace/acts/identity/sign-in-recover.ts';
import { providerOffer } from '../../workspace/acts/providers/provider-offer.ts';
import { problemKinds } from '../answer/problem-kinds.ts';
import type { PageAnswer, PageRoute, PageVisit } from '../page-routes.ts';
import { newPasskeyPath, openTo } from './page.ts';

/** Setting up, signing in and out, taking over an account. */
export const entrancePages: readonly PageRoute[] = [
  openTo('/setup', [setupShow], async (visit) => setupPage(await isSetUp(visit))),
  openTo('/invitation', [providerOffer], async (visit) => invitationPage(await providersOf(visit))),
  openTo('/sign-in', [setupShow, providerOffer], async (visit) => (visit.isSignedIn ? nextOf(visit.query) : signInPage({ next: nextOf(visit.query), isSetUp: await isSetUp(visit), done: visit.query.get('done'), hasPasswords: visit.hasPasswords, providers: await providersOf(visit) }))),
  fromProvider('GET', '/sign-in/oidc/{provider}', ({ query }) => query.toString()),
  fromProvider('POST', '/sign-in/saml/{provider}', ({ form }) => form.get('SAMLResponse') ?? ''),
  signingIn('/sign-in/recovery', signInRecover, ({ form }) => ({ code: (form.get('code') ?? '').trim() }), () => newPasskeyPath),
  signingIn('/sign-in/password', signInPassword, ({ form }) => ({ signInName: form.get('signInName'), password: form.get('password'), code: form.get('code') }), ({ form }) => nextOf(form)),
  {
    method: 'POST', path: '/sign-out', acts: [sessionSignOut],
    page: async (visit) => {
      // Whose session has ended already is as signed out as they wanted to be.
      if (visit.isSignedIn) await visit.perform(sessionSignOut, {});
      return { goTo: '/sign-in?done=signed-out' };
    },
  },
];

function signingIn(path: string, act: AnyAct, inputOf: (visit: PageVisit) => unknown, next: (visit: PageVisit) => string): PageRoute {
  return {
    method: 'POST', path, acts: [act],
    page: async (visit): Promise<PageAnswer> => {
      try {
        await visit.perform(act, inputOf(visit));
        return { goTo: next(visit) };
      } catch (thrown) {
        if (!(thrown instanceof ActRefused)) throw thrown;
        const shown = signInPage({ next: nextOf(visit.form), isSetUp: true, done: null, hasPasswords: visit.hasPasswords, problem: thrown.message });
        return { html: document({ assets: visit.assets, visitor: undefined, chimes: [] }, shown).value, status: problemKinds[thrown.refusal].status };
      }
    },
  };
}

/** A browser that comes back from a provider: the page’s script hands the answer over, with the secret that the browser kept. */
function fromProvider(method: PageRoute['method'], path: string, answerOf: (visit: PageVisit) => string): PageRoute {
  return {
    method, path, acts: [], isFromElsewhere: true,
    page: async (visit) => ({ html: document({ assets: visit.assets, visitor: undefined, chimes: [] }, providerAnswerPage({ provider: visit.path['provider'] ?? '', answer: answerOf(visit) })).value }),
  };
}

async function providersOf(visit: PageVisit): Promise<readonly { readonly id: string; readonly name: string }[]> {
  return ((await visit.perform(providerOffer, {})) as { readonly providers: readonly { readonly id: string; readonly name: string }[] }).providers;
}

async function isSetUp(visit: PageVisit): Promise<boolean> {
  return ((await visit.perform(setupShow, {})) as { readonly isSetUp: boolean }).isSetUp;
}

/** Where to go after signing in: a page of this workspace, whatever the address says. */
function nextOf(query: URLSearchParams): string {
  const next = query.get('next') ?? '/home';
  return isOwnPath(next) && next.length < 2000 ? next : '/home';
}
