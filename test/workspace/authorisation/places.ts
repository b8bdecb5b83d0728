import type { Actor } from '../../../src/identity/actor.ts';
import type { Scope } from '../../../src/store/scope.ts';
import { assessmentJob } from '../../../src/workspace/measured/assess-release.ts';
import type { World } from '../support/world.ts';

/** Ids of one of each thing that an act may name. */
export interface Place {
  readonly product: string;
  readonly release: string;
  readonly evidence: string;
  readonly assessment: string;
  readonly job: string;
  readonly report: string;
  readonly account: string;
  readonly grant: string;
}

/** A product with everything below it, and a role of an account that has ended; all of them belong to that account. */
export async function furnish(world: World, scope: Scope, owner: Actor, given?: { readonly product: string }): Promise<Place> {
  const at = world.now();
  const id = (kind: string): string => world.nextId(`${kind}-`);
  const place = { product: given?.product ?? id('product'), release: id('release'), evidence: id('evidence'), assessment: id('assessment'), job: id('job'), report: id('report'), account: owner.accountId ?? '', grant: id('grant') };
  await world.store.write(scope, async (rows) => {
    if (given === undefined) await rows.insertInto('product').values({ id: place.product, slug: place.product, name: 'Product', statement: '', createdAt: at, changedAt: at, archivedAt: null }).execute();
    await rows.insertInto('release').values({ id: place.release, productId: place.product, version: place.release, createdAt: at }).execute();
    await rows.insertInto('evidenceFile').values({ id: place.evidence, releaseId: place.release, path: 'file.txt', digest: 'a'.repeat(64), sizeBytes: 1, origin: 'handed-over', reading: null, receivedAt: at, receivedBy: place.account, removedAt: null }).execute();
    await rows.insertInto('assessment').values({ id: place.assessment, releaseId: place.release, at, ruleVersion: '1', digest: 'b'.repeat(64), sizeBytes: 1, summary: JSON.stringify({ counts: {}, goals: [] }), askedBy: place.account }).execute();
    await rows.insertInto('job').values({ id: place.job, kind: assessmentJob, input: JSON.stringify({ productId: place.product, releaseId: place.release }), state: 'waiting', askedBy: place.account, attempts: 0, leasedBy: null, leasedUntil: null, runAt: at, progress: '{"done":0,"total":null,"words":""}', result: null, problem: null, createdAt: at, endedAt: null }).execute();
    await rows.insertInto('report').values({ id: place.report, productId: place.product, kind: 'progress', form: 'form-1', subject: 'Product', periodFrom: '2026-01-01', periodTo: '2026-05-31', at, ruleVersion: '1', sources: '[]', madeBy: place.account }).execute();
    await rows.insertInto('reportFile').values({ reportId: place.report, format: 'pdf', digest: 'd'.repeat(64), sizeBytes: 1 }).execute();
    await rows.insertInto('roleGrant').values({ id: place.grant, accountId: place.account, role: 'approver', productId: null, grantedAt: at, grantedBy: 'test', endsAt: at, lastUsedAt: null }).execute();
  });
  return place;
}

/** Ids that nothing has. */
export const nowhere: Place = { product: 'unknown', release: 'unknown', evidence: 'unknown', assessment: 'unknown', job: 'unknown', report: 'unknown', account: 'unknown', grant: 'unknown' };

/** An input for each act of people and products. The tests hold that none is missing. */
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
  'product.set-statement': ({ product }) => ({ product, statement: '' }),
  'release.add': ({ product }) => ({ product, version: 'new' }),
  'release.list': ({ product }) => ({ product }),
  'release.read': ({ release }) => ({ release }),
  'assessment.latest': () => ({}),
  'assessment.read-requirement': ({ assessment }) => ({ assessment, requirement: 'pledge/vdp' }),
  'evidence.add': ({ release }) => ({ release, path: 'new.txt', digest: 'c'.repeat(64), sizeBytes: 1 }),
  'evidence.list': ({ release }) => ({ release }),
  'evidence.read': ({ evidence }) => ({ evidence }),
  'evidence.download': ({ evidence }) => ({ evidence }),
  'evidence.remove': ({ evidence }) => ({ evidence }),
  'assessment.ask': ({ release }) => ({ release }),
  'assessment.list': ({ release }) => ({ release }),
  'assessment.read': ({ assessment }) => ({ assessment }),
  'assessment.download': ({ assessment }) => ({ assessment }),
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
  'gate.read': ({ product }) => ({ product }),
  'gate.choose': ({ product }) => ({ product, demands: [{ requirement: 'pledge/vdp', demand: 'met' }] }),
  'gate.pass': ({ release }) => ({ release }),
  'incident.list': ({ product }) => ({ product }),
  'incident.record': ({ product }) => ({ product, title: 'An incident', happenedAt: '2026-01-01', statement: { kind: 'other', account: 'What happened there.', feature: 'not-known-yet' } }),
  'pledge.write-mail': () => ({}),
  'setting.list': () => ({}),
  'posture.read': () => ({}),
};
