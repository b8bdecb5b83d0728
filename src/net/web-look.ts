import { createHash } from 'node:crypto';
import type { WebLook } from '../model/capture.ts';
import { follow } from './follow.ts';
import type { Gate } from './gate.ts';
import { outcomeOf } from './problem.ts';
import type { Robots } from './robots.ts';
import type { WebRequest } from './world.ts';

/** Asks for a page or file and tells all of it. */
export async function lookAtWeb(request: WebRequest, gate: Gate, robots: Robots): Promise<{ readonly look: WebLook; readonly body?: Uint8Array }> {
  const askedAt = gate.now().toISOString();
  const accept = request.accept ?? '*/*';
  const { hops, answer, refusal } = await follow(request.url, { accept, limitBytes: request.limitBytes, isOneOfMany: request.isOneOfMany === true }, gate, request.isPage === true ? (url) => robots.require(url) : undefined);
  const base = { look: 'web', url: request.url, askedAt, hops } as const;
  if (refusal !== undefined) return { look: { ...base, outcome: outcomeOf(refusal.problem), problem: refusal.problem, reason: refusal.message } };
  const body = answer?.body;
  if (body === undefined) return { look: { ...base, outcome: 'answered' } };
  return { look: { ...base, outcome: 'answered', body: { digest: `sha256:${createHash('sha256').update(body).digest('hex')}`, sizeBytes: body.length } }, body };
}
