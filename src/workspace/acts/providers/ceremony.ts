import { appendEntry } from '../../../audit/append-entry.ts';
import { activeProviderById, type Provider } from '../../../identity/provider/provider.ts';
import { NotVouched, signInAddress, vouchedBy, type Vouched } from '../../../identity/provider/vouched.ts';
import { createSingleUse } from '../../../identity/single-use.ts';
import type { Writer } from '../../../store/store.ts';
import type { ActContext, PreparationContext } from '../../act.ts';
import { ActRefused } from '../../act-refused.ts';
import { spendCeremony } from '../identity/ceremony.ts';

/** How long somebody may take at a provider, in minutes: a second factor may lie in another room. */
export const signInMinutes = 10;

/** What a sign-in at a provider is for. It is good for nothing else. */
type Purpose = 'sign-in' | 'link' | 'test';

export interface Vouching {
  readonly provider: Provider;
  readonly vouched: Vouched;
}

/**
 * Begins a sign-in at a provider.
 * @returns where the browser goes, and the secret that stays in it: state, nonce, code verifier and request id are made from it
 * @throws ActRefused when no such provider is active
 */
export async function beginAtProvider({ rows, actor, services: { ports, settings }, note }: ActContext<Writer>, id: string, purpose: Purpose, at: string): Promise<{ goTo: string; ceremony: string }> {
  const provider = await activeProviderById(rows, id);
  if (provider === undefined) throw new ActRefused('not-found', 'There is no such provider.');
  const { accountId, session } = actor;
  const detail = { provider: id, for: purpose, ...(purpose === 'sign-in' ? {} : { session: session?.id ?? null }) };
  const ceremony = await createSingleUse(rows, ports, actor.scope.organisationId, { purpose: `${provider.kind}-sign-in`, minutes: signInMinutes, accountId: purpose === 'sign-in' ? null : accountId, detail }, at);
  note({ provider: id });
  return { goTo: signInAddress(provider, ceremony, { settings, now: new Date(at) }), ceremony };
}

/**
 * Uses a sign-in at a provider up and checks what came back from it.
 * @param words what is said when it did not work, whatever the reason
 * @throws ActRefused
 */
export async function finishAtProvider(context: PreparationContext, { provider: id, ceremony, answer }: { readonly provider: string; readonly ceremony: string; readonly answer: string }, purpose: Purpose, words: string): Promise<Vouching> {
  const { actor, services: { store, settings, secrets, ports } } = context;
  const provider = await store.read(actor.scope, async (rows) => activeProviderById(rows, id));
  const refused = new ActRefused(purpose === 'sign-in' ? 'signed-out' : 'conflict', words);
  if (provider === undefined) throw refused;
  const spent = await spendCeremony(context, `${provider.kind}-sign-in`, ceremony);
  const isOurs = spent !== undefined && spent.detail['provider'] === id && spent.detail['for'] === purpose && (purpose === 'sign-in' || (spent.accountId === actor.accountId && spent.detail['session'] === actor.session?.id));
  if (!isOurs) throw refused;
  try {
    return { provider, vouched: await vouchedBy(provider, answer, ceremony, { settings, secrets, now: ports.now() }) };
  } catch (problem) {
    if (!(problem instanceof NotVouched)) throw problem;
    await tellWhy(context, id, problem.message);
    throw refused;
  }
}

/** Administrators learn from the log what did not fit; who signs in does not. */
async function tellWhy({ actor, services: { store }, at }: PreparationContext, id: string, why: string): Promise<void> {
  const { sourceAddress, id: requestId } = actor.request;
  await store.write(actor.scope, async (rows) => appendEntry(rows, { actor: actor.kind, action: 'provider.answer-refused', target: `provider:${id}`, outcome: 'refused', area: 'identity', sourceAddress, requestId, detail: { why: why.slice(0, 300) } }, at));
}
