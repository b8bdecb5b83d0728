import { hash } from 'node:crypto';
import type { Actor } from '../../../src/identity/actor.ts';
import { authenticate } from '../../../src/identity/authenticate.ts';
import { ours } from '../../../src/model/text.ts';
import type { VendorPosition } from '../../../src/model/vendor-position.ts';
import type { VerdictName } from '../../../src/model/verdict.ts';
import { questionByRequirement } from '../../../src/catalog/questions/index.ts';
import { freePort } from '../../../src/server/process/free-port.ts';
import { wellKnownRelease } from '../../../src/server/public/well-known.ts';
import { startServer, type RunningServer } from '../../../src/server/start-server.ts';
import type { Scope } from '../../../src/store/scope.ts';
import { enterAsContact } from '../../../src/workspace/acts/inquiries/contact-entrance.ts';
import { inviteContact } from '../../../src/workspace/acts/inquiries/invite-contact.ts';
import { makeInquiry } from '../../../src/workspace/acts/inquiries/make-inquiry.ts';
import { sendInquiry } from '../../../src/workspace/acts/inquiries/send-inquiry.ts';
import { sqlite, type TestedDatabase } from '../../support/databases.ts';
import { anonymous, openWorld, request, type World } from '../support/world.ts';

/** Words of a case that no contact may ever meet. */
export const internal = { budget: 'BUDGET-90210', need: 'INTERNAL-NEED-NOTE', other: 'RIVAL-MAKER', title: 'INTERNAL-TITLE' } as const;

/** What was seen of a maker, as far as questions come from it. */
export function positionOf(verdicts: Readonly<Record<string, VerdictName>>): VendorPosition {
  const at = '2026-05-30T08:00:00.000Z';
  return {
    schema: 'assay-vendor-position-1', engineVersion: '0.1.0', catalogVersion: '1', assessedAt: at, vendor: { domain: 'acme.example' }, capture: { digest: 'a'.repeat(64) as VendorPosition['capture']['digest'], startedAt: at, endedAt: at, looks: 1 },
    places: [], quotes: [], evidence: [], measures: [], findings: [], visible: Object.keys(verdicts),
    verdicts: Object.entries(verdicts).map(([requirement, verdict]) => ({ requirement, verdict, reason: ours(`Seen: ${verdict}.`), parts: [] })),
    questions: Object.entries(verdicts).flatMap(([requirement, verdict]) => {
      const question = questionByRequirement.get(requirement);
      return question === undefined || verdict === 'met' ? [] : [{ ...question, open: ours(`Open: ${verdict}.`) }];
    }),
  };
}

export interface Case {
  readonly purchase: string;
  readonly candidates: readonly string[];
}

/** A world with an organisation, an assessor, and what a case needs. */
export interface InquiryWorld extends World {
  readonly scope: Scope;
  readonly assessor: Actor;
  /** Opens a case with makers that were looked at. */
  readonly openCase: (options?: { readonly isTender?: boolean; readonly isLow?: boolean; readonly makers?: readonly string[]; readonly seen?: Readonly<Record<string, VerdictName>> }) => Promise<Case>;
  /** Drafts and sends the questions, until the end of a day. @returns the inquiry and a sheet for each candidate asked */
  readonly ask: (of: Case, candidate?: string, closesOn?: string) => Promise<{ readonly inquiry: string; readonly sheets: readonly string[] }>;
  readonly invite: (sheet: string, days?: number) => Promise<{ readonly secret: string; readonly code: string; readonly contact: string }>;
  /** Comes in by link and code. */
  readonly enter: (secret: string, code: string) => Promise<string>;
  readonly contact: (cookie: string) => Promise<Actor>;
}

/** The same world behind a real server on loopback, with plain limits of requests out of the way. */
export async function served({ services, store, door }: World): Promise<{ readonly origin: string; readonly server: RunningServer }> {
  const port = (await freePort('127.0.0.1')) ?? 0;
  const origin = `http://localhost:${port}`;
  const settings = Object.create(services.settings, { publicUrl: { value: origin, enumerable: true }, requestsPerMinute: { value: 1_000_000, enumerable: true } }) as typeof services.settings;
  const server = await startServer({
    services: { ...services, settings }, door, authenticate: async (credential, facts) => authenticate(store, settings, services.ports, credential, null, facts),
    listen: { address: '127.0.0.1', port, isSetUp: true }, release: wellKnownRelease('0.0.0'), files: {}, onFatal: () => undefined, onDefect: (problem) => { throw problem; },
  });
  return { origin, server };
}

/** Of which one is met, one was seen not to be so, and the rest is unknown. */
export const seenUsually: Readonly<Record<string, VerdictName>> = { 'demand-guide/disclosure-policy': 'met', 'demand-guide/default-passwords': 'not-met', 'demand-guide/mfa-by-default': 'unknown' };

export async function inquiryWorld(database: TestedDatabase = sqlite): Promise<InquiryWorld> {
  const world = await openWorld(database);
  const scope = await world.organisation('acme');
  const assessor = await world.person(scope, { roles: [{ role: 'assessor', productId: null }] });
  const { store, services, door, now, nextId } = world;

  async function kept(position: VendorPosition): Promise<{ readonly digest: string; readonly sizeBytes: number }> {
    const bytes = Buffer.from(JSON.stringify(position));
    async function* once(): AsyncGenerator<Uint8Array> { yield bytes; }
    await services.evidence.put(scope, once(), bytes.length);
    return { digest: hash('sha256', bytes, 'hex'), sizeBytes: bytes.length };
  }

  return {
    ...world, scope, assessor,
    openCase: async ({ isTender = false, isLow = false, makers = ['Acme'], seen = seenUsually } = {}) => {
      const [purchase, at, position] = [nextId('purchase'), now(), await kept(positionOf(seen))];
      const candidates: string[] = [];
      await store.write(scope, async (rows) => {
        await rows.insertInto('purchase').values({ id: purchase, title: internal.title, need: internal.need, ownerId: assessor.accountId ?? '', stage: 'before', state: 'open', decideOn: null, budget: internal.budget, criticality: isLow ? 'low' : 'ordinary', deployment: '[]', appetite: 'open', demands: JSON.stringify([...Object.keys(seen), 'pledge/end-of-life'].map((requirement) => ({ requirement, level: 'must' }))), criteria: JSON.stringify([{ id: 'own-1', text: 'People answer within a day.', level: 'should' }]), isTender: isTender ? 1 : 0, awardedCandidateId: null, awardedAt: null, endedReason: null, createdAt: at, createdBy: 'test', changedAt: at }).execute();
        for (const name of makers) {
          const [vendor, candidate] = [nextId('vendor'), nextId('candidate')];
          await rows.insertInto('vendor').values({ id: vendor, name, domain: null, criticality: 'ordinary', service: null, given: JSON.stringify({ pages: [], packages: [], aggregators: [] }), signedAt: null, lookJobId: null, createdAt: at, createdBy: 'test', changedAt: at, archivedAt: null }).execute();
          await rows.insertInto('vendorLook').values({ id: nextId('look'), vendorId: vendor, product: '', startedAt: at, endedAt: at, positionDigest: position.digest, positionBytes: position.sizeBytes, captureDigest: 'b'.repeat(64), captureBytes: 1, engineVersion: '0.1.0', catalogVersion: '1', summary: JSON.stringify({ counts: { met: 0, 'partly-met': 0, 'not-met': 0, contradicted: 0, claimed: 0, unknown: 0, 'not-applicable': 0 }, visible: 0, places: { found: 0, notLooked: 0, lookedFor: 0 }, questions: 0, unread: 0, cveListAt: null }), askedBy: 'test' }).execute();
          await rows.insertInto('candidate').values({ id: candidate, purchaseId: purchase, vendorId: vendor, product: '', reseller: '', state: 'standing', stateReason: null, addedAt: at, addedBy: 'test', changedAt: at }).execute();
          candidates.push(candidate);
        }
      });
      return { purchase, candidates };
    },
    ask: async ({ purchase, candidates }, candidate, closesOn = '2026-06-20') => {
      const { id } = await door.perform(assessor, makeInquiry, { purchase, ...(candidate === undefined ? {} : { candidate }) });
      await door.perform(assessor, sendInquiry, { inquiry: id, subject: 'A gateway', closesOn });
      return { inquiry: id, sheets: await store.read(scope, async (rows) => (await rows.selectFrom('answerSheet').select(['id', 'candidateId']).where('inquiryId', '=', id).execute()).toSorted((one, other) => candidates.indexOf(one.candidateId) - candidates.indexOf(other.candidateId)).map((row) => row.id)) };
    },
    invite: async (sheet, days = 14) => {
      const { link, code, contact } = await door.perform(assessor, inviteContact, { sheet, mail: 'contact@acme.example', days });
      return { secret: new URL(link ?? '').hash.slice(1), code: code ?? '', contact };
    },
    enter: async (link, code) => (await door.perform(anonymous(scope), enterAsContact, { link, code })).session.cookie,
    contact: async (cookie) => authenticate(store, services.settings, services.ports, { cookie }, null, request),
  };
}
