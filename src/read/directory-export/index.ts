import { mfaFactors, phishingResistantFactors, type MfaFactor, type MfaPopulation, type MfaRole } from '../../model/evidence/mfa-adoption.ts';
import { ours } from '../../model/text.ts';
import { firstRecord, isGlimpsedObject, type Glimpse, type GlimpsedObject } from '../audit-log/peek.ts';
import { isArray, isObject, stringAt, valueAt, type JsonObject, type JsonValue } from '../gateway/json-value.ts';
import { parseJson } from '../gateway/json.ts';
import { headOf, type Head } from '../head.ts';
import { unreadableTable } from '../mfa-adoption/index.ts';
import { seriesOf, type MfaRow } from '../mfa-adoption/series-of.ts';
import { populationOf } from '../mfa-adoption/vocabulary.ts';
import { unreadable, type Note, type Reader, type Reading } from '../reader.ts';
import { RowNotes } from '../row-notes.ts';
import { Unreadable, type Source } from '../source.ts';
import { byteLines } from '../gateway/json-lines.ts';
import type { DirectoryProduct } from './product.ts';
import { googleAccounts, isGoogleList } from './google-csv.ts';
import { isOktaUsage, oktaUsage, oktaUsageAccounts } from './okta-usage.ts';
import { accountLists, productOfAccount } from './products.ts';

const bytesMax = 134_217_728;
const accountsMax = 2_000_000;

/**
 * Exports of accounts with their factors: Okta, Google Workspace, Keycloak, Auth0. Population `own-staff`, unless the document itself
 * states another.
 */
export const directoryExport: Reader<'mfa-adoption'> = {
  id: 'directory-export',
  title: 'Accounts with their factors (Okta, Google Workspace, Keycloak, Auth0)',
  produces: 'mfa-adoption',
  accepts,
  read,
};

/** The first account as far as the head shows it. */
function accepts(head: Head): boolean {
  const record = firstRecord(head);
  if (record === undefined) return isGoogleList(head) || isOktaUsage(head);
  const listed = accountLists.flatMap((key) => (Object.hasOwn(record, key) ? [firstOf(record[key])] : []));
  return [record, ...listed].some((account) => account !== undefined && productOfAccount(account as JsonObject) !== undefined);
}

function firstOf(value: Glimpse | undefined): GlimpsedObject | undefined {
  const first = Array.isArray(value) ? value[0] : undefined;
  return isGlimpsedObject(first) ? first : undefined;
}

function read(source: Source): Reading<'mfa-adoption'> {
  let format = 'directory-export';
  try {
    const { accounts, population, known } = accountsOf(source);
    const notes = new RowNotes();
    const counts = new Map<MfaRole, Map<MfaFactor, number>>();
    let product = known;
    for (const [index, account] of accounts.entries()) {
      product ??= productOfAccount(account);
      if (product === undefined) continue;
      format = product.id;
      if (!product.isActive(account)) continue;
      const factors = product.factors(account);
      if (factors === undefined) {
        notes.add('factors', ours('The account does not say which factors it has; a list of them, even an empty one, is expected. It was not counted.'), index + 1);
        continue;
      }
      const role = product.role(account);
      const ofRole = counts.get(role) ?? new Map<MfaFactor, number>([['none', 0]]);
      counts.set(role, ofRole);
      const factor = strongest(factors);
      ofRole.set(factor, (ofRole.get(factor) ?? 0) + 1);
    }
    // Where accounts without a factor are left out, those that are there are no count of them.
    const isCounted = (factor: MfaFactor): boolean => factor !== 'none' || product?.leavesOut !== true;
    const rows = [...counts].flatMap(([role, ofRole]) => [...ofRole].filter(([factor]) => isCounted(factor)).map(([factor, accountsOfFactor]): MfaRow => ({ population, role, factor, accounts: accountsOfFactor, row: 1 })));
    if (product === undefined || rows.length === 0) return unreadable('mfa-adoption', format, ours('The export holds no active account that says which factors it has; at least one is expected.'), { row: 1 });
    const isPart = notes.hasAny || product.leavesOut === true;
    const { facts } = seriesOf(rows, product.namesFactors, () => isPart);
    const left: readonly Note[] = product.leavesOut === true ? [{ level: 'information', rule: 'population', message: ours('The report lists only who has an authenticator, so that the number of all accounts, and with it a share, is not known.'), place: { row: 1 } }] : [];
    return { kind: 'mfa-adoption', format, facts, notes: [...left, ...notes.notes], notesOmitted: notes.notesOmitted, ...(isPart ? { complete: false } : {}) };
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    const { message, row } = unreadableTable(error, ours('The file is neither JSON nor a table that can be read; a list of accounts is expected.'));
    return unreadable('mfa-adoption', format, message, row === undefined ? {} : { row });
  }
}

/** Phishing-resistant ones first, then by the order of factors. */
function strongest(factors: readonly MfaFactor[]): MfaFactor {
  const ordered = factors.toSorted((a, b) => Number(phishingResistantFactors.has(b)) - Number(phishingResistantFactors.has(a)) || mfaFactors.indexOf(b) - mfaFactors.indexOf(a));
  return ordered[0] ?? 'none';
}

/** A list in CSV, one array, a document that holds one, or one account a line. */
function accountsOf(source: Source): { readonly accounts: readonly JsonObject[]; readonly population: MfaPopulation; readonly known?: DirectoryProduct } {
  const head = headOf(source);
  if (isGoogleList(head)) return { accounts: googleAccounts(source), population: 'own-staff' };
  if (isOktaUsage(head)) return { accounts: oktaUsageAccounts(source), population: 'own-staff', known: oktaUsage };
  const bytes = source.bytes(bytesMax);
  const document = isLines(source) ? linesOf(source) : parseJson(bytes, { itemsPerArrayMax: accountsMax });
  const stated = isObject(document) ? populationOf(stringAt(document, 'population') ?? '') : undefined;
  const list = isArray(document) ? document : isObject(document) ? accountLists.map((key) => valueAt(document, key)).find(isArray) : undefined;
  return { accounts: (list ?? [document]).filter(isObject), population: stated ?? 'own-staff' };
}

/** Whether the first line is an object by itself and another one follows. */
function isLines({ head }: Source): boolean {
  const start = new TextDecoder().decode(head).replace(/^\uFEFF/, '');
  const end = start.indexOf('\n');
  return start.startsWith('{') && end > 0 && start.slice(0, end).trimEnd().endsWith('}') && start.slice(end).trimStart().startsWith('{');
}

function linesOf(source: Source): readonly JsonValue[] {
  const accounts: JsonValue[] = [];
  for (const { bytes, start, end, row, problem } of byteLines(source)) {
    if (bytes === undefined) throw new Unreadable(problem ?? 'cannot be read', { row });
    const line = bytes.subarray(start, end);
    if (line.every((byte) => byte <= 0x20)) continue;
    try {
      accounts.push(parseJson(line));
    } catch (error) {
      throw error instanceof Unreadable ? new Unreadable(error.reason, { row }) : error;
    }
    if (accounts.length > accountsMax) throw new Unreadable(`holds more than ${accountsMax} accounts`, { row });
  }
  return accounts;
}
