import { Refused } from '../../attest/refusal.ts';
import { firstIssue } from '../../attest/shape.ts';
import { parseJson } from '../../read/gateway/json.ts';
import { Unreadable } from '../../read/source.ts';
import { quote, say } from '../../model/text.ts';
import { signerCommandShape, type SignerCommand } from './command-signer.ts';
import { KeysRefused } from './keys-refused.ts';
import { readOwned } from './owned-file.ts';

const sizeMax = 65_536;

/**
 * Reads the description of an external signer that a person wrote: the same fields as it is kept with, in any layout.
 * @throws KeysRefused with the place and what was expected
 */
export function signerDescriptor(path: string): SignerCommand {
  const bytes = readOwned(path, sizeMax, 'everybody');
  try {
    const parsed = signerCommandShape.safeParse(parseJson(bytes));
    if (parsed.success) return parsed.data;
    const issue = firstIssue(parsed.error);
    throw new KeysRefused('request', say`${quote(path)} does not describe a signer. At ${quote(issue.path)}: ${quote(issue.expected)}. See docs/dossier/keys.md.`);
  } catch (problem) {
    if (problem instanceof Unreadable) throw new KeysRefused('request', say`${quote(path)} ${quote(problem.reason)}.`);
    if (problem instanceof Refused) throw new KeysRefused('request', say`${quote(path)} does not describe a signer. ${problem.text}`);
    throw problem;
  }
}
