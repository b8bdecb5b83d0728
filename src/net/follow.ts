import type { Hop } from '../model/capture.ts';
import { exchange, type Exchanged, type Wanted } from './exchange.ts';
import type { Gate } from './gate.ts';
import { permittedUrl, type PermittedUrl } from './permitted-url.ts';
import { Refusal, shown } from './problem.ts';
import { redirectStatuses, type Answer } from './read-answer.ts';
import { retryAfter } from './retry-after.ts';
import { duration } from './within.ts';

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
  const askOnce = async (url: PermittedUrl): Promise<Answer> => {
    const done = await gate.politeness.turn(url.host, async (): Promise<Exchanged> => {
      const startedAt = performance.now();
      const exchanged = await exchange(url, wanted, gate, Math.max(0, left));
      left -= performance.now() - startedAt;
      return exchanged;
    });
    if (done.hop !== undefined) hops.push(done.hop);
    if ('refusal' in done) throw done.refusal;
    return done.answer;
  };
  try {
    let url = permittedUrl(written, gate.allowed);
    let isRepeated = false;
    for (let redirects = 0; ;) {
      await mayAsk(url);
      const answer = await askOnce(url);
      const wait = isRepeated ? undefined : retryAfter(answer, gate.now());
      if (wait !== undefined) gate.politeness.leaveAlone(url.host, Math.min(wait, gate.limits.retryAfter));
      if (wait !== undefined && wait <= gate.limits.retryAfter) {
        isRepeated = true;
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
