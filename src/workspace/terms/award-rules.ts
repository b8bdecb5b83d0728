import type { StageRule } from '../purchases/stage-gates.ts';
import { acceptancesOf, isFor } from './acceptance-shape.ts';
import { standingsOf } from './standing.ts';

/** Nothing is awarded while a must is open and nobody accepts that by name. */
export const mustsAreMetOrAccepted: StageRule = async (rows, purchase, at) => {
  const standing = await rows.selectFrom('candidate').innerJoin('vendor', 'vendor.id', 'candidate.vendorId').select(['candidate.id', 'candidate.vendorId', 'candidate.product', 'vendor.name']).where('candidate.purchaseId', '=', purchase.id).where('candidate.state', '=', 'standing').orderBy('candidate.addedAt').execute();
  const acceptances = (await acceptancesOf(rows, { purchaseId: purchase.id }, at)).filter(({ state }) => state === 'approved' || state === 'asked');
  const blockers = [];
  for (const candidate of standing) {
    const own = acceptances.filter(({ candidateId }) => candidateId === candidate.id);
    for (const gap of await standingsOf(rows, purchase, candidate)) {
      const found = own.filter((acceptance) => isFor(acceptance, gap));
      if (gap.level !== 'must' || gap.isMet || found.some(({ state }) => state === 'approved')) continue;
      const mend = found.some(({ state }) => state === 'asked') ? 'An acceptance of it waits for an executive.'
        : gap.criterion !== null ? 'Answer it as met, or ask an executive to accept the risk.' : 'Have the maker looked at again once it shows it, ask an executive to accept the risk, or make it a should.';
      blockers.push({ rule: 'musts-are-met-or-accepted', message: `${candidate.name}: “${gap.title}” is a must, and is ${gap.words.startsWith('nobody') ? 'open: nobody has answered yet' : `not shown (${gap.words})`}. ${mend}`, candidateId: candidate.id });
    }
  }
  return blockers;
};

/** Whoever objects is heard: somebody above decides, and what was upheld holds. */
export const objectionsAreDecided: StageRule = async (rows, { id }) => {
  const open = await rows.selectFrom('objection').leftJoin('candidate', 'candidate.id', 'objection.candidateId').select(['objection.candidateId', 'objection.byName', 'objection.escalatedTo', 'objection.decision', 'candidate.state'])
    .where('objection.purchaseId', '=', id).where('objection.withdrawnAt', 'is', null).where((is) => is.or([is('objection.decision', 'is', null), is('objection.decision', '=', 'upheld')])).orderBy('objection.enteredAt').limit(100).execute();
  return open.filter(({ state }) => state === null || state === 'standing').map(({ candidateId, byName, escalatedTo, decision }) => ({
    rule: 'objections-are-decided', candidateId,
    message: decision === 'upheld' ? `The objection of ${byName} was upheld. ${candidateId === null ? 'Drop the case' : 'Withdraw the candidate'}, or mend what it names and record that it was taken back.`
      : escalatedTo === null ? `The objection of ${byName} is open. Record to whom it was escalated, and have it decided.` : `The objection of ${byName} was escalated to ${escalatedTo} and is not decided yet. An executive decides it.`,
  }));
};
