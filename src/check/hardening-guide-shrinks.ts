import { defineCheck } from '../model/check.ts';
import type { Evidence } from '../model/evidence.ts';
import type { GuideCounts } from '../model/evidence/document.ts';
import type { Finding } from '../model/finding.ts';
import type { Measure } from '../model/measure.ts';
import { ours, quote, say, type Text } from '../model/text.ts';
import { pointerTo, shortDigest } from './document/artifact-pointer.ts';
import { newestDate } from './document/form-problems.ts';

/** Compares the editions of a hardening guide by their dates: steps and settings of the newest against those of the one before. */
export const hardeningGuideShrinks = defineCheck({
  id: 'hardening-guide-shrinks',
  title: 'The hardening guide asks for fewer steps than the edition before',
  failTitle: 'The hardening guide asks for as many steps as the edition before, or for more',
  why: 'Each step of the guide is a default that the maker left to its customers. A guide that shrinks means that steps became defaults.',
  fix: 'Turn steps of the guide into defaults of the next release. Keep the earlier edition beside the new one, each with its date in the front matter, so that both can be counted.',
  references: ['White paper, secure by default tactics, track and reduce hardening guide size'],
  needs: ['document'],
  documents: ['hardening-guide'],
  run: (evidence, { assessedAt }) => {
    const guides = evidence.document.flatMap((item) => editionOf(item, assessedAt)).toSorted((one, other) => (one.at < other.at ? -1 : 1));
    return { findings: [findingAbout(guides, evidence.document.filter(({ facts }) => facts.guide !== undefined && facts.type === 'hardening-guide').length)], measures: stepsOf(guides) };
  },
});

interface Edition {
  readonly item: Evidence<'document'>;
  readonly counts: GuideCounts;
  readonly at: string;
}

function editionOf(item: Evidence<'document'>, assessedAt: string): readonly Edition[] {
  const { facts } = item;
  const at = newestDate(facts, assessedAt);
  return facts.type === 'hardening-guide' && facts.guide !== undefined && at !== undefined ? [{ item, counts: facts.guide, at }] : [];
}

function findingAbout(guides: readonly Edition[], all: number): Finding {
  const [newest, before] = [guides.at(-1), guides.at(-2)];
  if (newest === undefined) return { outcome: 'unknown', subject: 'hardening-guide', pointers: [], message: all === 0 ? ours('No hardening guide is among the product documents read.') : say`None of the ${all} hardening guides read gives its date, so that its edition cannot be told.` };
  const pointers = [pointerTo(newest.item.artifact)];
  if (before === undefined) return { outcome: 'unknown', subject: 'hardening-guide', pointers, message: say`${sizeOf(newest)}; with one dated edition nothing can be compared.` };
  if (before.at === newest.at) return { outcome: 'unknown', subject: 'hardening-guide', pointers, message: say`Two editions of the hardening guide are dated ${quote(newest.at)}, so that it cannot be told which is the newer.` };
  const isSmaller = newest.counts.steps < before.counts.steps;
  return {
    outcome: isSmaller ? 'pass' : 'fail',
    subject: `hardening-guide ${newest.item.artifact.path} ${shortDigest(newest.item.artifact.digest)}`,
    pointers: [...pointers, pointerTo(before.item.artifact)],
    message: say`${sizeOf(newest)}; ${sizeOf(before)}. ${ours(isSmaller ? 'Whether what was left out became a default is for a person to read.' : 'Fewer steps are expected.')}`,
  };
}

function sizeOf({ item, counts, at }: Edition): Text {
  return say`${quote(item.artifact.path)} of ${quote(at)} asks for ${counts.steps} steps with ${counts.settings} settings`;
}

function stepsOf(guides: readonly Edition[]): readonly Measure[] {
  const byDay = new Map(guides.map((edition) => [edition.at, edition]));
  if (byDay.size === 0) return [];
  return [{ id: 'hardening-guide-steps', population: 'product', dimensions: {}, points: [...byDay].map(([at, { counts }]) => ({ at, numerator: counts.steps })), sources: [...byDay.values()].map(({ item }) => item.artifact.digest) }];
}
