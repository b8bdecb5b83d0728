import type { Digest } from '../../model/artifact.ts';
import type { Look, LookProblem } from '../../model/capture.ts';
import type { World } from '../../net/world.ts';
import type { CaptureRecord } from './capture-record.ts';
import { mailQuestion, nameQuestion, questionOf, webQuestion } from './question.ts';

/**
 * The world as a capture recorded it: each question has the answer that it had then. Opens no connection.
 * @param body the bytes of a digest, at most so many
 */
export function tapeWorld(record: Pick<CaptureRecord, 'looks' | 'endedAt'>, body: (digest: Digest, sizeBytes: number) => Uint8Array): World {
  const tape = new Map<string, Look>(record.looks.map((look) => [questionOf(look), look]));
  const never = { askedAt: record.endedAt, outcome: 'failed', problem: 'not-in-capture' satisfies LookProblem, reason: 'was not asked when this capture was made' } as const;
  return {
    web: async ({ url }) => {
      const look = tape.get(webQuestion(url));
      if (look?.look !== 'web') return { look: { look: 'web', url, hops: [], ...never } };
      return { look, ...(look.body === undefined ? {} : { body: body(look.body.digest, look.body.sizeBytes) }) };
    },
    name: async (name, type) => {
      const look = tape.get(nameQuestion(name, type));
      return look?.look === 'name' ? look : { look: 'name', name: name.toLowerCase(), type, answers: [], ...never };
    },
    mail: async (host) => {
      const look = tape.get(mailQuestion(host));
      return look?.look === 'mail' ? look : { look: 'mail', host: host.toLowerCase(), ...never };
    },
  };
}
