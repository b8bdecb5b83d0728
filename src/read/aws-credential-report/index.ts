import { ours } from '../../model/text.ts';
import { parseCsv } from '../gateway/csv.ts';
import { headerOf, unreadableTable } from '../mfa-adoption/index.ts';
import { seriesOf, type MfaRow } from '../mfa-adoption/series-of.ts';
import { notesMax, unreadable, type Note, type Reader, type Reading } from '../reader.ts';
import { Unreadable, type Source } from '../source.ts';

const FORMAT = 'aws-credential-report';
const bytesMax = 67_108_864;

/**
 * AWS IAM credential report (CSV, any of its column sets). Population `own-staff`: it lists the maker's own identities.
 * Identities with a console password and the root account count; the kind of factor is not in the report, nor is its date.
 */
export const awsCredentialReport: Reader<'mfa-adoption'> = {
  id: 'aws-credential-report',
  title: 'AWS IAM credential report (CSV)',
  produces: 'mfa-adoption',
  accepts: ({ text }) => {
    const header = text === undefined ? [] : headerOf(text);
    return ['user', 'arn', 'password_enabled', 'mfa_active'].every((name) => header.includes(name));
  },
  read: readReport,
};

function readReport(source: Source): Reading<'mfa-adoption'> {
  try {
    const { header, rows } = parseCsv(source.bytes(bytesMax), { cellsPerRowMax: 200 });
    const place = (name: string): number => header.findIndex((cell) => cell.toLowerCase() === name);
    const [user, password, mfa] = [place('user'), place('password_enabled'), place('mfa_active')];
    const notes: Note[] = [];
    let omitted = 0;
    const counts = { yes: 0, no: 0 };
    for (const { row, cells } of rows) {
      // `not_supported` stands where AWS has no such setting: the root account always has a password.
      if (cells[user] !== '<root_account>' && cells[password]?.toLowerCase() !== 'true') continue;
      const value = cells[mfa]?.toLowerCase();
      if (value === 'true') counts.yes += 1;
      else if (value === 'false') counts.no += 1;
      else if (notes.length < notesMax) notes.push({ level: 'finding', rule: 'mfa-active', message: ours('The row does not say whether multi-factor sign-in is active; true or false is expected in mfa_active. It was not counted.'), place: { row } });
      else omitted += 1;
    }
    if (counts.yes + counts.no === 0) return unreadable('mfa-adoption', FORMAT, ours('The report holds no identity that signs in to the console; at least the root account is expected.'), { row: 1 });
    const base = { population: 'own-staff', role: 'not-stated', row: 1 } as const;
    const isCut = notes.length > 0;
    const table: readonly MfaRow[] = [{ ...base, factor: 'none', accounts: counts.no }, { ...base, factor: 'not-stated', accounts: counts.yes }];
    const { facts } = seriesOf(table, false, () => isCut);
    return { kind: 'mfa-adoption', format: FORMAT, facts, notes, notesOmitted: omitted, ...(isCut ? { complete: false } : {}) };
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    const { message, row } = unreadableTable(error, ours('The file is not a table that can be read; a credential report in CSV is expected.'));
    return unreadable('mfa-adoption', FORMAT, message, row === undefined ? {} : { row });
  }
}
