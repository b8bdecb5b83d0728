import { resolve } from 'node:path';
import { stringify } from 'yaml';
import { listFolder, type Folder } from '../collect/folder.ts';
import { visible } from '../report/escape/visible.ts';
import { guessedCandidates } from './candidates.ts';
import { gather } from './gather.ts';
import { guessProduct, type Guess } from './guess.ts';

/**
 * A commented `assay.yaml` for a folder: what was found is filled in, what only a person knows is a commented line.
 * Nothing is asked that can be found out.
 */
export async function draftStatement(path: string, onProgress: (done: number, total: number) => void): Promise<{ readonly yaml: string; readonly evidence: number; readonly unreadable: Folder['unreadable'] }> {
  const folder = await listFolder(resolve(path));
  const { entries } = await gather(folder, guessedCandidates(folder.files), { files: [] }, onProgress);
  const found = entries.filter((entry) => entry.state === 'read' && entry.kind !== undefined);
  const evidence = found.map((entry) => `  - path: ${scalar(entry.artifact.path)}\n    kind: ${entry.kind ?? ''}\n`).join('');
  const patterns = [['**/*.test.*', /\.test\.[a-z]{1,4}$/i], ['**/*.spec.*', /\.spec\.[a-z]{1,4}$/i]] as const;
  const named = patterns.filter(([, pattern]) => folder.files.some((file) => pattern.test(file))).map(([glob]) => glob);
  const tests = [...named, ...new Set(folder.files.map((file) => /^(.*?\/)?(tests?|__tests__|specs?|e2e|cypress|playwright|fixtures?|examples?|bench(marks?)?|\.github|\.gitlab|\.circleci)\//i.exec(file)?.[0]).filter((name) => name !== undefined))].slice(0, 30);
  return { evidence: found.length, unreadable: folder.unreadable, yaml: `${head(await guessProduct(folder))}
# Where evidence lies. Found by looking; remove what does not speak for this product.
evidence:${found.length === 0 ? ' []\n' : `\n${evidence}`}
# Folders that are not shipped to customers; the source checks leave them out, all but workflows of a build.
notShipped:${tests.length === 0 ? ' []\n' : `\n${tests.map((name) => `  - ${scalar(name.replace(/\/$/, ''))}\n`).join('')}`}${tail}` };
}

/** A YAML scalar that holds no control character whatever the name of the file. */
function scalar(value: string): string {
  return stringify(visible(value), { lineWidth: 0 }).trimEnd();
}

/** What was guessed, marked as such. */
function guessLine(key: string, guess: Guess | undefined): string {
  return guess === undefined ? `# ${key}: ?` : `${key}: ${scalar(guess.text)} # ? guessed from ${guess.from}`;
}

function head({ name, version }: { readonly name: Guess; readonly version?: Guess }): string {
  return `# What the maker says about this product, and where its evidence lies.
# Everything here is the maker's word; Assay measures what it can and says which is which.
assay: 1
product:
  ${guessLine('name', name)}
  # maker: ?
  ${guessLine('version', version)}

# What kind of product this is. A requirement is left out only when a condition is denied with a reason.
# conditions:
#   on-premises: true
#   cloud-service: true
#   customer-accounts: { holds: false, reason: this release signs nobody in }
#   customer-data: true
#   database: true
#   web-interface: true
#   network-service: true
#   configurable: true
#   third-party-components: true
#   artificial-intelligence: { holds: false, reason: no model is part of the product }
`;
}

const tail = `
# A table of known default credentials (CSV with a column for the password) that shipped files are compared with; it need not ship.
# credentialList: security/known-default-credentials.csv

# Your short name as issuer of CVE records, when you are one; only your own records bear on you.
# cnaShortName: ?

# The day on which the pledge was signed; without it no clock runs.
# pledge: { signedAt: 2026-01-31 }

# Measures chosen in advance, with where they started and where they shall go.
# measures:
#   - requirement: pledge/default-passwords
#     measure: default-credentials
#     chosenAt: 2026-01-31
#     baseline: { at: 2026-01-31, numerator: 4, denominator: 120 }
#     target: { value: 0 }

# Security-relevant defaults as shipped.
# defaults:
#   - { setting: automatic-updates, audience: everyone, value: on, since: 2026-01-31 }

# lifecycle: { supportedUntil: 2029-12-31, endOfLifeAt: 2030-12-31 }
# logs: { retentionDays: 400, extraCharge: false }

# A claim is your word on a requirement; an affirmation answers a part that only a person can know;
# a review settles a finding that a person must read; a set-aside keeps a finding out of --fail-on until a date.
# claims:
#   - { requirement: pledge/approach-public, text: what is so, by: name, role: role, at: 2026-01-31, expiresAt: 2027-01-31 }
# affirmations: []
# reviews: []
# setAside: []
`;
