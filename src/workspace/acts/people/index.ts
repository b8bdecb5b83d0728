import type { AnyAct } from '../../act.ts';
import { deactivateAccount } from './deactivate-account.ts';
import { endSessions } from './end-sessions.ts';
import { grantRole } from './grant-role.ts';
import { inviteAccount } from './invite-account.ts';
import { listAccounts } from './list-accounts.ts';
import { listUnusedPrivileges } from './list-unused-privileges.ts';
import { reactivateAccount } from './reactivate-account.ts';
import { readAccount } from './read-account.ts';
import { readOrganisation } from './read-organisation.ts';
import { renewInvitation } from './renew-invitation.ts';
import { withdrawRole } from './withdraw-role.ts';

export const peopleActs: readonly AnyAct[] = [readOrganisation, listAccounts, readAccount, inviteAccount, renewInvitation, deactivateAccount, reactivateAccount, endSessions, grantRole, withdrawRole, listUnusedPrivileges];
