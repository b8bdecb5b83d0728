import { ours, type Text } from '../../../model/text.ts';
import type { Part, Requirement } from '../../../model/requirement.ts';
import type { Coverage } from '../../../catalog/index.ts';

/** A page of the documentation: path below `docs/generated/catalog/` and Markdown. */
export interface DocumentationPage {
  readonly path: string;
  readonly text: string;
}

/** The coverages as people read them. */
export const coverageTitles: Readonly<Record<Coverage, string>> = {
  full: 'every part by checks',
  partial: 'some parts by checks',
  person: 'by a person only',
  'nobody-yet': 'by nobody yet',
};

/** The kinds as people read them. */
export const kindTitles: Readonly<Record<Requirement['kind'], string>> = {
  state: 'state: is it so?',
  progress: 'progress: did the measure move?',
  way: 'way: one example of several',
};

/** Conditions as people read them, in words of ours. */
export function conditionsText(requirement: Requirement): Text {
  return ours(requirement.appliesWhen.length === 0 ? 'always' : `when the product has: ${requirement.appliesWhen.map((condition) => condition.replaceAll('-', ' ')).join(' and ')}`);
}

/** What a part rests on, without its checks. */
export function partGround(part: Part): Text {
  if (part.by === 'person') return ours(part.question);
  if (part.by === 'nobody-yet') return ours(`Nothing can measure this yet. ${part.reason}`);
  return ours(`Counts in full when the evidence is ${part.origins.map((origin) => origin.replace('-', ' ')).join(' or ')}.`);
}

/** Where a requirement stands: page of its group and heading. */
export function anchorOf(id: string): string {
  return id.slice(id.indexOf('/') + 1);
}
