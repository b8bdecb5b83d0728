import { utf8, type Bytes } from '../../attest/bytes.ts';
import { canonicalBytes } from '../../attest/canonical-json.ts';
import { sha256 } from '../../attest/digest.ts';
import type { DossierPredicate } from '../../attest/dossier-predicate.ts';
import { productSubject } from '../../attest/dossier-statement.ts';
import { statementType, type Subject } from '../../attest/statement.ts';
import { catalogVersion, requirements } from '../../catalog/index.ts';
import type { Digest } from '../../model/artifact.ts';
import { catalogJson } from '../../report/catalog/json.ts';
import { disclaimer } from '../../report/words.ts';
import { layout } from '../dossier-layout.ts';
import { formLimits } from './words.ts';

/** The type of an in-toto Simple Verification Result. */
const svrPredicateType = 'https://in-toto.io/attestation/svr/v0.2';

/**
 * A publication as an in-toto Simple Verification Result v0.2: the requirements that are met, and nothing of the others.
 * @param predicate one that `dossierPayload` accepts
 * @param artifacts the release's artifacts by digest, as in the dossier's own statement
 * @param envelopeDigest of the signed dossier, where it is known; absent from a form that the dossier itself lists
 * @returns the statement in canonical form, unsigned, for `signEnvelope` with `statementPayloadType`
 */
export async function svrStatement(predicate: DossierPredicate, artifacts: readonly Subject[] = [], envelopeDigest?: Digest): Promise<Bytes> {
  const { publisher, product, versions, assessedAt } = predicate;
  return canonicalBytes({
    _type: statementType,
    subject: [await productSubject(product), ...artifacts],
    predicateType: svrPredicateType,
    predicate: {
      verifier: { id: `urn:assay:verifier:${publisher}:${encodeURIComponent(versions.engine)}`, policies: [await catalogDescriptor(versions.catalog), { name: 'rules', uri: `urn:assay:rules:${encodeURIComponent(versions.rules)}` }] },
      timeCreated: assessedAt,
      properties: propertiesOf(predicate.verdicts),
      // Fields of ours, which readers of the format pass over: to leave them out changes no other field's meaning.
      assayDisclaimer: `${disclaimer} ${formLimits} A requirement that is not listed was not met, was not measured, or does not apply.`,
      ...(envelopeDigest === undefined ? {} : { assayDossier: { name: layout.envelope, digest: { sha256: envelopeDigest.slice('sha256:'.length) }, mediaType: 'application/vnd.dsse.envelope.v1+json' } }),
    },
  });
}

/** The catalogue by the digest of its JSON export; an older one, which is not at hand, by its version alone. */
async function catalogDescriptor(version: string): Promise<object> {
  const described = { name: 'catalog', uri: `urn:assay:catalog:${encodeURIComponent(version)}` };
  return version === catalogVersion ? { ...described, digest: { sha256: (await sha256(utf8(catalogJson(requirements).value))).toHex() } } : described;
}

/** A property is stated when every requirement that has its name is met: an id of another catalogue may differ from one of ours only in a sign. */
function propertiesOf(verdicts: DossierPredicate['verdicts']): readonly string[] {
  const byName = Map.groupBy(verdicts.filter((verdict) => verdict.isAnotherWay !== true), (verdict) => propertyName(verdict.requirement));
  return [...byName].filter(([, named]) => named.every((verdict) => verdict.verdict === 'met')).map(([name]) => name).toSorted();
}

/** `pledge/mfa-by-default` as `ASSAY_PLEDGE_MFA_BY_DEFAULT`. */
export function propertyName(requirement: string): string {
  return `ASSAY_${requirement.toUpperCase().replace(/[^A-Z0-9]/g, '_')}`;
}
