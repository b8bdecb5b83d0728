import type { Evidence } from '../../model/evidence.ts';
import type { Finding, Outcome } from '../../model/finding.ts';
import type { Text } from '../../model/text.ts';

/**
 * A finding about one SBOM.
 * @param what the field or property, which with the file's path is the finding's subject
 * @param count how many components the finding speaks for; 1 for the document itself
 */
export function findingOf({ artifact }: Evidence<'sbom'>, what: string, outcome: Outcome, message: Text, count = 1): Finding {
  return { outcome, subject: `${artifact.path} ${what}`, message, count, pointers: [{ artifact: artifact.digest, path: artifact.path }] };
}
