import { defineCheck } from '../model/check.ts';
import type { Evidence } from '../model/evidence.ts';
import type { Finding } from '../model/finding.ts';
import { ours, quote, say } from '../model/text.ts';
import { pointerTo, shortDigest } from './document/artifact-pointer.ts';

/** Counts in the steps of a loosening guide which of them name a risk and say who decides; whether the words are plain is for a person. */
export const looseningGuideNamesRisks = defineCheck({
  id: 'loosening-guide-names-risks',
  title: 'Each step of the loosening guide names its risk',
  failTitle: 'Steps of the loosening guide name no risk',
  why: 'A guide that says how to loosen and not what is risked by it is a list of switches.',
  fix: 'Write the risk into each entry of the guide, in words of the business, and who may accept it.',
  references: ['White paper, hardening vs loosening guides'],
  needs: ['document'],
  documents: ['loosening-guide'],
  run: (evidence) => {
    const guides = evidence.document.filter(({ facts }) => facts.type === 'loosening-guide');
    return { findings: guides.length === 0 ? [{ outcome: 'unknown', subject: 'loosening-guide', pointers: [], message: ours('No loosening guide is among the product documents read.') }] : guides.flatMap(findingsAbout) };
  },
});

function findingsAbout({ artifact, facts: { guide } }: Evidence<'document'>): readonly Finding[] {
  const subject = `loosening-guide ${artifact.path} ${shortDigest(artifact.digest)}`;
  const pointers = [pointerTo(artifact)];
  if (guide === undefined || guide.steps === 0) return [{ outcome: 'unknown', subject, pointers, message: say`${quote(artifact.path)} holds no list item, table row or heading that could be counted as a step.` }];
  const { steps, stepsWithRisk, stepsWithDecider } = guide;
  const seen = say`${stepsWithRisk} of ${steps} steps of ${quote(artifact.path)} name a risk in words that were recognised, and ${stepsWithDecider} say who decides`;
  const without = steps - stepsWithRisk;
  return [
    ...(stepsWithRisk === 0 ? [] : [{ outcome: 'pass', subject: `${subject} with risk`, count: stepsWithRisk, pointers, message: say`${seen}.` } as const]),
    ...(without === 0 ? [] : [{ outcome: 'fail', subject: `${subject} without risk`, count: without, pointers, message: say`${seen}; every step is expected to name one.` } as const]),
  ];
}
