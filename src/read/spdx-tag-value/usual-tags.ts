import type { WordTable } from '../gateway/word-table.ts';
import type { ValueRule } from '../spdx/shape.ts';
import { packageShape } from '../spdx/shapes-2.ts';
import type { Version2 } from '../spdx/vocabulary-2.ts';
import { colonBehind } from './byte-words.ts';
import { tags, type ValueForm } from './tags.ts';

/** The fields of a package whose texts the facts are made of. */
export const wantedTexts = ['SPDXID', 'name', 'versionInfo', 'supplier', 'originator', 'downloadLocation', 'packageFileName', 'licenseDeclared', 'licenseConcluded', 'primaryPackagePurpose'] as const;

/** What is done with the value of a tag of a package; `nothing` when it may be any text, which nobody wants. */
type Use = 'nothing' | 'end' | Exclude<ValueForm, 'list'>;

export interface UsualTag {
  readonly use: Use;
  /** Begins an element, so that a package ends before it. */
  readonly begins: boolean;
  readonly bit: number;
  /** May be given once. */
  readonly isOnce: boolean;
  /** Position among `wantedTexts`; -1 when nobody wants the text. */
  readonly wanted: number;
  readonly rule: ValueRule | undefined;
}

/** The tags that a package without faults may have, and those that end it. */
export interface UsualTags {
  readonly names: WordTable;
  readonly tags: readonly UsualTag[];
  /** The bits of those that a package must have. */
  readonly required: number;
  /** The bit of its verification code. */
  readonly code: number;
}

export function usualTags(version: Version2): UsualTags {
  const found = new Map<string, UsualTag>();
  let required = 0;
  let code = 0;
  const add = (name: string, fieldName: string, form: ValueForm, begins: boolean): void => {
    const field = packageShape.fields.get(fieldName);
    // A field that the version does not know is told by whoever looks at the whole. Comments on references are read by nobody.
    if (field === undefined ? fieldName !== 'externalRefComment' : field.isSince23 === true && version === '2.2') return;
    const wanted = wantedTexts.findIndex((text) => text === fieldName);
    const isText = form === 'text' || form === 'list';
    const isOnce = field !== undefined && (form === 'text' || form === 'boolean' || form === 'verification-code');
    const bit = 1 << found.size;
    if (field?.required?.includes(version) === true) required |= bit;
    if (form === 'verification-code') code = bit;
    found.set(name, { use: !isText ? form : wanted === -1 && field?.rule === undefined ? 'nothing' : 'text', begins, bit, isOnce, wanted, rule: field?.rule });
  };
  add('SPDXID', 'SPDXID', 'text', false);
  for (const [name, { section, field, form, begins }] of tags) {
    if (section === 'package') add(name, field, form, begins);
    else if (begins) found.set(name, { use: 'end', begins, bit: 0, isOnce: false, wanted: -1, rule: undefined });
  }
  return { names: colonBehind([...found.keys()]), tags: [...found.values()], required, code };
}
