import { goals, groups, requirementById } from '../../catalog/index.ts';
import { ownEnterpriseRequirements } from '../../catalog/own-enterprise.ts';
import { sourcesOf, type SourceSeen } from '../../model/source-seen.ts';
import type { Text } from '../../model/text.ts';
import type { VendorPosition } from '../../model/vendor-position.ts';
import type { Verdict } from '../../model/verdict.ts';
import { figureText } from '../figure.ts';

/** One requirement on which something is known, with where and when it was seen. */
export interface VendorLine {
  readonly title: string;
  readonly verdict: Verdict;
  readonly figure: Text | undefined;
  readonly sources: readonly SourceSeen[];
  /** Day of the capture, `2026-11-20`, for a line that rests on no one place. */
  readonly day: string;
}

/** A part of a source, with what is known of it and, apart from that, what is not. */
export interface VendorSection {
  readonly title: string;
  readonly known: readonly VendorLine[];
  /** Titles of requirements that can be seen from outside where a maker shows them; nothing was shown. */
  readonly notShown: readonly string[];
  /** Titles of requirements that nobody can see from outside. */
  readonly notVisible: readonly string[];
}

const goalNames = new Map(goals.map((goal): readonly [string, string] => [goal.requirement, `${goal.number} ${goal.title}`]));
const guideGroups = groups.filter((group) => group.document === 'demand-guide').map((group) => ({ title: `Guide: ${group.title.toLowerCase()}`, ids: new Set<string>(group.requirements.map((item) => item.id)) }));

/**
 * The seven goals, the sections of the Secure by Demand Guide, whatever else is known of the product, and apart from it
 * what is known of the maker’s own house. Ways that were not chosen are left out.
 */
export function sectionsOf(position: VendorPosition): readonly VendorSection[] {
  const isElsewhere = (id: string): boolean => goalNames.has(id) || ownEnterpriseRequirements.has(id) || guideGroups.some((group) => group.ids.has(id));
  return [
    sectionOf(position, 'The seven goals of the pledge', (id) => goalNames.has(id)),
    ...guideGroups.map((group) => sectionOf(position, group.title, (id) => group.ids.has(id))),
    sectionOf(position, 'More of the pledge and the white paper', (id) => !isElsewhere(id)),
    sectionOf(position, 'The maker’s own house, apart from its product', (id) => ownEnterpriseRequirements.has(id)),
  ].filter((section) => section.known.length + section.notShown.length + section.notVisible.length > 0);
}

/** The name of a requirement as the reports for buyers print it. */
export function lineTitle(requirement: string): string {
  return goalNames.get(requirement) ?? requirementById.get(requirement)?.title ?? requirement;
}

function sectionOf(position: VendorPosition, title: string, belongs: (id: string) => boolean): VendorSection {
  const verdicts = position.verdicts.filter((verdict) => belongs(verdict.requirement) && verdict.isAnotherWay !== true);
  const unknown = verdicts.filter((verdict) => verdict.verdict === 'unknown');
  const visible = new Set(position.visible);
  return {
    title,
    known: verdicts.filter((verdict) => verdict.verdict !== 'unknown').map((verdict) => ({
      title: lineTitle(verdict.requirement),
      verdict,
      figure: verdict.measure === undefined ? undefined : figureText(verdict.measure),
      sources: sourcesOf(verdict, position),
      day: position.capture.endedAt.slice(0, 10),
    })),
    notShown: unknown.filter((verdict) => visible.has(verdict.requirement)).map((verdict) => lineTitle(verdict.requirement)),
    notVisible: unknown.filter((verdict) => !visible.has(verdict.requirement)).map((verdict) => lineTitle(verdict.requirement)),
  };
}
