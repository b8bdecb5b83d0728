import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';

/** Characters of a password at least and at most (OWASP ASVS 5.0, 6.2.1 and 6.2.9). */
export const passwordLengthLeast = 15;
export const passwordLengthMost = 256;
/** Characters that must be left when what everybody knows is taken out. */
const ownLeast = 10;
/** Words of this workspace that nobody’s password is made of, beside what is known of its owner. */
export const contextWords: readonly string[] = ['assay', 'password', 'workspace', 'evidence', 'dossier'];

/** Why a password is not taken. */
export type PasswordRefusal = 'too-short' | 'too-long' | 'breached' | 'guessable';

let listed: Promise<ReadonlySet<string>> | undefined;

/** The list that comes with Assay, loaded when the first password is set: it works without any connection. */
async function commonPasswords(): Promise<ReadonlySet<string>> {
  listed ??= import('@zxcvbn-ts/language-common').then(({ dictionary }) => new Set(dictionary['passwords-common'].map((word) => word.toLowerCase())));
  return listed;
}

/**
 * Looks whether a new password may be used: by its length, by lists of passwords that became known, and by what it is made of.
 * There are no rules about kinds of characters.
 * @param knownWords what is known of its owner: names
 * @param operatorList path of the operator’s own list, one password a line, looked through each time
 * @returns why not; undefined when it may be used
 */
export async function passwordRefusal(password: string, knownWords: readonly string[], operatorList: string | undefined): Promise<PasswordRefusal | undefined> {
  const text = password.normalize('NFKC');
  const length = [...text].length;
  if (length < passwordLengthLeast) return 'too-short';
  if (length > passwordLengthMost) return 'too-long';
  const plain = text.toLowerCase();
  const common = await commonPasswords();
  if (common.has(plain) || (operatorList !== undefined && await isListed(operatorList, text))) return 'breached';
  return isMadeOfListed(plain, common) || isLittleMoreThan(plain, [...knownWords, ...contextWords]) ? 'guessable' : undefined;
}

/** One thing over and over, two of them after one another, or hardly any different characters. */
function isMadeOfListed(plain: string, common: ReadonlySet<string>): boolean {
  const bare = plain.replaceAll(/[\s._-]/gu, '');
  if (new Set(bare).size < 5) return true;
  for (let size = 1; size <= bare.length / 2; size += 1) {
    const unit = bare.slice(0, size);
    if (unit.repeat(Math.ceil(bare.length / size)).slice(0, bare.length) === bare) return true;
  }
  for (let cut = 1; cut < bare.length; cut += 1) if (common.has(bare.slice(0, cut)) && common.has(bare.slice(cut))) return true;
  return common.has(bare);
}

function isLittleMoreThan(plain: string, known: readonly string[]): boolean {
  const words = known.flatMap((word) => word.toLowerCase().split(/[\s@._-]+/u)).filter((word) => word.length >= 3);
  const rest = words.reduce((text, word) => text.replaceAll(word, ''), plain);
  return [...rest].length < Math.min(ownLeast, [...plain].length);
}

async function isListed(path: string, password: string): Promise<boolean> {
  const lines = createInterface({ input: createReadStream(path, 'utf8'), crlfDelay: Infinity });
  let isFound = false;
  try {
    for await (const line of lines) {
      if (line !== password && line.toLowerCase() !== password.toLowerCase()) continue;
      isFound = true;
      break;
    }
  } finally {
    lines.close();
  }
  return isFound;
}
