/** The addresses of every page of the maker’s rooms, filled in with what a data folder holds. */
import type { Reader } from '../../src/store/store.ts';
import { filled as fill, type Fields, type PageAddress, type Route } from './filled-address.ts';
import { isOf } from './rooms.ts';

/** Pages whose field names something that no portfolio holds, and why. */
const notAsked: Readonly<Record<string, string>> = {
  '/providers/{provider}': 'a sign-in provider is connected by asking it over the network',
  '/products/{product}/claims/finding': 'it stands for a finding that a person must read, by its fingerprint',
  '/audit/export': 'it is a file of the whole log, in parts, and no page',
  '/calendar/assay.ics': 'it is a file for calendars, and no page',
};

/** What a page is asked for besides its path, each a look of its own. */
const queries: Readonly<Record<string, readonly string[]>> = {
  '/home': ['', 'words=product+1'],
  '/assessments/{assessment}': ['', 'view=principles', 'view=guide', 'view=all', 'view=all&verdict=unknown'],
  '/assessments/{assessment}/requirement': ['id=pledge/mfa', 'id=pledge/cves', 'id=white-paper/sbom', 'id=pledge/evidence-of-intrusions'],
  '/products/{product}/claims/list': ['of=claims', 'of=affirmations', 'of=requests', 'of=reviews', 'of=set-asides'],
  '/products/{product}/claims/requirement': ['id=white-paper/tailored-threat-model', 'id=pledge/sso-in-baseline'],
  '/products/{product}/claims/affirm': ['requirement=pledge/sso-in-baseline'],
  '/products/{product}/claims/ask': ['requirement=pledge/sso-in-baseline'],
  '/products/{product}/claims/end': ['of=claim&id={claim}'],
  '/products/{product}/claims/new': ['', 'kind=board-report'],
  '/products/{product}/difference': ['before={earlier}&after={assessment}'],
  '/questionnaires/{questionnaire}': ['', 'state=planned', 'words=factor'],
  '/evidence/{evidence}/text': ['', 'line=30&look'],
  '/audit': ['', 'action=assessment.complete', 'outcome=refused', 'actor=person:second', 'target=product:{product}', 'since=2026-05-01'],
};

/** The endings of a product’s goals: their kinds and the tables of what ends. */
const endings = { measures: 'chosenMeasure', setbacks: 'setback', ways: 'chosenWay', narratives: 'goalNarrative', 'free-goals': 'freeGoal', figures: 'declaredFigure' } as const;

/**
 * The addresses of all pages that are looked at by GET.
 * @param slugs the products whose pages are asked for
 * @throws Error when a field of a page is not known here: a new page has to be asked for too
 */
export async function pageAddresses(rows: Reader, routes: readonly Route[], slugs: readonly string[]): Promise<readonly PageAddress[]> {
  const all = await everywhere(rows);
  const products = await Promise.all(slugs.map(async (slug) => ({ slug, fields: { ...all, ...(await ofProduct(rows, slug)) } })));
  return routes.filter(({ method, path }) => method === 'GET' && !Object.hasOwn(notAsked, path) && isOf('maker', path)).flatMap(({ path }) => {
    const isOfProduct = /\{(product|release|evidence|assessment|milestone|incident|questionnaire|question|report|job|request)\}/.test(path);
    return (isOfProduct ? products : products.slice(0, 1)).flatMap(({ slug, fields }) => (queries[path] ?? ['']).flatMap((query) => variants(path, fields).flatMap(({ filled, words }) => {
      const asked = fill(query, fields);
      return filled === undefined || asked === undefined ? [] : [{ route: path, name: [path, query, words, isOfProduct ? slug : ''].filter((part) => part !== '').join(' '), address: asked === '' ? filled : `${filled}?${asked}` }];
    })));
  });
}

/** A path for each goal and each kind of ending, once for others. */
function variants(path: string, fields: Fields): readonly { readonly filled: string | undefined; readonly words: string }[] {
  if (path.includes('{number}')) return ['1', '4', '5', '6'].map((number) => ({ filled: fill(path, { ...fields, number }), words: number }));
  if (path.startsWith('/publisher/')) return [{ filled: fill(path, { ...fields, key: fields['publisherKey'] }), words: '' }];
  if (path.includes('{kind}')) return Object.keys(endings).map((kind) => ({ filled: fill(path, { ...fields, kind, id: fields[kind] }), words: kind }));
  return [{ filled: fill(path, fields), words: '' }];
}

async function everywhere(rows: Reader): Promise<Fields> {
  const publisher = await rows.selectFrom('publisher').select('keyFile').executeTakeFirst();
  return {
    account: (await rows.selectFrom('account').select('id').orderBy('id', 'desc').limit(1).executeTakeFirst())?.id,
    passkeyId: (await rows.selectFrom('passkey').select('id').where('accountId', '=', 'lead').executeTakeFirst())?.id,
    sequence: String((await rows.selectFrom('auditEntry').select('sequence').where('action', '=', 'assessment.complete').orderBy('sequence', 'desc').limit(1).executeTakeFirst())?.sequence ?? 0),
    webhook: (await rows.selectFrom('webhook').select('id').executeTakeFirst())?.id,
    key: 'onePersonPublishing',
    publisherKey: publisher === undefined ? undefined : keyIn(publisher.keyFile),
  };
}

/** The first key of a signed key file. */
function keyIn(file: string): string | undefined {
  const { payload } = JSON.parse(Buffer.from(file, 'base64').toString('utf8')) as { readonly payload: string };
  const { keys } = JSON.parse(Buffer.from(payload, 'base64').toString('utf8')) as { readonly keys: readonly { readonly keyId: string }[] };
  return keys[0]?.keyId;
}

async function ofProduct(rows: Reader, slug: string): Promise<Fields> {
  const { id: product } = await rows.selectFrom('product').select('id').where('slug', '=', slug).executeTakeFirstOrThrow();
  const newest = async (table: 'milestone' | 'incident' | 'questionnaire' | 'freeGoal' | 'chosenMeasure' | 'setback' | 'chosenWay' | 'goalNarrative' | 'claim' | 'affirmationRequest' | 'report' | 'declaredFigure'): Promise<string | undefined> =>
    (await rows.selectFrom(table).select('id').where('productId', '=', product).orderBy('id').limit(1).executeTakeFirst())?.id;
  const standing = async (table: 'chosenMeasure' | 'setback' | 'chosenWay' | 'goalNarrative' | 'declaredFigure'): Promise<string | undefined> => (await rows.selectFrom(table).select('id').where('productId', '=', product).where('endedAt', 'is', null).orderBy('id').limit(1).executeTakeFirst())?.id;
  const release = (await rows.selectFrom('release').select('id').where('productId', '=', product).orderBy('createdAt', 'desc').limit(1).executeTakeFirst())?.id;
  const [last, earlier] = await rows.selectFrom('assessment').select('id').where('productId', '=', product).orderBy('at', 'desc').limit(2).execute();
  const questionnaire = (await rows.selectFrom('questionnaire').select('id').where('productId', '=', product).orderBy('createdAt', 'desc').limit(1).executeTakeFirst())?.id;
  return {
    product, release, questionnaire, assessment: last?.id, earlier: earlier?.id, goal: await newest('freeGoal'), milestone: await newest('milestone'), incident: await newest('incident'), claim: await newest('claim'), request: await newest('affirmationRequest'), report: await newest('report'),
    evidence: (await rows.selectFrom('evidenceFile').select('id').where('releaseId', '=', release ?? '').where('path', '=', 'sbom/product.cdx.json').where('removedAt', 'is', null).executeTakeFirst())?.id,
    question: (await rows.selectFrom('question').select('id').where('questionnaireId', '=', questionnaire ?? '').orderBy('position').limit(1).executeTakeFirst())?.id,
    job: (await rows.selectFrom('job').select('id').where('kind', '=', 'assess-release').orderBy('createdAt', 'desc').limit(1).executeTakeFirst())?.id,
    measures: await standing('chosenMeasure'), setbacks: await standing('setback'), ways: await standing('chosenWay'), narratives: await standing('goalNarrative'), figures: await standing('declaredFigure'), 'free-goals': await newest('freeGoal'),
  };
}
