import type { Actor } from '../../../src/identity/actor.ts';
import type { Scope } from '../../../src/store/scope.ts';
import { assessmentJob } from '../../../src/workspace/measured/assess-release.ts';
import type { World } from '../support/world.ts';

/** Things that an act may name. */
const things = [
  'product', 'release', 'evidence', 'assessment', 'job', 'report', 'account', 'grant',
  'claim', 'affirmation', 'request', 'review', 'setAside',
  'questionnaire', 'question', 'libraryAnswer', 'handedOut',
  'report',
  'milestone', 'setback', 'chosenMeasure', 'chosenWay', 'freeGoal', 'figure', 'narrative',
  'vendor', 'purchase', 'candidate', 'look', 'alert', 'vendorIncident', 'vendorDossier', 'dossierCheck', 'pack', 'bundle', 'caseLink', 'alertLink',
  'acceptance', 'objection', 'clause', 'libraryClause',
  'inquiry', 'askedQuestion', 'sheet', 'clarification', 'answerFile',
  'workload', 'provider', 'directoryToken', 'user', 'group',
] as const;

/** An id of one of each. */
export type Place = Readonly<Record<(typeof things)[number], string>>;

function placeOf(idOf: (thing: string) => string): Place {
  return Object.fromEntries(things.map((thing) => [thing, idOf(thing)])) as Place;
}

/** A product with everything below it, and a role of an account that has ended; all of them belong to that account. */
export async function furnish(world: World, scope: Scope, owner: Actor, given?: { readonly product: string }): Promise<Place> {
  const at = world.now();
  const place: Place = { ...placeOf((thing) => world.nextId(`${thing.toLowerCase()}-`)), account: owner.accountId ?? '', ...(given === undefined ? {} : { product: given.product }) };
  await world.store.write(scope, async (rows) => {
    if (given === undefined) await rows.insertInto('product').values({ id: place.product, slug: place.product, name: 'Product', statement: '', createdAt: at, changedAt: at, archivedAt: null }).execute();
    await rows.insertInto('release').values({ id: place.release, productId: place.product, version: place.release, createdAt: at }).execute();
    await rows.insertInto('evidenceFile').values({ id: place.evidence, releaseId: place.release, productId: place.product, path: 'file.txt', digest: 'a'.repeat(64), sizeBytes: 1, origin: 'handed-over', reading: null, receivedAt: at, receivedBy: place.account, removedAt: null }).execute();
    await rows.insertInto('assessment').values({ id: place.assessment, releaseId: place.release, productId: place.product, at, ruleVersion: '1', digest: 'b'.repeat(64), sizeBytes: 1, summary: JSON.stringify({ counts: {}, goals: [] }), askedBy: place.account }).execute();
    await rows.insertInto('job').values({ id: place.job, kind: assessmentJob, input: JSON.stringify({ productId: place.product, releaseId: place.release }), state: 'waiting', askedBy: place.account, attempts: 0, leasedBy: null, leasedUntil: null, runAt: at, progress: '{"done":0,"total":null,"words":""}', result: null, problem: null, createdAt: at, endedAt: null }).execute();
    await rows.insertInto('report').values({ id: place.report, productId: place.product, kind: 'progress', form: 'form-1', subject: 'Product', periodFrom: '2026-01-01', periodTo: '2026-05-31', at, ruleVersion: '1', sources: '[]', madeBy: place.account }).execute();
    await rows.insertInto('reportFile').values({ reportId: place.report, format: 'pdf', digest: 'd'.repeat(64), sizeBytes: 1 }).execute();
    await rows.insertInto('roleGrant').values({ id: place.grant, accountId: place.account, role: 'approver', productId: null, grantedAt: at, grantedBy: 'test', endsAt: at, lastUsedAt: null }).execute();
    const word = { productId: place.product, requirement: 'white-paper/council', byName: 'Ada', byRole: 'CEO', byAccountId: place.account, consentAt: null, consentBy: null, createdBy: place.account, createdAt: at, withdrawnAt: null, withdrawnBy: null, withdrawnReason: null, expiresAt: '2027-01-01' };
    await rows.insertInto('claim').values({ ...word, id: place.claim, kind: 'claim', facts: '{}', text: 'It is so.', saidAt: '2026-01-01' }).execute();
    await rows.insertInto('affirmation').values({ ...word, id: place.affirmation, part: null, claimId: null, requestId: null, scope: 'All', text: 'It is so.', shownBy: 'account', affirmedAt: '2026-01-01' }).execute();
    await rows.insertInto('affirmationRequest').values({ id: place.request, productId: place.product, requirement: 'white-paper/council', part: null, claimId: null, scope: 'All', text: 'It is so.', evidence: 'null', toName: 'Ada', toRole: 'CEO', toAccountId: place.account, toMail: null, validUntil: '2027-01-01', expiresAt: '2027-01-01T00:00:00.000Z', remind: 0, turn: 1, state: 'open', reason: null, affirmationId: null, createdBy: place.account, createdAt: at, mailedAt: null, endedAt: null, endedBy: null }).execute();
    await rows.insertInto('findingReview').values({ ...word, id: place.review, fingerprint: 'check/subject', message: 'Seen.', decision: 'pass', reason: 'Read.', decidedAt: '2026-01-01' }).execute();
    await rows.insertInto('findingSetAside').values({ ...word, id: place.setAside, fingerprint: 'check/subject', message: 'Seen.', reason: 'Later.' }).execute();
    await rows.insertInto('questionnaire').values({ id: place.questionnaire, productId: place.product, title: 'Questions', form: 'shipped', questionSet: 'mvsp', fileName: 'mvsp', digest: null, readingDigest: null, mapping: '[]', state: 'open', customer: '', dueOn: null, assessmentId: null, createdBy: place.account, createdAt: at, changedAt: at }).execute();
    await rows.insertInto('question').values({ id: place.question, questionnaireId: place.questionnaire, position: 1, place: null, reference: '', section: '', text: 'Is it so?', textKey: 'key', choices: '[]', requirements: '[]', confidence: 'none', proposal: null, proposedState: null, answerState: 'unanswered', answer: null, review: 'none', answeredBy: null, reviewedBy: null, reviewedAt: null, finalBy: null, finalAt: null, contradiction: null, changedAt: at }).execute();
    await rows.insertInto('libraryAnswer').values({ id: place.libraryAnswer, productId: place.product, textKey: 'key', questionText: 'Is it so?', requirements: '[]', state: 'no', answer: JSON.stringify({ state: 'no', text: 'No', choice: '', basis: '', plannedOn: null, commitment: null, evidence: '' }), ownedBy: place.account, approvedBy: place.account, approvedAt: at, expiresAt: at, retiredAt: null }).execute();
    await rows.insertInto('questionnaireExport').values({ id: place.handedOut, questionnaireId: place.questionnaire, at, by: place.account, fileName: 'mvsp.csv', digest: 'd'.repeat(64), sizeBytes: 1, onlyFinal: 1, answered: 0, notPlaced: '[]' }).execute();
    const set = { productId: place.product, requirement: 'pledge/mfa', endedAt: null, endedBy: null, endReason: null };
    const made = { ...set, createdAt: at, createdBy: place.account };
    await rows.insertInto('milestone').values({ ...made, id: place.milestone, title: 'Reached', dueAt: '2027-01-01', doneAt: null, doneText: null }).execute();
    await rows.insertInto('setback').values({ ...made, id: place.setback, kind: 'obstacle', text: 'In the way.', happenedAt: '2026-01-01' }).execute();
    await rows.insertInto('chosenMeasure').values({ ...set, id: place.chosenMeasure, measure: 'mfa-adoption', population: 'customers', baseline: null, target: null, chosenAt: at, chosenBy: place.account }).execute();
    await rows.insertInto('chosenWay').values({ ...set, id: place.chosenWay, way: 'pledge/mfa-chimes', chosenAt: at, chosenBy: place.account }).execute();
    await rows.insertInto('freeGoal').values({ ...made, id: place.freeGoal, title: 'Own', numerator: 'things', denominator: null, unit: 'count', better: 'up', isAboutPeople: 0, target: null }).execute();
    await rows.insertInto('declaredFigure').values({ id: place.figure, productId: place.product, freeGoalId: place.freeGoal, at: '2026-01-01', numerator: '1', denominator: null, isSuppressed: 0, source: 'Test', enteredAt: at, enteredBy: place.account, endedAt: null, endedBy: null, endReason: null }).execute();
    await rows.insertInto('goalNarrative').values({ ...set, id: place.narrative, text: 'It is so.', evidence: '[]', writtenAt: at, writtenBy: place.account }).execute();
    await rows.insertInto('vendor').values({ id: place.vendor, name: 'Maker', domain: null, criticality: 'ordinary', service: null, given: '{"pages":[],"packages":[],"aggregators":[]}', signedAt: null, lookJobId: null, createdAt: at, createdBy: place.account, changedAt: at, archivedAt: null }).execute();
    await rows.insertInto('purchase').values({ id: place.purchase, title: 'Case', need: '', ownerId: place.account, stage: 'during', state: 'open', decideOn: null, budget: '', criticality: 'ordinary', deployment: '[]', appetite: 'open', demands: '[]', criteria: '[]', isTender: 0, awardedCandidateId: null, awardedAt: null, endedReason: null, createdAt: at, createdBy: place.account, changedAt: at }).execute();
    await rows.insertInto('candidate').values({ id: place.candidate, purchaseId: place.purchase, vendorId: place.vendor, product: '', reseller: '', state: 'standing', stateReason: null, addedAt: at, addedBy: place.account, changedAt: at }).execute();
    const look = { vendorId: place.vendor, product: '', startedAt: at, endedAt: at, positionDigest: 'a'.repeat(64), positionBytes: 1, captureDigest: 'b'.repeat(64), captureBytes: 1, engineVersion: '1', catalogVersion: '1', askedBy: place.account };
    await rows.insertInto('vendorLook').values({ ...look, id: place.look, summary: JSON.stringify({ counts: {}, visible: 0, places: { found: 0, notLooked: 0, lookedFor: 0 }, questions: 0, unread: 0, cveListAt: null }) }).execute();
    await rows.insertInto('vendorAlert').values({ id: place.alert, vendorId: place.vendor, lookId: place.look, beforeLookId: null, at, digest: 'c'.repeat(64), sizeBytes: 1, changes: 1, due: 0, stale: 0, gaps: 0, dueOn: null, seenAt: null, seenBy: null, note: null }).execute();
    await rows.insertInto('vendorIncident').values({ id: place.vendorIncident, vendorId: place.vendor, title: 'Stolen', happenedOn: '2026-01-01', account: '', asked: '', askedOn: null, answer: '', answeredOn: null, recordedAt: at, recordedBy: place.account, changedAt: at }).execute();
    await rows.insertInto('vendorDossier').values({ id: place.vendorDossier, vendorId: place.vendor, address: 'https://maker.example/trust/', publisher: null, remembered: null, jobId: null, addedAt: at, addedBy: place.account, endedAt: null }).execute();
    await rows.insertInto('dossierCheck').values({ id: place.dossierCheck, vendorDossierId: place.vendorDossier, at, outcome: 'refused', isNews: 0, reason: null, sequence: null, logSize: null, counts: '{}', digest: null, sizeBytes: 0 }).execute();
    await rows.insertInto('report').values({ id: place.pack, productId: null, kind: 'buyers-pack', form: 'form-1', subject: 'All', periodFrom: '2026-01-01', periodTo: '2026-05-31', at, ruleVersion: '1', sources: '[]', madeBy: place.account }).execute();
    await rows.insertInto('peerBundle').values({ id: place.bundle, direction: 'received', organisation: 'Peer', keyId: 'e'.repeat(64), digest: 'e'.repeat(64), sizeBytes: 1, asOf: at, makers: 0, requests: 0, leftOut: 0, at, by: place.account, removedAt: null }).execute();
    await rows.insertInto('acceptance').values({ id: place.acceptance, purchaseId: place.purchase, candidateId: place.candidate, requirement: 'pledge/vdp', criterionId: null, gap: 'A gap', standing: 'unknown', lookId: null, reason: 'Needed.', controls: 'Watched.', owner: 'Kim', expiresOn: '2027-01-01', caseOwnerId: place.account, askedAt: at, askedBy: place.account, askedByName: 'Ada' }).execute();
    await rows.insertInto('objection').values({ id: place.objection, purchaseId: place.purchase, candidateId: null, byName: 'Ines', byOffice: 'IT', reason: 'No.', enteredAt: at, enteredBy: place.account, escalatedTo: 'Ola', escalatedOn: '2026-06-01', escalatedBy: place.account, decision: null, decisionReason: null, decidedAt: null, decidedBy: null, decidedByName: null, withdrawnAt: null, withdrawnReason: null }).execute();
    await rows.insertInto('clause').values({ id: place.clause, candidateId: place.candidate, requirement: 'pledge/vdp', kind: 'gap', promise: '', dueOn: null, text: 'The supplier shall.', origin: 'own', jurisdiction: '', author: 'Ada', edition: '1', state: 'proposed', createdAt: at, createdBy: place.account, changedAt: at }).execute();
    const tracker = { address: 'https://tracker.example/1', words: 'SEC-1', addedAt: at, addedBy: place.account };
    await rows.insertInto('trackerLink').values({ ...tracker, id: place.caseLink, subject: 'purchase', subjectId: place.purchase, purchaseId: place.purchase, vendorId: null }).execute();
    await rows.insertInto('trackerLink').values({ ...tracker, id: place.alertLink, subject: 'alert', subjectId: place.alert, purchaseId: null, vendorId: place.vendor }).execute();
    await rows.insertInto('libraryClause').values({ id: place.libraryClause, requirement: null, title: 'Own', text: 'The supplier shall.', jurisdiction: '', author: 'Ada', edition: '1', createdAt: at, createdBy: place.account, changedAt: at, retiredAt: null }).execute();
    await rows.insertInto('inquiry').values({ id: place.inquiry, purchaseId: place.purchase, subject: 'Case', isTender: 0, state: 'draft', closesAt: null, createdAt: at, createdBy: place.account, sentAt: null, sentBy: null }).execute();
    await rows.insertInto('inquiryQuestion').values({ id: place.askedQuestion, inquiryId: place.inquiry, position: 0, kind: 'own', reference: '', ask: 'Is it so?', why: '', goodAnswer: '', level: 'should' }).execute();
    await rows.insertInto('answerSheet').values({ id: place.sheet, inquiryId: place.inquiry, candidateId: place.candidate, lookId: null, state: 'open', handedInAt: null, setAsideReason: null, setAsideAt: null, setAsideBy: null }).execute();
    await rows.insertInto('clarification').values({ id: place.clarification, inquiryId: place.inquiry, sheetId: place.sheet, text: 'What is meant?', askedAt: at, answer: null, answeredAt: null, answeredBy: null }).execute();
    await rows.insertInto('answerFile').values({ id: place.answerFile, sheetId: place.sheet, questionId: null, path: 'file.txt', digest: 'a'.repeat(64), sizeBytes: 1, reading: '{}', receivedAt: at, removedAt: null }).execute();
    await rows.insertInto('workloadIdentity').values({ id: place.workload, name: 'Build', issuer: 'https://builds.example', audience: 'assay', keySetAddress: 'https://builds.example/keys', algorithms: '["RS256"]', conditions: '[]', acts: '[]', productIds: '[]', accountId: place.account, createdAt: at, lastUsedAt: null, revokedAt: null }).execute();
    await rows.insertInto('identityProvider').values({ id: place.provider, kind: 'oidc', name: place.provider, state: 'active', configuration: '{}', sealedSecret: null, groupRoles: '{}', directorySubject: null, createdAt: at, changedAt: at }).execute();
    await rows.insertInto('directoryToken').values({ id: place.directoryToken, providerId: place.provider, hash: place.directoryToken, createdAt: at, createdBy: place.account, expiresAt: '2099-01-01T00:00:00.000Z', lastUsedAt: null, revokedAt: null }).execute();
    await rows.insertInto('account').values({ id: place.user, displayName: 'User', mail: null, state: 'active', madeBy: 'directory', createdAt: at, deactivatedAt: null }).execute();
    await rows.insertInto('directoryUser').values({ accountId: place.user, providerId: place.provider, userName: place.user, userNameKey: place.user, externalId: null, attributes: '{"displayName":null,"name":{},"emails":[]}', revision: 1, createdAt: at, changedAt: at, endedAt: null, removedAt: null }).execute();
    await rows.insertInto('directoryGroup').values({ id: place.group, providerId: place.provider, displayName: place.group, externalId: null, revision: 1, createdAt: at, changedAt: at }).execute();
    await rows.insertInto('directoryMember').values({ groupId: place.group, accountId: place.user }).execute();
  });
  return place;
}

/** Ids that nothing has. */
export const nowhere: Place = placeOf(() => 'unknown');

/** An input for each act of people, products, directories, workloads, makers and purchases, of which the tests hold that none is missing, and for acts of which each finds its object in a way of its own. */
export const inputs: Readonly<Record<string, (place: Place) => Readonly<Record<string, unknown>>>> = {
  'organisation.read': () => ({}),
  'account.list': () => ({}),
  'account.read': ({ account }) => ({ account }),
  'account.invite': () => ({ displayName: 'Kim' }),
  'account.renew-invitation': ({ account }) => ({ account }),
  'account.deactivate': ({ account }) => ({ account }),
  'account.end-sessions': ({ account }) => ({ account }),
  'account.reactivate': ({ account }) => ({ account }),
  'account.grant-role': ({ account }) => ({ account, role: 'executive-sponsor' }),
  'account.withdraw-role': ({ account, grant }) => ({ account, grant }),
  'account.unused-privileges': () => ({}),
  'product.create': () => ({ slug: 'new', name: 'New' }),
  'product.list': () => ({}),
  'product.read': ({ product }) => ({ product }),
  'product.archive': ({ product }) => ({ product }),
  'product.set-conditions': ({ product }) => ({ product, conditions: [] }),
  'product.set-scope': ({ product }) => ({ product, maker: 'Acme', leavesOut: [] }),
  'product.set-statement': ({ product }) => ({ product, statement: '' }),
  'release.add': ({ product }) => ({ product, version: 'new' }),
  'release.list': ({ product }) => ({ product }),
  'release.read': ({ release }) => ({ release }),
  'assessment.latest': () => ({}),
  'assessment.read-requirement': ({ assessment }) => ({ assessment, requirement: 'pledge/vdp' }),
  'evidence.add': ({ release }) => ({ release, path: 'new.txt', digest: 'c'.repeat(64), sizeBytes: 1 }),
  'evidence.list': ({ release }) => ({ release }),
  'evidence.read': ({ evidence }) => ({ evidence }),
  'evidence.read-text': ({ evidence }) => ({ evidence }),
  'evidence.contract': ({ release }) => ({ release }),
  'evidence.download': ({ evidence }) => ({ evidence }),
  'evidence.remove': ({ evidence }) => ({ evidence }),
  'assessment.ask': ({ release }) => ({ release }),
  'assessment.list': ({ release }) => ({ release }),
  'assessment.read': ({ assessment }) => ({ assessment }),
  'assessment.download': ({ assessment }) => ({ assessment }),
  'assessment.export': ({ assessment }) => ({ assessment, format: 'csv' }),
  'assessment.history': ({ product }) => ({ product }),
  'assessment.compare': ({ assessment }) => ({ assessment }),
  'job.read': ({ job }) => ({ job }),
  'job.cancel': ({ job }) => ({ job }),
  'report.list-kinds': () => ({}),
  'report.write': ({ product }) => ({ product, kind: 'progress' }),
  'report.write-for-all': () => ({ kind: 'progress' }),
  'report.list': ({ product }) => ({ product }),
  'report.list-for-all': () => ({}),
  'report.read': ({ report }) => ({ report }),
  'report.download': ({ report }) => ({ report }),
  'questionnaire.import': ({ product }) => ({ product, path: 'asked.csv', digest: 'c'.repeat(64), sizeBytes: 1 }),
  'questionnaire.write': ({ product }) => ({ product, title: 'Mail', questions: 'Is it so?' }),
  'questionnaire.start': ({ product }) => ({ product, questionSet: 'mvsp' }),
  'questionnaire.list': ({ product }) => ({ product }),
  'questionnaire.read': ({ questionnaire }) => ({ questionnaire }),
  'questionnaire.read-mapping': ({ questionnaire }) => ({ questionnaire }),
  'questionnaire.set-mapping': ({ questionnaire }) => ({ questionnaire, mapping: [] }),
  'questionnaire.keep': ({ questionnaire }) => ({ questionnaire }),
  'questionnaire.discard': ({ questionnaire }) => ({ questionnaire }),
  'questionnaire.close': ({ questionnaire }) => ({ questionnaire, state: 'closed' }),
  'questionnaire.list-questions': ({ questionnaire }) => ({ questionnaire }),
  'questionnaire.read-question': ({ question }) => ({ question }),
  'questionnaire.answer': ({ question }) => ({ question, answer: { state: 'no', text: 'No' } }),
  'questionnaire.take-proposals': ({ questionnaire }) => ({ questionnaire }),
  'questionnaire.take-library-answer': ({ question, libraryAnswer }) => ({ question, answer: libraryAnswer }),
  'questionnaire.review': ({ questionnaire, question }) => ({ questionnaire, questions: [question], review: 'reviewed' }),
  'questionnaire.refresh': ({ questionnaire }) => ({ questionnaire }),
  'questionnaire.export': ({ questionnaire }) => ({ questionnaire }),
  'questionnaire.list-exports': ({ questionnaire }) => ({ questionnaire }),
  'questionnaire.download': ({ handedOut }) => ({ handedOut }),
  'answer-library.keep': ({ question }) => ({ question, expiresOn: '2026-12-31' }),
  'answer-library.list': ({ product }) => ({ product }),
  'answer-library.renew': ({ libraryAnswer }) => ({ answer: libraryAnswer, expiresOn: '2026-12-31' }),
  'answer-library.retire': ({ libraryAnswer }) => ({ answer: libraryAnswer }),
  'gate.read': ({ product }) => ({ product }),
  'gate.choose': ({ product }) => ({ product, demands: [{ requirement: 'pledge/vdp', demand: 'met' }] }),
  'gate.pass': ({ release }) => ({ release }),
  'incident.list': ({ product }) => ({ product }),
  'incident.record': ({ product }) => ({ product, title: 'An incident', happenedAt: '2026-01-01', statement: { kind: 'other', account: 'What happened there.', feature: 'not-known-yet' } }),
  'pledge.write-mail': () => ({}),
  'goal.list': () => ({}),
  'goal.read': ({ product }) => ({ product }),
  'goal.read-figures': ({ product }) => ({ product, number: 1 }),
  'goal.choose-measure': ({ product }) => ({ product, number: 1, measure: 'mfa-adoption', reason: 'Another one.' }),
  'goal.end-measure': ({ chosenMeasure }) => ({ choice: chosenMeasure, reason: 'No more.' }),
  'goal.set-signing-day': ({ product }) => ({ product, signedAt: '2026-01-01' }),
  'goal.plan-coverage': ({ product }) => ({ product, plannedAt: '2027-01-01', text: 'Later.' }),
  'goal.add-milestone': ({ product }) => ({ product, number: 1, title: 'Reached', dueAt: '2027-01-01' }),
  'goal.move-milestone': ({ milestone }) => ({ milestone, dueAt: '2027-02-01', reason: 'Late.' }),
  'goal.complete-milestone': ({ milestone }) => ({ milestone }),
  'goal.drop-milestone': ({ milestone }) => ({ milestone, reason: 'No more.' }),
  'goal.add-setback': ({ product }) => ({ product, number: 1, kind: 'setback', text: 'It went back.', happenedAt: '2026-01-01' }),
  'goal.close-setback': ({ setback }) => ({ setback, reason: 'Overcome.' }),
  'goal.choose-way': ({ product }) => ({ product, number: 1, way: 'pledge/mfa-chimes' }),
  'goal.end-way': ({ chosenWay }) => ({ choice: chosenWay, reason: 'No more.' }),
  'goal.add-free': ({ product }) => ({ product, title: 'Own', numerator: 'things', unit: 'count', better: 'up' }),
  'goal.end-free-goal': ({ freeGoal }) => ({ goal: freeGoal, reason: 'No more.' }),
  'goal.enter-figure': ({ freeGoal }) => ({ goal: freeGoal, at: '2026-02-01', numerator: 2, source: 'Test' }),
  'goal.withdraw-figure': ({ figure }) => ({ figure, reason: 'Wrong.' }),
  'goal.write-narrative': ({ product, evidence }) => ({ product, number: 1, text: 'It is so.', evidence: [evidence] }),
  'goal.end-narrative': ({ narrative }) => ({ narrative, reason: 'No more.' }),
  'claim.list': ({ product }) => ({ product }),
  'claim.add': ({ product }) => ({ product, requirement: 'white-paper/council', text: 'It is so.', byName: 'Ada', byRole: 'CEO', expiresAt: '2027-01-01' }),
  'claim.read': ({ claim }) => ({ claim }),
  'claim.withdraw': ({ claim }) => ({ claim, reason: 'It was not so.' }),
  'affirmation.give': ({ product }) => ({ product, requirement: 'white-paper/council', scope: 'All', text: 'It is so.', role: 'CEO', expiresAt: '2027-01-01' }),
  'affirmation.withdraw': ({ affirmation }) => ({ affirmation, reason: 'It was not so.' }),
  'affirmation.read-request': ({ request }) => ({ request }),
  'affirmation.answer': ({ request }) => ({ request, role: 'CEO', mayPublishName: false }),
  'affirmation.decline': ({ request }) => ({ request, reason: 'It was not so.' }),
  'review.decide': ({ assessment }) => ({ assessment, requirement: 'pledge/vdp', fingerprint: 'check/subject', decision: 'pass', reason: 'Read.', role: 'CEO', expiresAt: '2027-01-01' }),
  'review.withdraw': ({ review }) => ({ review, reason: 'Read again.' }),
  'set-aside.withdraw': ({ setAside }) => ({ setAside, reason: 'Mended.' }),
  'vendor.list': () => ({}),
  'vendor.add': () => ({ name: 'Globex' }),
  'vendor.read': ({ vendor }) => ({ vendor }),
  'vendor.change': ({ vendor }) => ({ vendor, name: 'Globex' }),
  'vendor.archive': ({ vendor }) => ({ vendor }),
  'vendor.look': ({ vendor }) => ({ vendor }),
  'vendor.list-looks': ({ vendor }) => ({ vendor }),
  'vendor.read-position': ({ look }) => ({ look }),
  'vendor.download-capture': ({ look }) => ({ look }),
  'vendor.portfolio': () => ({}),
  'vendor.read-watch': ({ vendor }) => ({ vendor }),
  'vendor.watch': ({ vendor }) => ({ vendor, everyDays: 7 }),
  'vendor.end-watch': ({ vendor }) => ({ vendor }),
  'vendor.list-alerts': () => ({}),
  'vendor.read-alert': ({ alert }) => ({ alert }),
  'vendor.see-alert': ({ alert }) => ({ alert }),
  'vendor.set-plan': ({ vendor }) => ({ vendor, text: 'Move away.' }),
  'vendor.record-incident': ({ vendor }) => ({ vendor, title: 'Stolen', happenedOn: '2026-01-01' }),
  'vendor.change-incident': ({ vendorIncident }) => ({ incident: vendorIncident, title: 'Stolen', happenedOn: '2026-01-01' }),
  'vendor.import-exploited': () => ({ digest: 'c'.repeat(64), sizeBytes: 1 }),
  'vendor.keep-own-exploited': () => ({ list: '' }),
  'vendor.add-tracker-link': ({ alert }) => ({ alert, address: 'https://tracker.example/2', words: 'SEC-2' }),
  'vendor.remove-tracker-link': ({ alertLink }) => ({ trackerLink: alertLink }),
  'purchase.add-tracker-link': ({ purchase }) => ({ purchase, address: 'https://tracker.example/2', words: 'SEC-2' }),
  'purchase.remove-tracker-link': ({ caseLink }) => ({ trackerLink: caseLink }),
  'vendor.import': () => ({ csv: 'name\nGlobex\n' }),
  'vendor.list-dossiers': ({ vendor }) => ({ vendor }),
  'vendor.add-dossier': ({ vendor }) => ({ vendor, address: 'https://globex.example/trust/' }),
  'vendor.check-dossier': ({ vendorDossier }) => ({ dossier: vendorDossier }),
  'vendor.end-dossier': ({ vendorDossier }) => ({ dossier: vendorDossier }),
  'vendor.read-dossier-check': ({ dossierCheck }) => ({ check: dossierCheck }),
  'vendor.list-packs': () => ({}),
  'vendor.write-pack': () => ({}),
  'vendor.schedule-pack': () => ({ every: 'quarter', day: 3 }),
  'vendor.download-pack': ({ pack }) => ({ pack }),
  'purchase.list': () => ({}),
  'purchase.open': () => ({ title: 'Case' }),
  'purchase.read': ({ purchase }) => ({ purchase }),
  'purchase.change': ({ purchase, account }) => ({ purchase, title: 'Case', owner: account, demands: [], criteria: [] }),
  'purchase.add-candidate': ({ purchase, vendor }) => ({ purchase, vendor }),
  'purchase.withdraw-candidate': ({ candidate }) => ({ candidate, reason: 'No more.' }),
  'purchase.set-artifact': ({ candidate }) => ({ candidate, kind: 'bill-of-materials', state: 'asked' }),
  'purchase.compare': ({ purchase }) => ({ purchase }),
  'purchase.show-findings': ({ candidate }) => ({ candidate, subject: 'Case', mail: 'contact@maker.example' }),
  'purchase.skip-findings': ({ purchase }) => ({ purchase, reason: 'Little depends on it.' }),
  'purchase.advance': ({ purchase }) => ({ purchase }),
  'purchase.award': ({ candidate }) => ({ candidate }),
  'purchase.download-case': ({ purchase }) => ({ purchase }),
  'purchase.export-results': ({ purchase }) => ({ purchase }),
  'purchase.ask-same': ({ purchase, bundle }) => ({ purchase, bundle }),
  'vendor.list-bundles': () => ({}),
  'vendor.concentration': () => ({}),
  'vendor.write-bundle': () => ({}),
  'vendor.read-bundle': ({ bundle }) => ({ bundle }),
  'vendor.download-bundle': ({ bundle }) => ({ bundle }),
  'vendor.import-bundle': () => ({ digest: 'c'.repeat(64), sizeBytes: 1 }),
  'vendor.confirm-peer': ({ bundle }) => ({ bundle, name: 'Globex' }),
  'vendor.remove-bundle': ({ bundle }) => ({ bundle }),
  'vendor.compare-peers': ({ vendor }) => ({ vendor }),
  'purchase.drop': ({ purchase }) => ({ purchase, reason: 'No more.' }),
  'acceptance.ask': ({ candidate }) => ({ candidate, requirement: 'pledge/vdp', reason: 'Needed.', controls: 'Watched.', owner: 'Kim', expiresOn: '2027-01-01' }),
  'acceptance.list': ({ purchase }) => ({ purchase }),
  'acceptance.list-waiting': () => ({}),
  'acceptance.list-keys': () => ({}),
  'acceptance.read': ({ acceptance }) => ({ acceptance }),
  'acceptance.approve': ({ acceptance }) => ({ acceptance, name: 'Ada', office: 'CEO' }),
  'acceptance.decline': ({ acceptance }) => ({ acceptance, reason: 'It is too much.' }),
  'acceptance.withdraw': ({ acceptance }) => ({ acceptance, reason: 'No more.' }),
  'acceptance.revoke': ({ acceptance }) => ({ acceptance, reason: 'It changed.' }),
  'acceptance.record-board': ({ acceptance }) => ({ acceptance, boardOn: '2026-06-01' }),
  'acceptance.download': ({ acceptance }) => ({ acceptance }),
  'objection.raise': ({ purchase }) => ({ purchase, byName: 'Ines', byOffice: 'IT', reason: 'It is not safe.' }),
  'objection.list': ({ purchase }) => ({ purchase }),
  'objection.escalate': ({ objection }) => ({ objection, to: 'Ola Berg' }),
  'objection.decide': ({ objection }) => ({ objection, decision: 'upheld', reason: 'It is so.' }),
  'objection.withdraw': ({ objection }) => ({ objection, reason: 'Mended.' }),
  'purchase.answer-criterion': ({ candidate }) => ({ candidate, criterion: 'own-1', isMet: true }),
  'purchase.read-terms': ({ candidate }) => ({ candidate }),
  'purchase.set-responsibility': ({ candidate }) => ({ candidate, duty: 'backups', side: 'ours', who: 'us' }),
  'purchase.preview-request': ({ purchase }) => ({ purchase }),
  'purchase.export-request': ({ purchase }) => ({ purchase }),
  'purchase.own-buying': () => ({}),
  'vendor.add-meeting': ({ vendor }) => ({ vendor, metOn: '2026-06-01', note: 'Priorities shared.' }),
  'vendor.list-meetings': ({ vendor }) => ({ vendor }),
  'clause.propose': ({ candidate }) => ({ candidate }),
  'clause.add': ({ candidate }) => ({ candidate, requirement: 'pledge/vdp' }),
  'clause.hold-promise': ({ sheet }) => ({ sheet, requirement: 'pledge/vdp', dueOn: '2027-01-01' }),
  'clause.list-due': () => ({}),
  'clause.change': ({ clause }) => ({ clause, state: 'offered' }),
  'clause.export': ({ candidate }) => ({ candidate }),
  'clause-library.list': () => ({}),
  'clause-library.add': () => ({ title: 'Own', text: 'The supplier shall.', jurisdiction: 'None', author: 'Ada', edition: '1' }),
  'clause-library.change': ({ libraryClause }) => ({ libraryClause, title: 'Own', text: 'The supplier shall.', jurisdiction: 'None', author: 'Ada', edition: '2' }),
  'clause-library.retire': ({ libraryClause }) => ({ libraryClause }),
  'inquiry.read': ({ purchase }) => ({ purchase }),
  'inquiry.make': ({ purchase, candidate }) => ({ purchase, candidate }),
  'inquiry.add-question': ({ inquiry }) => ({ inquiry, ask: 'Is it so?' }),
  'inquiry.remove-question': ({ askedQuestion }) => ({ question: askedQuestion }),
  'inquiry.discard': ({ inquiry }) => ({ inquiry }),
  'inquiry.send': ({ inquiry }) => ({ inquiry, subject: 'Case', closesOn: '2026-07-01' }),
  'inquiry.invite-contact': ({ sheet }) => ({ sheet, mail: 'contact@maker.example' }),
  'inquiry.revoke-contact': ({ sheet }) => ({ sheet }),
  'inquiry.set-aside': ({ sheet }) => ({ sheet, reason: 'No answer came.' }),
  'inquiry.answer-clarification': ({ clarification }) => ({ clarification, text: 'This is meant.' }),
  'inquiry.judge-difference': ({ sheet, askedQuestion }) => ({ sheet, question: askedQuestion, differs: true }),
  'inquiry.download-file': ({ answerFile }) => ({ file: answerFile }),
  'inquiry.export': ({ sheet }) => ({ sheet }),
  'inquiry.import': ({ sheet }) => ({ sheet, path: 'filled.xlsx', digest: 'c'.repeat(64), sizeBytes: 1 }),
  'answer-sheet.export': () => ({}),
  'answer-sheet.import': () => ({ path: 'filled.xlsx', digest: 'c'.repeat(64), sizeBytes: 1 }),
  'answer-sheet.ask-code': () => ({ link: 'any' }),
  'answer-sheet.enter': () => ({ link: 'any', code: 'any' }),
  'answer-sheet.leave': () => ({}),
  'answer-sheet.read': () => ({}),
  'answer-sheet.answer': () => ({ question: 'any', state: 'yes' }),
  'answer-sheet.add-file': () => ({ path: 'new.txt', digest: 'c'.repeat(64), sizeBytes: 1 }),
  'answer-sheet.remove-file': () => ({ file: 'any' }),
  'answer-sheet.ask-back': () => ({ text: 'What is meant?' }),
  'answer-sheet.reply': () => ({ requirement: 'pledge/vdp', text: 'It is there.' }),
  'answer-sheet.hand-in': () => ({}),
  'workload.exchange': () => ({ workload: 'any', token: 'any' }),
  'workload.list': () => ({}),
  'workload.trust': () => ({ name: 'Build', issuer: 'https://builds.example', conditions: [{ claim: 'repository', value: 'acme/gateway' }], productIds: ['any'], account: 'any' }),
  'workload.revoke': ({ workload }) => ({ workload }),
  'directory.list-users': () => ({}),
  'directory.read-user': ({ user }) => ({ resource: user }),
  'directory.add-user': () => ({ userName: 'new' }),
  'directory.replace-user': ({ user }) => ({ resource: user, userName: 'changed' }),
  'directory.patch-user': ({ user }) => ({ resource: user, operations: [{ op: 'replace', path: 'active', value: false }] }),
  'directory.remove-user': ({ user }) => ({ resource: user }),
  'directory.list-groups': () => ({}),
  'directory.read-group': ({ group }) => ({ resource: group }),
  'directory.add-group': () => ({ displayName: 'New' }),
  'directory.replace-group': ({ group }) => ({ resource: group, displayName: 'Changed' }),
  'directory.patch-group': ({ group }) => ({ resource: group, operations: [{ op: 'replace', path: 'displayName', value: 'Changed' }] }),
  'directory.remove-group': ({ group }) => ({ resource: group }),
  'setting.list': () => ({}),
  'posture.read': () => ({}),
};
