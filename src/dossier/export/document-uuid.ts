import { canonicalJson } from '../../attest/canonical-json.ts';
import type { DossierPredicate } from '../../attest/dossier-predicate.ts';
import { nameUuid } from '../../report/catalog/name-uuid.ts';

/**
 * The UUID of one form of a publication: the same on every machine, another for another publication.
 * It follows from what a publication is known by and not from its list of files, which holds the digest of the form itself.
 * @param form a name such as `cyclonedx`
 */
export function documentUuid(form: string, predicate: DossierPredicate): string {
  const { publisher, product, versions, assessedAt, publishedAt, sequence, previous, log } = predicate;
  return nameUuid(`${form} ${canonicalJson({ publisher, product, versions, assessedAt, publishedAt, sequence, ...(previous === undefined ? {} : { previous }), log })}`);
}
