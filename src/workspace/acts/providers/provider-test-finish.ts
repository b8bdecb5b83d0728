import { z } from 'zod';
import { linkedAccount, seeAssertion } from '../../../identity/provider/external-identity.ts';
import { changingAct } from '../../act.ts';
import { ActRefused } from '../../act-refused.ts';
import { idShape } from '../../shapes.ts';
import { ceremonyShape } from '../identity/shapes.ts';
import { finishAtProvider } from './ceremony.ts';
import { rolesOfGroups } from './group-roles.ts';
import { findProvider } from './shapes.ts';
import { answerShape } from './sign-in-provider-finish.ts';

const notVouched = 'The provider’s answer does not fit. The audit log has the reason, as provider.answer-refused.';

export const providerTestFinish = changingAct({
  id: 'provider.test-finish',
  summary: 'Says what a provider answered when it was tried out: the subject, the groups and the roles that they stand for. Nobody is signed in, and no account is made.',
  area: 'configuration',
  object: 'provider',
  http: { method: 'POST', path: '/api/v1/providers/{provider}/test/finish' },
  input: z.strictObject({ provider: idShape, ceremony: ceremonyShape, answer: answerShape }),
  output: z.object({ subject: z.string(), displayName: z.string().nullable(), mail: z.string().nullable(), groups: z.array(z.string()), roles: z.array(z.string()), accountId: z.string().nullable(), outcome: z.string() }),
  find: findProvider,
  prepare: async (context, input) => finishAtProvider(context, input, 'test', notVouched),
  run: async ({ rows, services: { settings }, at, note }, _input, { provider, vouched }) => {
    const { subject, displayName, mail, groups, assertion } = vouched;
    if (assertion !== null && !await seeAssertion(rows, provider.id, assertion, at)) throw new ActRefused('conflict', notVouched);
    const account = await linkedAccount(rows, provider.id, subject);
    const roles = [...rolesOfGroups(provider, groups)];
    note({ provider: provider.id, groups: groups.length, roles: roles.join(', ') });
    return { subject, displayName, mail, groups: [...groups], roles, accountId: account?.id ?? null, outcome: outcomeOf(account?.state, roles, settings.newAccountsFromProviders) };
  },
});

function outcomeOf(state: 'invited' | 'active' | 'deactivated' | undefined, roles: readonly string[], makesAccounts: boolean): string {
  if (state === 'active') return 'This person would be signed in to the account that they have.';
  if (state !== undefined) return 'This person would be refused: their account is not active.';
  if (!makesAccounts) return 'This person would be refused: they have no account, and only invited people and those of the directory get one (newAccountsFromProviders).';
  return roles.length === 0 ? 'This person would be refused: they have no account, and none of their groups stands for a role.' : 'This person would get an account with these roles.';
}
