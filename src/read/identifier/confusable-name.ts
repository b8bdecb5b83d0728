import { lookalikeForm } from './lookalike.ts';

/** Why a name deserves a second look before a person trusts their eyes. */
export type NameWarning =
  | 'blank'
  | 'control-character'
  | 'invisible-character'
  | 'reading-direction'
  | 'unusual-space'
  | 'outer-space'
  | 'not-normalised'
  | 'compatibility-character'
  | 'unusual-digit'
  | 'many-marks'
  | 'mixed-scripts'
  | 'lookalike-letters'
  | 'unassigned-character'
  | 'encoded-hostname'
  | 'too-long';

/** A name that can be shown, with what is odd about it. */
export interface ConfusableName {
  /** The name with every character that shows nothing, turns the direction or is no character written as `<U+200B>`; cut when long. */
  readonly display: string;
  readonly warnings: readonly NameWarning[];
}

const LENGTH_MAX = 200;
const MARKS_IN_A_ROW_MAX = 2;

/** The first kind that fits a character decides; such a character is shown by its number. */
const hidden: readonly (readonly [NameWarning, RegExp])[] = [
  ['reading-direction', /\p{Bidi_Control}/u],
  ['control-character', /\p{Cc}/u],
  ['invisible-character', /[\p{Default_Ignorable_Code_Point}\p{Cf}\u2800]/u],
  ['unusual-space', /[^\P{White_Space} ]/u],
  ['unassigned-character', /[\p{Cn}\p{Co}\p{Cs}\ufffd]/u],
];

/** Scripts of which two in one name are a warning; Chinese, Japanese and Korean are often mixed with Latin and are not here. */
const scripts: readonly RegExp[] = [
  /\p{Script=Latin}/u,
  /\p{Script=Cyrillic}/u,
  /\p{Script=Greek}/u,
  /\p{Script=Armenian}/u,
  /\p{Script=Cherokee}/u,
  /\p{Script=Coptic}/u,
  /\p{Script=Georgian}/u,
  /\p{Script=Hebrew}/u,
  /\p{Script=Arabic}/u,
  /\p{Script=Devanagari}/u,
  /\p{Script=Thai}/u,
];

/**
 * Makes a name out of evidence fit to be shown, and says what in it can deceive a reader.
 * Two names that look alike without any of this are told by `lookAlike`.
 */
export function confusableName(text: string): ConfusableName {
  const warnings = new Set<NameWarning>();
  const name = text.slice(0, LENGTH_MAX);
  if (text.length > LENGTH_MAX) warnings.add('too-long');
  if (name.trim() !== name) warnings.add('outer-space');
  if (name.normalize('NFC') !== name) warnings.add('not-normalised');
  if (name.normalize('NFKC') !== name.normalize('NFC')) warnings.add('compatibility-character');
  if (/[^\P{Nd}0-9]/u.test(name)) warnings.add('unusual-digit');
  if (/(?:^|[.@])xn--/i.test(name)) warnings.add('encoded-hostname');
  if (scripts.filter((script) => script.test(name)).length > 1) warnings.add('mixed-scripts');
  if (!/\p{Script=Latin}/u.test(name) && /\p{L}/u.test(name) && /^[ -~]+$/.test(lookalikeForm(name))) warnings.add('lookalike-letters');
  const display = shown(name, warnings);
  if (!/[\p{L}\p{N}\p{P}\p{S}]/u.test(name.replaceAll('\u2800', ''))) warnings.add('blank');
  return { display: text.length > LENGTH_MAX ? `${display}…` : display, warnings: [...warnings] };
}

function shown(name: string, warnings: Set<NameWarning>): string {
  let display = '';
  let marks = 0;
  for (const character of name) {
    marks = /\p{M}/u.test(character) ? marks + 1 : 0;
    const kind = hidden.find(([, pattern]) => pattern.test(character))?.[0];
    if (kind !== undefined) warnings.add(kind);
    if (marks > MARKS_IN_A_ROW_MAX) warnings.add('many-marks');
    else display += kind === undefined ? character : numbered(character);
  }
  return display.replace(/^ | $/g, numbered(' '));
}

function numbered(character: string): string {
  return `<U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}>`;
}
