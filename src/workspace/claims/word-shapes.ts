import { z } from 'zod';
import type { CatalogRequirement } from '../../catalog/index.ts';
import { requirementById } from '../../catalog/index.ts';
import { ActRefused } from '../act-refused.ts';

/** What a person says, in one line: spaces and line ends count as one space each, and nothing is invisible. */
export function sentenceShape(most: number, least: number = 1): z.ZodString {
  return z.string().overwrite((text) => text.replaceAll(/\s+/gu, ' ').trim()).min(least).max(most).regex(/^[^\p{C}]+$/u, 'Expected words without invisible characters.');
}

/** The office that somebody holds, as they name it. */
export const officeShape = sentenceShape(120);
/** Why a word is taken back. */
export const reasonShape = sentenceShape(500, 3);
export const requirementIdShape = z.string().regex(/^(pledge|white-paper|demand-guide)\/[a-z0-9-]{1,80}$/, 'Expected a requirement id such as pledge/vdp.');
export const partShape = sentenceShape(200).nullable().default(null);
export const dayShape = z.iso.date();
export const fingerprintShape = z.string().min(1).max(2000);

/** Days that a word counts at most, before somebody has to say it anew. */
export const wordDaysMost = 731;
const dayMilliseconds = 86_400_000;

/**
 * The requirement that a word is about: one of the catalogue, on the maker.
 * @throws ActRefused
 */
export function requirementOn(id: string): CatalogRequirement {
  const found = requirementById.get(id);
  if (found?.audience !== 'manufacturer') throw new ActRefused('invalid-input', 'The catalogue holds no requirement on the maker with this id.', [{ path: 'requirement', message: 'Expected the id of a requirement on the maker, such as pledge/vdp.' }]);
  return found;
}

/** The parts of a requirement that only a person can know. */
export function personParts({ parts }: CatalogRequirement): readonly { readonly name: string; readonly question: string }[] {
  return parts.flatMap((part) => (part.by === 'person' ? [{ name: part.name, question: part.question }] : []));
}

/**
 * The parts that an affirmation is about.
 * @param part one of them; all when null
 * @throws ActRefused when there is none: what can be measured is not affirmed
 */
export function affirmableParts(requirement: CatalogRequirement, part: string | null): readonly { readonly name: string; readonly question: string }[] {
  const parts = personParts(requirement).filter(({ name }) => part === null || name === part);
  if (parts.length === 0) throw new ActRefused('invalid-input', part === null ? 'No part of this requirement is for a person to answer: evidence settles it. A claim can stand beside.' : 'This requirement has no such part that a person answers.', [{ path: part === null ? 'requirement' : 'part', message: 'Expected a part that only a person can know.' }]);
  return parts;
}

/**
 * Refuses an end that has passed or is too far away.
 * @param path the field, for the form
 */
export function checkEnd(day: string, at: string, daysMost: number, path: string): void {
  const days = (Date.parse(`${day}T00:00:00Z`) - Date.parse(`${at.slice(0, 10)}T00:00:00Z`)) / dayMilliseconds;
  if (days < 0 || days > daysMost) throw new ActRefused('invalid-input', `It counts until a day within ${daysMost} days from now; then somebody looks again.`, [{ path, message: `Expected a day from ${at.slice(0, 10)} on, within ${daysMost} days.` }]);
}
