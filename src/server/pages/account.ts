import { accountPage, codesPage, newPasskeyPage, tokenMadePage, tokensPage } from '../../pages/account.ts';
import { offersAnywhere } from '../../pages/visitor.ts';
import { acts } from '../../workspace/acts/index.ts';
import { passkeyList } from '../../workspace/acts/identity/passkey-list.ts';
import { passkeyRemove } from '../../workspace/acts/identity/passkey-remove.ts';
import { recoveryCodesIssue } from '../../workspace/acts/identity/recovery-codes-issue.ts';
import { sessionList } from '../../workspace/acts/identity/session-list.ts';
import { sessionRevoke } from '../../workspace/acts/identity/session-revoke.ts';
import { sessionRevokeOthers } from '../../workspace/acts/identity/session-revoke-others.ts';
import { tokenList } from '../../workspace/acts/identity/token-list.ts';
import { tokenRevoke } from '../../workspace/acts/identity/token-revoke.ts';
import { listProducts } from '../../workspace/acts/products/list-products.ts';
import type { Act } from '../../workspace/act.ts';
import type { PageRoute } from '../page-routes.ts';
import { lookAt, newPasskeyPath, sentTo, type Look, type Visit } from './page.ts';

/** It is made from the list of all acts, and so is found in it. */
const tokenCreate = acts.find(({ id }) => id === 'token.create') as Act<unknown, { readonly token: string; readonly expiresAt: string }>;

const account: Look = {
  acts: [passkeyList, sessionList],
  show: async ({ query, visitor, ask, sent }) => accountPage(visitor, { ...(await ask(passkeyList, {})), ...(await ask(sessionList, {})), done: query.get('done'), sent }),
};

const tokens: Look = {
  acts: [tokenList, listProducts],
  show: async ({ visitor, ask, sent, tokenDaysMost: daysMost, now }) => {
    const offered = acts.filter(({ id, needsStepUp, isOpen, area }) => needsStepUp !== true && isOpen !== true && area !== 'identity' && offersAnywhere(visitor, id)).map(({ id, summary }) => ({ id, summary }));
    const { products } = offersAnywhere(visitor, listProducts.id) ? await ask(listProducts, { limit: 200 }) : { products: [] };
    return tokensPage({ ...(await ask(tokenList, {})), offered, products, daysMost, now, sent });
  },
};

/** A form whose deed has one id in its path. */
function ofOne<Input>(path: string, act: Act<Input, unknown>, field: string, next: string, again: Look): PageRoute {
  return sentTo(path, [act], async (visit: Visit) => {
    await visit.ask(act, { [field]: visit.path[field] });
    return next;
  }, again);
}

export const accountPages: readonly PageRoute[] = [
  lookAt('/account', account),
  lookAt(newPasskeyPath, { acts: [], show: async ({ visitor }) => newPasskeyPage(visitor) }),
  ofOne('/account/passkeys/{passkeyId}/removal', passkeyRemove, 'passkeyId', '/account', account),
  sentTo('/account/recovery-codes', [recoveryCodesIssue], async ({ ask }) => codesPage((await ask(recoveryCodesIssue, {})).recoveryCodes), account),
  ofOne('/account/sessions/{sessionId}/ending', sessionRevoke, 'sessionId', '/account', account),
  sentTo('/account/sessions/ending', [sessionRevokeOthers], async ({ ask }) => {
    await ask(sessionRevokeOthers, {});
    return '/account';
  }, account),
  lookAt('/account/tokens', tokens),
  sentTo('/account/tokens', [tokenCreate], async ({ ask, sent: { values } }) => {
    const productIds = values.getAll('productIds');
    const { token, expiresAt } = await ask(tokenCreate, { name: values.get('name') ?? '', acts: values.getAll('acts'), productIds: productIds.length === 0 ? null : productIds, days: Number(values.get('days')) });
    return tokenMadePage(token, expiresAt);
  }, tokens),
  ofOne('/account/tokens/{tokenId}/revocation', tokenRevoke, 'tokenId', '/account/tokens', tokens),
];
