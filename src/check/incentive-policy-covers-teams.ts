import { recordCheck } from './document/record-check.ts';

/** Judges form and date, and asks a person for the content; a text that is not there says nothing. */
export const incentivePolicyCoversTeams = recordCheck({
  id: 'incentive-policy-covers-teams',
  title: 'A policy rewards teams for the safety of customers',
  failTitle: 'The policy on incentives says nothing of rewards for teams',
  why: 'Teams do what they are rewarded for.',
  fix: 'Write the rewards of teams whose products follow the principles into the policy on incentives, under a heading of its own.',
  references: ['White paper, software product security principles'],
  question: { type: 'incentive-policy', asks: 'content', section: 'teams', read: 'which teams were rewarded, and for what' },
});
