import { accountPage, codesPage, newPasskeyPage, passwordPage, passwordSeedPage, renamePasskeyPage, tokenMadePage, tokensPage } from '../../pages/account.ts';
import { offersAnywhere } from '../../pages/visitor.ts';
import { ActRefused } from '../../workspace/act-refused.ts';
import { accountShow } from '../../workspace/acts/identity/account-show.ts';
import { mailSet } from '../../workspace/acts/identity/mail-set.ts';
import { passkeyRename } from '../../workspace/acts/identity/passkey-rename.ts';
import { passwordBegin } from '../../workspace/acts/identity/password-begin.ts';
import { passwordFinish } from '../../workspace/acts/identity/password-finish.ts';
import { passwordRemove } from '../../workspace/acts/identity/password-remove.ts';
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
  show: async ({ query, visitor, ask, sent, hasPasswords }) => {
    const { mail, hasPassword } = await ask(accountShow, {});
    return accountPage(visitor, { ...(await ask(passkeyList, {})), ...(await ask(sessionList, {})), mail, hasPassword, hasPasswords, done: query.get('done'), sent });
  },
};

const tokens: Look = {
  acts: [tokenList, listProducts],
  show: async ({ visitor, ask, sent, tokenDaysMost: daysMost, now }) => {
    const offered = acts.filter(({ id, needsStepUp, isOpen, area }) => needsStepUp !== true && isOpen !== true && area !== 'identity' && offersAnywhere(visitor, id)).map(({ id, summary }) => ({ id, summary }));
    const { products } = offersAnywhere(visitor, listProducts.id) ? await ask(listProducts, { limit: 200 }) : { products: [] };
    return tokensPage({ ...(await ask(tokenList, {})), offered, products, daysMost, now, sent });
  },
};

const passkeyName: Look = {
  acts: [passkeyList],
  show: async ({ ask, path, sent }) => {
    const found = (await ask(passkeyList, {})).passkeys.find(({ passkeyId }) => passkeyId === path['passkeyId']);
    if (found === undefined) throw new ActRefused('not-found', 'You have no such passkey.');
    return renamePasskeyPage(found, sent);
  },
};

const password: Look = { acts: [], show: async ({ sent }) => passwordPage(sent) };

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
  lookAt('/account/passkeys/{passkeyId}/name', passkeyName),
  sentTo('/account/passkeys/{passkeyId}/name', [passkeyRename], async ({ ask, path, sent: { values } }) => {
    await ask(passkeyRename, { passkeyId: path['passkeyId'], name: values.get('name') ?? '' });
    return '/account';
  }, passkeyName),
  sentTo('/account/mail', [mailSet], async ({ ask, sent: { values } }) => {
    const mail = (values.get('mail') ?? '').trim();
    await ask(mailSet, { mail: mail === '' ? null : mail });
    return '/account';
  }, account),
  lookAt('/account/password', password),
  sentTo('/account/password', [passwordBegin], async ({ ask, sent: { values } }) => passwordSeedPage(await ask(passwordBegin, { signInName: values.get('signInName') ?? '', password: values.get('password') ?? '' })), password),
  sentTo('/account/password/proof', [passwordFinish], async ({ ask, sent: { values } }) => {
    await ask(passwordFinish, { ceremony: values.get('ceremony') ?? '', password: values.get('password') ?? '', code: values.get('code') ?? '' });
    return '/account';
  }, password),
  sentTo('/account/password/removal', [passwordRemove], async ({ ask }) => {
    await ask(passwordRemove, {});
    return '/account';
  }, account),
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
