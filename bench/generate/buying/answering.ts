import { authenticate } from '../../../src/identity/authenticate.ts';
import type { Actor, RequestFacts } from '../../../src/identity/actor.ts';
import { ActRefused } from '../../../src/workspace/act-refused.ts';
import { showFindings } from '../../../src/workspace/acts/purchases/show-findings.ts';
import { addAnswerFile } from '../../../src/workspace/acts/inquiries/answer-files.ts';
import { askBack, replyToFinding } from '../../../src/workspace/acts/inquiries/ask-back.ts';
import { enterAsContact } from '../../../src/workspace/acts/inquiries/contact-entrance.ts';
import { inviteContact } from '../../../src/workspace/acts/inquiries/invite-contact.ts';
import { readOwnSheet } from '../../../src/workspace/acts/inquiries/read-own-sheet.ts';
import { handIn, writeAnswer } from '../../../src/workspace/acts/inquiries/write-answers.ts';
import { readStored, type ReadingSummary } from '../../../src/workspace/measured/inspection-summary.ts';
import { Random } from '../random.ts';
import type { Workplace } from '../workplace.ts';

const states = ['yes', 'partly', 'planned', 'no', 'yes', 'not-applicable'] as const;
const policy = '# Vulnerability disclosure policy\n\nYou may test all of our products in good faith. We will not pursue legal action against you.\n';

/** Contacts who came in so far: each from a place of its own. */
let contacts = 0;
let reading: ReadingSummary | undefined;

/** Shows makers what was seen of them, where that is still to be done; each contact hands in at once. */
export async function heard({ services, home, door, perform }: Workplace, candidates: readonly string[]): Promise<void> {
  for (const candidate of candidates) {
    contacts += 1;
    const request: RequestFacts = { id: 'workplace', sourceAddress: `198.51.${contacts >> 8}.${contacts & 255}`, userAgent: 'workplace' };
    const shown = await perform(showFindings, { candidate, subject: 'A purchase', mail: `security@maker-${contacts}.example` }).catch((problem: unknown) => {
      if (problem instanceof ActRefused && problem.refusal === 'conflict') return undefined;
      throw problem;
    });
    if (shown === undefined) continue;
    const nobody: Actor = { kind: 'anonymous', scope: home, accountId: null, displayName: '', roles: [], hasPasskey: false, session: null, tokenId: null, narrowedTo: null, request };
    const { session } = await door.perform(nobody, enterAsContact, { link: new URL(shown.link ?? '').hash.slice(1), code: shown.code });
    await door.perform(await authenticate(services.store, services.settings, services.ports, { cookie: session.cookie }, null, request), handIn, {});
  }
}

/**
 * Invites a maker’s contact to a sheet, who answers its questions, asks one back, and replies to a finding.
 * @param isHandedIn whether the answers are handed in; else they stay a draft
 * @param hasFile whether a file is handed over with them
 */
export async function answered(place: Workplace, sheet: string, { isHandedIn, hasFile, answersMost }: { readonly isHandedIn: boolean; readonly hasFile: boolean; readonly answersMost: number }, dayAhead: string): Promise<void> {
  const { services, home, door, perform } = place;
  contacts += 1;
  const request: RequestFacts = { id: 'workplace', sourceAddress: `198.51.${contacts >> 8}.${contacts & 255}`, userAgent: 'workplace' };
  const { link, code } = await perform(inviteContact, { sheet, mail: `security@maker-${contacts}.example` });
  const nobody: Actor = { kind: 'anonymous', scope: home, accountId: null, displayName: '', roles: [], hasPasskey: false, session: null, tokenId: null, narrowedTo: null, request };
  const { session } = await door.perform(nobody, enterAsContact, { link: new URL(link ?? '').hash.slice(1), code });
  const contact = await authenticate(services.store, services.settings, services.ports, { cookie: session.cookie }, null, request);
  const random = new Random(contacts);
  const { questions, findings } = await door.perform(contact, readOwnSheet, {});
  for (const [index, { id }] of questions.slice(0, answersMost).entries()) {
    const state = states[index % states.length] ?? 'yes';
    await door.perform(contact, writeAnswer, { question: id, state, text: `Our answer: ${random.words(20 + random.below(30))}.`, ...(state === 'planned' ? { plannedOn: dayAhead } : {}) });
  }
  await door.perform(contact, askBack, { text: 'Does this mean the release that we sell today?' });
  const [finding] = findings;
  if (finding !== undefined) await door.perform(contact, replyToFinding, { requirement: finding.requirement, text: 'The page was mended since you looked.' });
  if (hasFile) {
    const stored = await services.evidence.put(home, (async function* once() { yield Buffer.from(policy); })(), 100_000);
    reading ??= await readStored(services, home, { path: 'SECURITY.md', digest: stored.digest }, services.ports.now().toISOString());
    const read = reading;
    await door.perform(contact, { ...addAnswerFile, prepare: async () => read }, { path: 'SECURITY.md', ...stored });
  }
  if (isHandedIn) await door.perform(contact, handIn, {});
}
