import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { randomOf } from '../product/random.ts';
import { fakeTime, fakeWorld, type FakeAnswer } from './fake-world.ts';
import type { World } from '../../src/net/world.ts';
import type { Site } from './web-host.ts';

/**
 * A world of seeded random answers: at each place what an honest vendor has there, what stands at another of its places, an error,
 * a redirect or no answer. An answer follows from the question and the seed, never from the time.
 * @param site pages to draw from
 * @param order another number brings the same answers in another order
 */
export function randomWorld(site: Site, seed: number, order: number): World {
  const bodies = Object.values(site).filter((page) => typeof page === 'string');
  const delay = async (question: string): Promise<void> => {
    for (let left = randomOf(seedOf(`${order} ${question}`)).below(12); left > 0; left -= 1) await setImmediate();
  };
  const answerTo = (url: string): FakeAnswer => {
    const random = randomOf(seedOf(`${seed} ${url}`));
    const honest = site[url.slice('https://'.length)];
    const body = typeof honest === 'string' && random.chance(0.7) ? honest : random.pick(bodies);
    const kind = random.below(10);
    if (kind === 0) return { outcome: 'failed', problem: 'time-limit', reason: 'gave no whole answer within 20 seconds' };
    if (kind === 1) return { outcome: 'refused', problem: 'robots-refused', reason: 'is closed to readers like us by its host’s robots.txt' };
    if (kind === 2) return { status: random.pick([404, 410, 403, 500, 204]), body: 'nothing' };
    if (kind === 3) return { redirect: random.pick(['https://www.acme.test/', 'https://elsewhere.example/page', 'https://acme.test/security.txt']) };
    return { type: random.pick([typeOf(body), typeOf(body), typeOf(body), 'application/pdf']), body: random.chance(0.1) ? new Uint8Array([0, 255, 254, 1]) : body };
  };
  return {
    web: async (request) => {
      await delay(request.url);
      // Redirects may lead to further random places; a few steps are enough.
      const step: Record<string, FakeAnswer> = {};
      for (const url of [request.url, 'https://www.acme.test/', 'https://elsewhere.example/page', 'https://acme.test/security.txt']) step[url] = answerTo(url);
      return fakeWorld({ web: step }).web(request);
    },
    name: async (name, type) => {
      await delay(`${name} ${type}`);
      const random = randomOf(seedOf(`${seed} ${name} ${type}`));
      const records = type === 'MX' ? ['10 mail.acme.test'] : [random.pick(['v=spf1 -all', 'v=DMARC1; p=none', 'v=STSv1; id=1', 'something else'])];
      return fakeWorld({ names: random.chance(0.3) ? {} : { [`${name} ${type}`]: random.chance(0.2) ? 'failed' : records } }).name(name, type);
    },
    mail: async (host) => {
      await delay(host);
      return fakeWorld({ mail: randomOf(seedOf(`${seed} ${host}`)).chance(0.5) ? {} : { [host]: true } }).mail(host);
    },
  };
}

function seedOf(text: string): number {
  return createHash('sha256').update(`${text} ${fakeTime}`).digest().readUInt32BE(0);
}

function typeOf(body: string): string {
  return body.startsWith('<!doctype') ? 'text/html' : body.startsWith('{') ? 'application/json' : 'text/plain';
}
