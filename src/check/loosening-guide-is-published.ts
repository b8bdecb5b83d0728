import { defineCheck } from '../model/check.ts';
import { documentFindings } from './document/document-findings.ts';

/** Judges presence, form of the text; whether its content holds is for a person. */
export const looseningGuideIsPublished = defineCheck({
  id: 'loosening-guide-is-published',
  title: 'A loosening guide is there and has its form',
  failTitle: 'No loosening guide is there that has its form',
  why: 'A product that ships in its safest state needs a guide to what customers give up when they loosen it, not one to make it safe.',
  fix: 'Write a guide that lists each setting that weakens security, why one would change it, the risk in plain language, and who accepts it until when.',
  references: ['White paper, loosening guides'],
  needs: ['document'],
  uses: ['product-statement'],
  run: (evidence, { assessedAt }) => ({
    findings: documentFindings(evidence.document, evidence['product-statement'], { type: 'loosening-guide', asks: 'published' }, assessedAt),
  }),
});
