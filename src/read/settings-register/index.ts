import type { RegisteredSetting, SettingsRegister } from '../../model/evidence/settings-register.ts';
import { ours, quote, say } from '../../model/text.ts';
import { parseDate } from '../../model/time.ts';
import { flagOf, isOwnForm, readOwnForm, type OwnRow } from '../own-form.ts';
import { notesMax, unreadable, type Note, type Reader, type Reading } from '../reader.ts';
import { Unreadable, type Source } from '../source.ts';
import { isAsSafeAs } from './safest.ts';

const KIND = 'settings-register';

/** Our own register of settings that touch security, as CSV, JSON or YAML (columns in the readme beside this file). */
export const settingsRegister: Reader<'settings-register'> = {
  id: KIND,
  title: 'Register of settings (Assay’s own CSV, JSON or YAML)',
  produces: KIND,
  accepts: (head) => isOwnForm(head, KIND, ['setting', 'default', 'safest', 'protects']),
  read: readRegister,
};

function readRegister(source: Source): Reading<'settings-register'> {
  try {
    const form = readOwnForm(source, ['settings']);
    const format = `assay-settings-${form.encoding}`;
    const notes: Note[] = [];
    const settings = new Map<string, RegisteredSetting>();
    let omitted = 0;
    const note = (rule: string, message: Note['message'], row: number): void => {
      if (notes.length < notesMax) notes.push({ level: 'finding', rule, message, place: { row } });
      else omitted += 1;
    };
    for (const row of form.rows) {
      const name = row.cell('setting').slice(0, 100);
      if (name === '') note('setting', ours('The row names no setting; it was not counted.'), row.row);
      else if (settings.has(name)) note('setting-twice', say`The setting ${quote(name)} stands in an earlier row; this row was not counted.`, row.row);
      else settings.set(name, settingOf(name, row));
    }
    if (settings.size === 0) return unreadable(KIND, format, ours('The register names no setting; at least one with setting, default, safest and protects is expected.'), { row: 1 });
    const at = form.top('at');
    const release = form.top('release').slice(0, 100);
    if (at !== '' && parseDate(at) === undefined) note('date', say`The register is dated ${quote(at, 40)}; a date such as 2026-05-31 is expected.`, 1);
    const facts: SettingsRegister = { ...(release === '' ? {} : { release }), ...(parseDate(at) === undefined ? {} : { at }), settings: [...settings.values()] };
    return { kind: KIND, format, facts, notes, notesOmitted: omitted, ...(notes.length > 0 ? { complete: false } : {}) };
  } catch (problem) {
    if (!(problem instanceof Unreadable)) throw problem;
    return unreadable(KIND, 'assay-settings', say`The register ${quote(problem.reason)}; a table with a header row, or JSON or YAML with assay and settings, is expected.`, problem.at);
  }
}

function settingOf(name: string, { row, cell }: OwnRow): RegisteredSetting {
  const given = cell('default');
  const safest = cell('safest');
  return {
    name,
    row,
    comes: given === '' || /^(?:none|-|must be set)$/i.test(given) ? 'decide' : 'with-default',
    safety: safest === '' ? 'not-stated' : isAsSafeAs(given, safest) ? 'safest' : 'less-safe',
    isImportant: flagOf(cell('important')) === true,
    says: { protects: cell('protects') !== '', risk: cell('risk') !== '', reason: cell('reason') !== '', warning: cell('warning') !== '', loosenedBy: cell('loosenedBy') !== '' },
  };
}
