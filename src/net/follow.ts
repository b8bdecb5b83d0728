import type { Hop } from '../model/capture.ts';
import { exchange, type Exchanged, type Wanted } from './exchange.ts';
import type { Gate } from './gate.ts';
import { permittedUrl, type PermittedUrl } from './permitted-url.ts';
import { Refusal, shown } from './problem.ts';
import { redirectStatuses, type Answer } from './read-answer.ts';
import { isBusy, retryAfter } from './retry-after.ts';
import { duration } from './within.ts';

/** Milliseconds that a busy host is waited for when it does not say how long. */
const unsaidWait = 1000;

/** Everything that was asked on the way, and the last answer or the reason why there is none. */
export interface Followed {
  readonly hops: readonly Hop[];
  readonly answer?: Answer;
  readonly refusal?: Refusal;
}

/**
 * Asks for an address and follows redirects. Each hop passes every rule as if it were the first: scheme, port, name, all addresses.
 * @param mayAsk a further rule before each hop (robots.txt); throws `Refusal`
 */
export async function follow(written: string, wanted: Wanted, gate: Gate, mayAsk: (url: PermittedUrl) => Promise<void> = async () => undefined): Promise<Followed> {
  const hops: Hop[] = [];
  let left = gate.limits.look;
  const askOnce = async (url: PermittedUrl, isOneOfMany: boolean): Promise<Answer> => {
    const done = await gate.politeness.turn(url.host, async (): Promise<Exchanged> => {
      const startedAt = performance.now();
      const exchanged = await exchange(url, wanted, gate, Math.max(0, left));
      left -= performance.now() - startedAt;
      return exchanged;
    }, isOneOfMany);
    if (done.hop !== undefined) hops.push(done.hop);
    if ('refusal' in done) throw done.refusal;
    return done.answer;
  };
  try {
    let url = permittedUrl(written, gate.allowed);
    const { host } = url;
    let repeats = 0;
    for (let redirects = 0; ;) {
      await mayAsk(url);
      // Whoever redirects many files elsewhere must not bring many requests upon another host.
      const isOneOfMany = wanted.isOneOfMany === true && url.host === host;
      const answer = await askOnce(url, isOneOfMany);
      const longest = isOneOfMany ? gate.limits.manyRetryAfter : gate.limits.retryAfter;
      const wait = repeats < (isOneOfMany ? gate.limits.manyRepeats : 1) ? waitFor(answer, isOneOfMany, repeats, gate) : undefined;
      if (isOneOfMany && isBusy(answer)) gate.politeness.slowDown(url.host);
      if (wait !== undefined) gate.politeness.leaveAlone(url.host, Math.min(wait, longest));
      if (wait !== undefined && wait <= longest) {
        repeats += 1;
        continue;
      }
      const next = locationOf(answer, hops.at(-1));
      if (next === undefined) return { hops, answer };
      redirects += 1;
      if (redirects > gate.limits.redirects) throw new Refusal('redirect-limit', `leads on after ${gate.limits.redirects} redirects, as many as are followed in at most ${duration(gate.limits.look)}`);
      url = redirected(next, url, gate);
    }
  } catch (thrown) {
    if (thrown instanceof Refusal) return { hops, refusal: thrown };
    throw thrown;
  }
}

/** How long to wait before asking a busy host again. One that says no time is waited for when many files are asked of it, longer each time. */
function waitFor(answer: Answer, isOneOfMany: boolean, repeats: number, gate: Gate): number | undefined {
  return retryAfter(answer, gate.now()) ?? (isOneOfMany && isBusy(answer) ? unsaidWait * 2 ** repeats : undefined);
}

/** Two places in one answer are read differently by different readers, so neither is followed. */
function locationOf(answer: Answer, hop: Hop | undefined): string | undefined {
  if (!redirectStatuses.has(answer.status)) return undefined;
  const places = (hop?.headers ?? []).filter(([name]) => name === 'location').map(([, value]) => value);
  if (places.length > 1) throw new Refusal('answer-broken', `redirects to ${places.length} places at once`);
  return places[0];
}

function redirected(place: string, from: PermittedUrl, gate: Gate): PermittedUrl {
  // Header bytes arrive one a character; addresses in them are UTF-8 where they are not ASCII.
  const written = Buffer.from(place, 'latin1').toString('utf8');
  try {
    return permittedUrl(written, gate.allowed, from);
  } catch (thrown) {
    if (thrown instanceof Refusal) throw new Refusal(thrown.problem, `redirects to «${shown(written)}», which ${thrown.message}`);
    throw thrown;
  }
}
