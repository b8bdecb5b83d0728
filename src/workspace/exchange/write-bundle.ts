import { toBase64 } from '../../attest/bytes.ts';
import { signEnvelope } from '../../attest/sign-envelope.ts';
import { statementPayloadType } from '../../attest/statement.ts';
import { sourcesOf } from '../../model/source-seen.ts';
import { rawText } from '../../model/text.ts';
import type { VendorPosition } from '../../model/vendor-position.ts';
import { parseAllowed } from '../../net/allowed.ts';
import { visible } from '../../report/escape/visible.ts';
import type { StoredBytes } from '../../store/evidence/evidence-store.ts';
import type { Scope } from '../../store/scope.ts';
import { ActRefused } from '../act-refused.ts';
import { keptPosition } from '../purchases/kept-position.ts';
import { bytesOf } from '../questionnaires/kept-files.ts';
import { demandsOf } from '../terms/demands-of.ts';
import type { Services } from '../services.ts';
import { acceptanceKey } from '../terms/acceptance-key.ts';
import { bundleMost, bundlePayload, type PeerBundle } from './peer-bundle.ts';

/** A bundle that was written, and what of it stays here. */
export interface WrittenBundle {
  readonly stored: StoredBytes;
  readonly bundle: PeerBundle;
  readonly keyId: string;
  /** Findings whose places are inside the own network. */
  readonly leftOut: number;
}

/** Sources named for one finding. */
const sourcesMost = 3;

/**
 * Writes a bundle for peers: of each maker what its newest looks show to everybody, and of each case what it asks. Nothing else of them
 * is read, and what was seen on hosts inside the own network stays out.
 * @param vendors ids of makers @param purchases ids of cases
 * @throws ActRefused when one is not there, has no domain, or was not looked at
 */
export async function writeBundle(services: Services, scope: Scope, { vendors, purchases }: { readonly vendors: readonly string[]; readonly purchases: readonly string[] }, at: string): Promise<WrittenBundle> {
  if (vendors.length + purchases.length === 0) throw new ActRefused('invalid-input', 'Nothing was chosen.', [{ path: 'vendors', message: 'Expected a maker or a case at least.' }]);
  const chosen = await services.store.read(scope, async (rows) => {
    const makers = vendors.length === 0 ? [] : await rows.selectFrom('vendor').select(['id', 'domain']).where('id', 'in', vendors).orderBy('domain').execute();
    const looks = [];
    for (const { id, domain } of makers) {
      if (domain === null) throw new ActRefused('invalid-input', 'Peers know a maker by its domain.', [{ path: 'vendors', message: 'Expected makers with a domain.' }]);
      const own = await rows.selectFrom('vendorLook').select(['product', 'endedAt', 'catalogVersion', 'positionDigest']).where('vendorId', '=', id).orderBy('endedAt', 'desc').limit(40).execute();
      if (own.length === 0) throw new ActRefused('invalid-input', 'What nobody looked at can’t be passed on.', [{ path: 'vendors', message: 'Expected makers that were looked at.' }]);
      // The newest look of each product.
      for (const look of own.filter((one, index) => own.findIndex(({ product }) => product === one.product) === index)) looks.push({ domain, ...look });
    }
    const demands = [];
    const cases = purchases.length === 0 ? [] : await rows.selectFrom('purchase').select('id').where('id', 'in', purchases).execute();
    for (const { id } of cases) demands.push(...(await demandsOf(rows, id)));
    if (makers.length !== vendors.length || cases.length !== purchases.length) throw new ActRefused('not-found', 'There is no such maker or case here.');
    return { looks, demands };
  });
  if (chosen.looks.length > bundleMost.makers) throw new ActRefused('too-many', `At most ${bundleMost.makers} looks go into one bundle. Choose fewer makers.`);
  const inside = insideHosts(services);
  const makers: PeerBundle['makers'] = [];
  let leftOut = 0;
  for (const { domain, product, endedAt, catalogVersion, positionDigest } of chosen.looks) {
    const { findings, omitted } = findingsIn(await keptPosition(services, scope, positionDigest), domain, inside);
    leftOut += omitted;
    makers.push({ domain, product: shortened(product, 120), seenAt: endedAt, catalog: catalogVersion, findings });
  }
  const { key, signer } = await acceptanceKey(services, scope);
  const organisation = (await services.store.organisations()).find(({ id }) => id === scope.organisationId)?.name ?? '';
  const bundle: PeerBundle = { organisation: shortened(organisation, 300), publicKey: toBase64(key.bytes), asOf: makers.map(({ seenAt }) => seenAt).toSorted().at(-1) ?? at, makers, requests: requestsOf(chosen.demands) };
  const envelope = await signEnvelope(statementPayloadType, await bundlePayload(bundle), [signer], [key]);
  return { stored: await services.evidence.put(scope, bytesOf(envelope), bundleMost.bytes * 2), bundle, keyId: key.keyId, leftOut };
}

function findingsIn(position: VendorPosition, domain: string, inside: ReadonlySet<string>): { readonly findings: PeerBundle['makers'][number]['findings']; readonly omitted: number } {
  const seen = new Set(position.visible);
  const findings: PeerBundle['makers'][number]['findings'] = [];
  let omitted = 0;
  for (const verdict of position.verdicts) {
    if (!seen.has(verdict.requirement) || verdict.isAnotherWay === true || verdict.verdict === 'unknown' || verdict.verdict === 'not-applicable') continue;
    const sources = sourcesOf(verdict, position);
    if (inside.has(domain) || sources.some(({ address }) => inside.has(hostOf(address)))) omitted += 1;
    else findings.push({ requirement: verdict.requirement, verdict: verdict.verdict === 'contradicted' ? 'differs' : verdict.verdict, reason: shortened(rawText(verdict.reason), 1000), sources: sources.slice(0, sourcesMost).map(({ address, day, digest }) => ({ address: shortened(address, 2000), day, digest })) });
  }
  return { findings: findings.slice(0, bundleMost.findings), omitted };
}

/** Hosts that the operator lets be looked at although they are inside the network. */
function insideHosts({ settings }: Pick<Services, 'settings'>): ReadonlySet<string> {
  return new Set(settings.vendorHostsAllowed.map(parseAllowed).filter(({ lets }) => lets !== 'port').map(({ host }) => host));
}

/** Words with nothing invisible in them, and no character cut in two. */
function shortened(text: string, length: number): string {
  return visible(text).slice(0, length).toWellFormed();
}

function hostOf(address: string): string {
  return URL.parse(address)?.hostname ?? '';
}

/** What several cases ask, each once; a must of one is a must. */
function requestsOf(demands: readonly { readonly requirement: string; readonly level: 'must' | 'should' }[]): PeerBundle['requests'] {
  const levels = new Map<string, 'must' | 'should'>();
  for (const { requirement, level } of demands) if (levels.get(requirement) !== 'must') levels.set(requirement, level);
  return [...levels].map(([requirement, level]) => ({ requirement, level })).toSorted((one, other) => (one.requirement < other.requirement ? -1 : 1));
}

/** Bytes of a bundle out of the evidence store. @throws StoreFailure */
export async function keptBundle({ evidence }: Pick<Services, 'evidence'>, scope: Scope, digest: string): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  for await (const piece of evidence.open(scope, digest)) pieces.push(piece);
  return Buffer.concat(pieces);
}
