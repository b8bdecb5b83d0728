/** The addresses of every page of the customer’s rooms, filled in with what a data folder holds. */
import type { Reader } from '../../src/store/store.ts';
import { filled, type Fields, type PageAddress, type Route } from './filled-address.ts';
import { isOf } from './rooms.ts';

/** What a page is asked for besides its path, each a look of its own. */
const queries: Readonly<Record<string, readonly string[]>> = {
  '/vendors': ['', 'words=maker+001', 'archived=true', 'after=Maker%20020'],
  '/portfolio/components': ['', 'words=hammer'],
  '/purchases': ['', 'state=open', 'state=awarded', 'after={changedAt}~{purchase}'],
  '/alerts': ['', 'open=true', 'after={alertAt}~{alert}'],
  '/purchases/{purchase}': ['', 'documents={candidate}', 'makers=maker+00'],
  '/purchases/{purchase}/questions': ['', 'sheet={sheet}'],
  '/purchases/{purchase}/terms': ['', 'candidate={candidate}'],
  '/purchases/{purchase}/terms/clauses/{clause}': ['candidate={candidate}'],
  '/peers/{bundle}': ['', 'maker=1'],
  '/audit': ['', 'target=purchase:{purchase}', 'action=purchase.award'],
};

/**
 * The addresses of all pages that are looked at by GET, those of a case for cases of every kind, and the contact’s own.
 * @throws Error when a field of a page is not known here: a new page has to be asked for too
 */
export async function customerAddresses(rows: Reader, routes: readonly Route[]): Promise<readonly PageAddress[]> {
  const all = await everywhere(rows);
  const ofKind: Readonly<Record<string, readonly (readonly [string, Fields])[]>> = { purchase: await cases(rows), vendor: await makers(rows), look: await makers(rows), acceptance: await acceptances(rows) };
  return routes.filter(({ method, path }) => method === 'GET' && isOf('customer', path) && path !== '/calendar/assay.ics').flatMap(({ path }) => {
    const kind = /\{(purchase|vendor|look|acceptance)\}/.exec(path)?.[1];
    return (kind === undefined ? [['', (ofKind['purchase'] ?? [])[0]?.[1] ?? {}] as const] : ofKind[kind] ?? []).flatMap(([which, fields]) => (queries[path] ?? ['']).flatMap((query): readonly PageAddress[] => {
      const [at, asked] = [path, query].map((text) => filled(text, { ...all, ...fields }));
      if (at === undefined || asked === undefined) return [];
      return [{ route: path, name: [path, query, which].filter((part) => part !== '').join(' '), address: asked === '' ? at : `${at}?${asked}`, ...(path.startsWith('/answer/') ? { by: 'contact' as const } : {}) }];
    }));
  });
}

async function everywhere(rows: Reader): Promise<Fields> {
  const alert = await rows.selectFrom('vendorAlert').select(['id', 'at']).orderBy('at', 'desc').orderBy('id', 'desc').limit(1).executeTakeFirst();
  return {
    alert: alert?.id, alertAt: alert?.at,
    check: (await rows.selectFrom('dossierCheck').select('id').orderBy('at', 'desc').limit(1).executeTakeFirst())?.id,
    bundle: (await rows.selectFrom('peerBundle').select('id').orderBy('at', 'desc').limit(1).executeTakeFirst())?.id,
    purchase: undefined, changedAt: undefined, candidate: undefined, sheet: undefined, clause: undefined, vendor: undefined, look: undefined, acceptance: undefined,
  };
}

/** The newest case of each kind. */
async function cases(rows: Reader): Promise<readonly (readonly [string, Fields])[]> {
  const newest = async (stage: 'before' | 'during' | 'after', isTender: boolean): Promise<Fields | undefined> => {
    const found = await rows.selectFrom('purchase').innerJoin('inquiry', 'inquiry.purchaseId', 'purchase.id').select(['purchase.id', 'purchase.changedAt']).where('purchase.stage', '=', stage).where('purchase.state', '!=', 'dropped').where('purchase.isTender', '=', isTender ? 1 : 0).where('purchase.appetite', '=', 'averse').where('purchase.criticality', '!=', 'low').orderBy('purchase.createdAt', 'desc').limit(1).executeTakeFirst();
    if (found === undefined) return undefined;
    const second = await rows.selectFrom('candidate').select('id').where('purchaseId', '=', found.id).orderBy('addedAt').limit(1).offset(1).executeTakeFirst();
    const sheet = await rows.selectFrom('answerSheet').select('id').where('candidateId', '=', second?.id ?? '').limit(1).executeTakeFirst();
    const clause = await rows.selectFrom('clause').select('id').where('candidateId', '=', second?.id ?? '').limit(1).executeTakeFirst();
    return { purchase: found.id, changedAt: found.changedAt, candidate: second?.id, sheet: sheet?.id, clause: clause?.id };
  };
  const kinds = [['tender being decided', 'during', true], ['tender being asked', 'before', true], ['case being decided', 'during', false], ['case being asked', 'before', false], ['awarded case', 'after', false]] as const;
  const found: (readonly [string, Fields])[] = [];
  for (const [which, stage, isTender] of kinds) {
    const fields = await newest(stage, isTender);
    if (fields !== undefined) found.push([which, fields]);
  }
  return found;
}

/** One that shows much and is looked at often, and one that shows little. */
async function makers(rows: Reader): Promise<readonly (readonly [string, Fields])[]> {
  const found = await rows.selectFrom('vendor').select(['id', 'name']).where('name', 'in', ['Maker 001', 'Maker 012']).orderBy('name').execute();
  return Promise.all(found.map(async ({ id, name }) => [name, { vendor: id, look: (await rows.selectFrom('vendorLook').select('id').where('vendorId', '=', id).orderBy('endedAt', 'desc').limit(1).executeTakeFirst())?.id }] as const));
}

async function acceptances(rows: Reader): Promise<readonly (readonly [string, Fields])[]> {
  const accepted = await rows.selectFrom('acceptanceDecision').select('acceptanceId').where('outcome', '=', 'approved').orderBy('decidedAt', 'desc').limit(1).executeTakeFirst();
  const waiting = await rows.selectFrom('acceptance').leftJoin('acceptanceDecision', 'acceptanceDecision.acceptanceId', 'acceptance.id').select('acceptance.id').where('acceptanceDecision.acceptanceId', 'is', null).orderBy('acceptance.askedAt', 'desc').limit(1).executeTakeFirst();
  return [...(accepted === undefined ? [] : [['accepted', { acceptance: accepted.acceptanceId }] as const]), ...(waiting === undefined ? [] : [['waiting', { acceptance: waiting.id }] as const])];
}
