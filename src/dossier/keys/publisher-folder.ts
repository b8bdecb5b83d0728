import { join } from 'node:path';
import { quote, say } from '../../model/text.ts';
import { parseHostname } from '../../read/identifier/hostname.ts';
import { KeysRefused } from './keys-refused.ts';

/**
 * Where a publisher's keys lie in a data folder. Only a domain name becomes part of the path.
 * @throws KeysRefused
 */
export function publisherFolder(dataFolder: string, domain: string): string {
  const publisher = parseHostname(domain);
  if (publisher === undefined) throw new KeysRefused('request', say`${quote(domain)} is no domain name. Expected is the publisher’s domain such as acme.example; one with other letters in its xn-- form.`);
  return join(dataFolder, 'publishers', publisher);
}
