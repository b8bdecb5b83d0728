import type { OperatingSetting, ProtectingSetting, SettingValue } from './definition.ts';

type Given<Definition> = Omit<Definition, 'kind' | 'refuses' | 'isLooser' | 'default' | 'templates'>;

/** A whole number within bounds, where more is less safe. */
export function upperLimit(given: Given<ProtectingSetting<number>> & { readonly templates: ProtectingSetting<number>['templates']; readonly least: number; readonly most: number }): ProtectingSetting<number> {
  const { least, most, ...words } = given;
  return { kind: 'protecting', default: given.templates.strict, refuses: wholeNumber(least, most), isLooser: (value, than) => value > than, ...words };
}

/** A whole number within bounds, where less is less safe. */
export function lowerLimit(given: Given<ProtectingSetting<number>> & { readonly templates: ProtectingSetting<number>['templates']; readonly least: number; readonly most: number }): ProtectingSetting<number> {
  const { least, most, ...words } = given;
  return { kind: 'protecting', default: given.templates.strict, refuses: wholeNumber(least, most), isLooser: (value, than) => value < than, ...words };
}

/** Something that is safer when it is off. */
export function allowance(given: Given<ProtectingSetting<boolean>> & { readonly templates: { readonly balanced: boolean; readonly evaluation: boolean } }): ProtectingSetting<boolean> {
  const { templates, ...words } = given;
  return { kind: 'protecting', default: false, templates: { strict: false, ...templates }, refuses: isBoolean, isLooser: (value, than) => value && !than, ...words };
}

/** A list of exceptions: each one more is less safe. */
export function exceptions(given: Given<ProtectingSetting<readonly string[]>> & { readonly form: RegExp; readonly expected: string; readonly itemsMost: number }): ProtectingSetting<readonly string[]> {
  const { form, expected, itemsMost, ...words } = given;
  const none: readonly string[] = [];
  return {
    kind: 'protecting', default: none, templates: { strict: none, balanced: none, evaluation: none }, refuses: listOf(form, expected, itemsMost),
    isLooser: (value, than) => value.some((item) => !than.includes(item)), ...words,
  };
}

/** A text of a given form; empty when it is not set. `alsoRefuses` looks at what has the form. */
export function place(given: Given<OperatingSetting<string>> & { readonly default?: string; readonly form: RegExp; readonly expected: string; readonly alsoRefuses?: (value: string) => string | undefined }): OperatingSetting<string> {
  const { form, expected, alsoRefuses = () => undefined, ...words } = given;
  const refuses = (value: unknown): string | undefined => {
    if (value === '') return undefined;
    return typeof value === 'string' && value.length <= 2000 && form.test(value) ? alsoRefuses(value) : `Expected ${expected}.`;
  };
  return { kind: 'operating', default: '', refuses, ...words };
}

/** A list of texts of a given form. */
export function places(given: Given<OperatingSetting<readonly string[]>> & { readonly form: RegExp; readonly expected: string; readonly itemsMost: number }): OperatingSetting<readonly string[]> {
  const { form, expected, itemsMost, ...words } = given;
  return { kind: 'operating', default: [], refuses: listOf(form, expected, itemsMost), ...words };
}

/** A whole number whose size is no matter of safety. */
export function count(given: Given<OperatingSetting<number>> & { readonly default: number; readonly least: number; readonly most: number }): OperatingSetting<number> {
  const { least, most, ...words } = given;
  return { kind: 'operating', refuses: wholeNumber(least, most), ...words };
}

/** A choice to take part in something, off until somebody turns it on. */
export function choice(given: Given<OperatingSetting<boolean>>): OperatingSetting<boolean> {
  return { kind: 'operating', default: false, refuses: isBoolean, ...given };
}

function wholeNumber(least: number, most: number): (value: unknown) => string | undefined {
  return (value) => (typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most ? undefined : `Expected a whole number from ${least} to ${most}.`);
}

function isBoolean(value: unknown): string | undefined {
  return typeof value === 'boolean' ? undefined : 'Expected true or false.';
}

function listOf(form: RegExp, expected: string, itemsMost: number): (value: unknown) => string | undefined {
  return (value) => (Array.isArray(value) && value.length <= itemsMost && value.every((item) => typeof item === 'string' && item.length <= 300 && form.test(item)) ? undefined : `Expected a list of at most ${itemsMost}, each ${expected}.`);
}

/** Reads what an environment variable says, in the form of the default’s type. */
export function valueOfText(text: string, like: SettingValue): unknown {
  if (typeof like === 'boolean') return text === 'true' ? true : text === 'false' ? false : text;
  if (typeof like === 'number') return /^-?\d{1,15}$/u.test(text) ? Number(text) : text;
  if (typeof like === 'string') return text;
  return text === '' ? [] : text.split(',').map((item) => item.trim());
}
