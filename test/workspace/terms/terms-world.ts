import assert from 'node:assert/strict';
import type { Actor, Role } from '../../../src/identity/actor.ts';
import type { VerdictName } from '../../../src/model/verdict.ts';
import type { Scope } from '../../../src/store/scope.ts';
import type { Act } from '../../../src/workspace/act.ts';
import { ActRefused } from '../../../src/workspace/act-refused.ts';
import { sqlite, type TestedDatabase } from '../../support/databases.ts';
import { openWorld, type World } from '../support/world.ts';

/** A case in its second stage with one candidate that was looked at, and people of each office. */
export interface TermsWorld {
  readonly world: World;
  readonly scope: Scope;
  readonly assessor: Actor;
  /** Answers for the case. */
  readonly owner: Actor;
  readonly executive: Actor;
  readonly approver: Actor;
  readonly case: (options?: CaseOptions) => Promise<{ readonly purchase: string; readonly candidate: string; readonly vendor: string }>;
  readonly person: (roles: readonly Role[], isSteppedUp?: boolean) => Promise<Actor>;
  readonly done: <Input, Output>(actor: Actor, act: Act<Input, Output>, input: unknown) => Promise<Output>;
  readonly refused: <Input, Output>(actor: Actor, act: Act<Input, Output>, input: unknown) => Promise<ActRefused>;
}

export interface CaseOptions {
  readonly demands?: readonly { readonly requirement: string; readonly level: 'must' | 'should' }[];
  readonly criteria?: readonly { readonly id: string; readonly text: string; readonly level: 'must' | 'should' }[];
  readonly verdicts?: Readonly<Record<string, VerdictName>>;
  readonly criticality?: 'critical' | 'ordinary';
}

export async function openTerms(database: TestedDatabase = sqlite): Promise<TermsWorld> {
  const world = await openWorld(database);
  const scope = await world.organisation('acme');
  const person = async (roles: readonly Role[], isSteppedUp = true): Promise<Actor> => world.person(scope, { roles: roles.map((role) => ({ role, productId: null })), isSteppedUp });
  const owner = await person(['executive-sponsor']);
  return {
    world, scope, owner, person, assessor: await person(['assessor']), executive: await person(['executive-sponsor']), approver: await person(['approver']),
    case: async ({ demands = [{ requirement: 'demand-guide/default-passwords', level: 'must' }], criteria = [], verdicts = {}, criticality = 'ordinary' } = {}) => {
      const [purchase, candidate, vendor, look] = [world.nextId('purchase-'), world.nextId('candidate-'), world.nextId('vendor-'), world.nextId('look-')];
      const at = world.now();
      await world.store.write(scope, async (rows) => {
        await rows.insertInto('vendor').values({ id: vendor, name: 'Granite', domain: 'granite.example', criticality, service: null, given: '{"pages":[],"packages":[],"aggregators":[]}', signedAt: null, lookJobId: null, createdAt: at, createdBy: 'test', changedAt: at, archivedAt: null }).execute();
        const summary = { counts: { met: 0, 'partly-met': 0, 'not-met': 0, contradicted: 0, claimed: 0, unknown: 0, 'not-applicable': 0 }, visible: 0, places: { found: 0, notLooked: 0, lookedFor: 0 }, questions: 0, unread: 0, cveListAt: null };
        await rows.insertInto('vendorLook').values({ id: look, vendorId: vendor, product: '', startedAt: at, endedAt: at, positionDigest: 'a'.repeat(64), positionBytes: 1, captureDigest: 'b'.repeat(64), captureBytes: 1, engineVersion: '0.1.0', catalogVersion: '1', summary: JSON.stringify(summary), askedBy: 'test' }).execute();
        await rows.insertInto('lookVerdicts').values({ lookId: look, verdicts: JSON.stringify(verdicts) }).execute();
        await rows.insertInto('purchase').values({ id: purchase, title: 'Gateway', need: 'Our offices <need> it.', ownerId: owner.accountId ?? '', stage: 'during', state: 'open', decideOn: null, budget: '40,000', criticality: 'ordinary', deployment: '[]', appetite: 'cautious', demands: JSON.stringify(demands), criteria: JSON.stringify(criteria), isTender: 0, replyDays: 1, awardedCandidateId: null, awardedAt: null, endedReason: null, createdAt: at, createdBy: 'somebody', changedAt: at }).execute();
        await rows.insertInto('candidate').values({ id: candidate, purchaseId: purchase, vendorId: vendor, product: 'Wall 3', reseller: '', state: 'standing', stateReason: null, addedAt: at, addedBy: 'test', changedAt: at }).execute();
        // The maker was shown it, and had its days.
        const [inquiry, sheet, twoDaysAgo] = [world.nextId('inquiry-'), world.nextId('sheet-'), new Date(Date.parse(at) - 2 * 86_400_000).toISOString()];
        await rows.insertInto('inquiry').values({ id: inquiry, purchaseId: purchase, subject: 'Gateway', isTender: 0, state: 'sent', purpose: 'findings', closesAt: null, createdAt: twoDaysAgo, createdBy: 'test', sentAt: twoDaysAgo, sentBy: 'test' }).execute();
        await rows.insertInto('answerSheet').values({ id: sheet, inquiryId: inquiry, candidateId: candidate, lookId: look, state: 'open', handedInAt: null, setAsideReason: null, setAsideAt: null, setAsideBy: null }).execute();
        await rows.insertInto('sheetContact').values({ id: world.nextId('contact-'), sheetId: sheet, mail: 'contact@granite.example', hash: sheet, handedCodeHash: null, hasOwnCode: 0, codeHash: null, codeExpiresAt: null, codeSentAt: null, codesSent: 0, usedCodeHash: null, wrongCodes: 0, expiresAt: '2099-01-01T00:00:00.000Z', createdAt: twoDaysAgo, createdBy: 'test', enteredAt: null, revokedAt: null }).execute();
      });
      return { purchase, candidate, vendor };
    },
    done: async (actor, act, input) => world.door.perform(actor, act, input),
    refused: async (actor, act, input) => {
      const problem: unknown = await world.door.perform(actor, act, input).then(() => undefined, (thrown: unknown) => thrown);
      assert.ok(problem instanceof ActRefused, String(problem));
      return problem;
    },
  };
}

/** What an acceptance of the usual gap says. */
export const usual = { requirement: 'demand-guide/default-passwords', reason: 'The offices open in July, and nothing else fits.', controls: 'Each box gets its own password before it goes out.', owner: 'Kim Lee, head of networks', expiresOn: '2027-05-31' };
