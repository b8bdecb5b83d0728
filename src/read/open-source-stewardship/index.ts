import type { OpenSourceStewardship, SupplierRequest, UpstreamContribution, VettedDependency } from '../../model/evidence/open-source-stewardship.ts';
import { ours, quote, say } from '../../model/text.ts';
import { parseDate } from '../../model/time.ts';
import { flagOf, isOwnForm, readOwnForm, type OwnRow } from '../own-form.ts';
import { notesMax, unreadable, type Note, type Reader, type Reading } from '../reader.ts';
import { Unreadable, type Source } from '../source.ts';

const KIND = 'open-source-stewardship';
const componentLengthMax = 300;

/** Our own record of how open source is vetted, sustained and governed, as CSV, JSON or YAML (columns in the readme beside this file). */
export const openSourceStewardship: Reader<'open-source-stewardship'> = {
  id: KIND,
  title: 'Record of open source stewardship (Assay’s own CSV, JSON or YAML)',
  produces: KIND,
  accepts: (head) => isOwnForm(head, KIND, ['record', 'component', 'at']),
  read: readRecord,
};

function readRecord(source: Source): Reading<'open-source-stewardship'> {
  try {
    const form = readOwnForm(source, ['vetting', 'contributions', 'supplierRequests', 'office']);
    return toReading(form.rows, form.top('at'), `assay-stewardship-${form.encoding}`);
  } catch (problem) {
    if (!(problem instanceof Unreadable)) throw problem;
    return unreadable(KIND, 'assay-stewardship', say`The record ${quote(problem.reason)}; a table with a header row, or JSON or YAML with assay and lists, is expected.`, problem.at);
  }
}

function toReading(rows: readonly OwnRow[], at: string, format: string): Reading<'open-source-stewardship'> {
  const notes: Note[] = [];
  let omitted = 0;
  const note = (rule: string, message: Note['message'], row: number): void => {
    if (notes.length < notesMax) notes.push({ level: 'finding', rule, message, place: { row } });
    else omitted += 1;
  };
  const vetting: VettedDependency[] = [];
  const contributions: UpstreamContribution[] = [];
  const supplierRequests: SupplierRequest[] = [];
  let office: OpenSourceStewardship['office'];
  const dayOf = (row: OwnRow, ...names: readonly string[]): string | undefined => {
    const text = names.map(row.cell).find((value) => value !== '');
    if (text === undefined) return undefined;
    if (parseDate(text) === undefined) note('date', say`The row is dated ${quote(text, 40)}; a date such as 2026-05-31 is expected.`, row.row);
    return parseDate(text) === undefined ? undefined : text;
  };
  for (const row of rows) {
    const component = (row.cell('component') || row.cell('purl')).slice(0, componentLengthMax);
    if (row.list === 'supplierRequests') {
      const askedAt = dayOf(row, 'askedAt', 'at');
      const answeredAt = dayOf(row, 'answeredAt');
      supplierRequests.push({ row: row.row, ...(askedAt === undefined ? {} : { askedAt }), ...(answeredAt === undefined ? {} : { answeredAt }), gotSbom: flagOf(row.cell('gotSbom')) === true });
    } else if (row.list === 'office') office = { row: row.row, hasRole: (row.cell('role') || row.cell('owner')) !== '', hasRules: (row.cell('rules') || row.cell('address')) !== '' };
    else if (row.list !== 'vetting' && row.list !== 'contributions') note('record', say`The row is of the record ${quote(row.list, 40)}; vetting, contribution, supplier request or office is expected. It was not counted.`, row.row);
    else if (component === '') note('component', ours('The row names no component; a package URL or a name is expected. It was not counted.'), row.row);
    else if (row.list === 'vetting') vetting.push(vettedOf(row, component, dayOf(row, 'vettedAt', 'at')));
    else contributions.push(contributionOf(row, component, dayOf(row, 'at')));
  }
  if (vetting.length + contributions.length + supplierRequests.length === 0 && office === undefined) return unreadable(KIND, format, ours('The record holds nothing that can be read; vetting, contributions, supplier requests or an office are expected.'), { row: 1 });
  const facts: OpenSourceStewardship = { ...(parseDate(at) === undefined ? {} : { at }), vetting, contributions, supplierRequests, ...(office === undefined ? {} : { office }) };
  return { kind: KIND, format, facts, notes, notesOmitted: omitted, ...(notes.length > 0 ? { complete: false } : {}) };
}

const decisions: ReadonlyMap<string, VettedDependency['decision']> = new Map([['accepted', 'accepted'], ['approve', 'accepted'], ['yes', 'accepted'], ['refused', 'refused'], ['rejected', 'refused'], ['no', 'refused'], ['conditional', 'conditional']]);

function vettedOf(row: OwnRow, component: string, vettedAt: string | undefined): VettedDependency {
  const version = row.cell('version').slice(0, 100);
  return { row: row.row, component, ...(version === '' ? {} : { version }), ...(vettedAt === undefined ? {} : { vettedAt }), decision: decisions.get(row.cell('decision').toLowerCase()) ?? 'not-stated', hasReason: row.cell('reason') !== '' };
}

const forms: ReadonlyMap<string, UpstreamContribution['form']> = new Map([['code', 'code'], ['patch', 'code'], ['fix', 'code'], ['funding', 'funding'], ['money', 'funding'], ['sponsorship', 'funding'], ['maintenance', 'maintenance'], ['time', 'maintenance'], ['report', 'report']]);

function contributionOf(row: OwnRow, component: string, at: string | undefined): UpstreamContribution {
  return { row: row.row, component, form: forms.get(row.cell('form').toLowerCase()) ?? 'other', ...(at === undefined ? {} : { at }), hasAddress: /^https?:\/\//i.test(row.cell('address')) };
}
