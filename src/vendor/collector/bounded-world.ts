import type { LookProblem } from '../../model/capture.ts';
import type { World } from '../../net/world.ts';

/** How much one run may ask for. */
export interface RunLimits {
  readonly looksMax: number;
  /** Bytes of all bodies together. */
  readonly bytesMax: number;
  /** From the first moment to the last answer that counts. */
  readonly milliseconds: number;
  /** Questions that wait for an answer at the same time. */
  readonly parallelMax: number;
}

export const runLimits: RunLimits = { looksMax: 180, bytesMax: 50 * 1_048_576, milliseconds: 55_000, parallelMax: 6 };

type NotAsked = { readonly askedAt: string; readonly outcome: 'refused' | 'failed'; readonly problem: LookProblem; readonly reason: string };

/**
 * A world that ends: after so many questions, bytes or milliseconds each further question is answered at once by why it was not asked.
 * These answers are looks like all others, so that a tape above holds them too and looking again gives the same.
 * @param now milliseconds since 1970
 */
export function boundedWorld(live: World, limits: RunLimits = runLimits, now: () => number = Date.now): World {
  const endsAt = now() + limits.milliseconds;
  let looks = 0;
  let bytes = 0;
  let running = 0;
  let isOver = false;
  const waiting: (() => void)[] = [];

  const notAsked = (problem: LookProblem, reason: string): NotAsked => ({ askedAt: new Date(now()).toISOString(), outcome: 'refused', problem, reason });
  const late = (): NotAsked => notAsked('time-limit', 'was not asked: time was up');

  const inTurn = async <Answer>(ask: () => Promise<Answer>, not: (why: NotAsked) => Answer): Promise<Answer> => {
    if (looks >= limits.looksMax) return not(notAsked('size-limit', `was not asked: one run asks at most ${limits.looksMax} questions`));
    looks += 1;
    if (running >= limits.parallelMax) await new Promise<void>((resolve) => { waiting.push(resolve); });
    else running += 1;
    try {
      if (isOver || now() >= endsAt) return not(late());
      return await before(endsAt - now(), ask(), () => {
        // A timer may be a little early by the clock.
        isOver = true;
        return not({ ...notAsked('time-limit', 'gave no whole answer before time was up'), outcome: 'failed' });
      });
    } finally {
      const next = waiting.shift();
      if (next === undefined) running -= 1;
      else next();
    }
  };

  return {
    web: (request) => inTurn(async () => {
      // What is asked for is held back until the answer tells how much it was.
      const limitBytes = Math.min(request.limitBytes, limits.bytesMax - bytes);
      if (limitBytes <= 0) return { look: { look: 'web', url: request.url, hops: [], ...notAsked('size-limit', `was not asked: one run takes at most ${limits.bytesMax} bytes`) } };
      bytes += limitBytes;
      const answer = await live.web({ ...request, limitBytes });
      bytes -= limitBytes - (answer.body?.length ?? 0);
      return answer;
    }, (why) => ({ look: { look: 'web', url: request.url, hops: [], ...why } })),
    name: (name, type) => inTurn(() => live.name(name, type), (why) => ({ look: 'name', name, type, answers: [], ...why })),
    mail: (host) => inTurn(() => live.mail(host), (why) => ({ look: 'mail', host, ...why })),
  };
}

/** The answer, or something else when it takes longer. A late answer is let go. */
async function before<Answer>(milliseconds: number, answer: Promise<Answer>, otherwise: () => Answer): Promise<Answer> {
  let timer: NodeJS.Timeout | undefined;
  const end = new Promise<'end'>((resolve) => { timer = setTimeout(() => resolve('end'), milliseconds); });
  try {
    const first = await Promise.race([answer.then((value) => ({ value })), end]);
    if (first !== 'end') return first.value;
    answer.catch(() => undefined);
    return otherwise();
  } finally {
    clearTimeout(timer);
  }
}
