import type { AnyAct } from '../../act.ts';
import { accountShow } from './account-show.ts';
import { invitationAccept } from './invitation-accept.ts';
import { invitationBegin } from './invitation-begin.ts';
import { mailSet } from './mail-set.ts';
import { passkeyAdd } from './passkey-add.ts';
import { passkeyBegin } from './passkey-begin.ts';
import { passkeyList } from './passkey-list.ts';
import { passkeyRemove } from './passkey-remove.ts';
import { passkeyRename } from './passkey-rename.ts';
import { passwordBegin } from './password-begin.ts';
import { passwordFinish } from './password-finish.ts';
import { passwordRemove } from './password-remove.ts';
import { recoveryCodesIssue } from './recovery-codes-issue.ts';
import { sessionList } from './session-list.ts';
import { sessionRevoke } from './session-revoke.ts';
import { sessionRevokeOthers } from './session-revoke-others.ts';
import { sessionSignOut } from './session-sign-out.ts';
import { setupBegin } from './setup-begin.ts';
import { setupFinish } from './setup-finish.ts';
import { setupShow } from './setup-show.ts';
import { signInBegin } from './sign-in-begin.ts';
import { signInFinish } from './sign-in-finish.ts';
import { signInPassword } from './sign-in-password.ts';
import { signInRecover } from './sign-in-recover.ts';
import { stepUpBegin } from './step-up-begin.ts';
import { stepUpFinish } from './step-up-finish.ts';
import { tokenCreate } from './token-create.ts';
import { tokenList } from './token-list.ts';
import { tokenRevoke } from './token-revoke.ts';

/** The acts of signing in and of one’s own account. @param acts all acts of the workspace, for tokens */
export function identityActs(acts: () => readonly AnyAct[]): readonly AnyAct[] {
  return [
    setupShow, setupBegin, setupFinish,
    signInBegin, signInFinish, signInRecover, signInPassword, invitationBegin, invitationAccept,
    stepUpBegin, stepUpFinish,
    accountShow, passkeyList, passkeyBegin, passkeyAdd, passkeyRename, passkeyRemove, recoveryCodesIssue, mailSet,
    passwordBegin, passwordFinish, passwordRemove,
    sessionList, sessionRevoke, sessionRevokeOthers, sessionSignOut,
    tokenCreate(acts), tokenList, tokenRevoke,
  ];
}
