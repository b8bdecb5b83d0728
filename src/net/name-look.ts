import type { CaaRecord } from 'node:dns';
import type { Resolver } from 'node:dns/promises';
import type { NameLook } from '../model/capture.ts';
import type { Gate } from './gate.ts';
import { canonicalHost, refusedName } from './host-name.ts';
import { codeOf, outcomeOf, Refusal, shown } from './problem.ts';
import { isAbsent } from './resolve.ts';
import { duration, within } from './within.ts';

/** Asks a name server for the records of one type. */
export async function lookAtName(name: string, type: NameLook['type'], gate: Gate): Promise<NameLook> {
  const canonical = canonicalHost(name);
  const base = { look: 'name', name: canonical, type, askedAt: gate.now().toISOString() } as const;
  try {
    requirePublicName(canonical, gate);
    const answers = await within(recordsOf(canonical, type, gate.resolver), gate.limits.look, `is told by no name server within ${duration(gate.limits.look)}`);
    return answers.length === 0 ? { ...base, outcome: 'absent', answers: [], reason: noRecord(type) } : { ...base, outcome: 'answered', answers: answers.toSorted() };
  } catch (thrown) {
    if (isAbsent(thrown)) return { ...base, outcome: 'absent', answers: [], reason: codeOf(thrown) === 'ENOTFOUND' ? 'does not exist, says a name server' : noRecord(type) };
    const refusal = thrown instanceof Refusal ? thrown : new Refusal('name-failed', `was told by no name server (${codeOf(thrown)})`);
    return { ...base, outcome: outcomeOf(refusal.problem), problem: refusal.problem, reason: refusal.message, answers: [] };
  }
}

function noRecord(type: NameLook['type']): string {
  return `has no ${type} record, says a name server`;
}

/** @throws {Refusal} for a name of one's own network: a name server outside would learn of it and has no answer */
export function requirePublicName(name: string, gate: Gate): void {
  const refused = gate.allowed.isOwn(name) ? undefined : refusedName(name);
  if (refused !== undefined) throw new Refusal('address-refused', `names the host «${shown(name)}», which ${refused}`);
}

async function recordsOf(name: string, type: NameLook['type'], resolver: Resolver): Promise<readonly string[]> {
  switch (type) {
    case 'A': return resolver.resolve4(name);
    case 'AAAA': return resolver.resolve6(name);
    case 'TXT': return (await resolver.resolveTxt(name)).map((chunks) => chunks.join(''));
    case 'MX': return (await resolver.resolveMx(name)).map((record) => `${record.priority} ${canonicalHost(record.exchange)}`);
    case 'CAA': return (await resolver.resolveCaa(name)).flatMap(writtenCaa);
  }
}

/** As zone files write it (RFC 8659, section 4.1.1): `0 issue "authority.example"`. */
function writtenCaa(record: CaaRecord): readonly string[] {
  return Object.entries(record).filter(([tag, value]) => tag !== 'critical' && tag !== 'type' && typeof value === 'string').map(([tag, value]) => `${record.critical} ${tag} "${String(value)}"`);
}
