import { daysBefore, type Draft } from './draft.ts';

/** Documents about the product, some of them out of date or without their form. They are in no figure; their requirements are judged all the same. */

function prose(sentence: string, count: number): string {
  return Array.from({ length: count }, () => sentence).join(' ');
}

const sections: Readonly<Record<string, readonly string[]>> = {
  'threat-model': ['Assets', 'Attackers', 'Trust boundaries', 'Threats', 'Mitigations'],
  'secure-by-design-roadmap': ['What will be done', 'Progress', 'Owner'],
  'memory-safety-roadmap': ['Work', 'Languages'],
  'log-policy': ['Events', 'Retention', 'Access'],
  'cve-policy': ['When a record is issued', 'How soon'],
  'support-policy': ['Supported versions', 'How long'],
  'ssdf-statement': ['Prepare the organisation', 'Protect the software', 'Produce well-secured software', 'Respond to vulnerabilities'],
};

/** Writes some documents with front matter. */
export function writeDocuments(draft: Draft): void {
  const { random } = draft;
  for (const [type, headings] of Object.entries(sections)) {
    if (random.chance(0.5)) continue;
    const age = random.pick([30, 200, 700]);
    const body = headings.map((heading) => `## ${heading}\n\nBy 2027-03-31 the first step is done. ${prose('The team writes down what it does and why.', 6)}\n`).join('\n');
    draft.writeEvidence(`documents/${type}.md`, `---\nassay: ${type}\ntitle: ${type.replaceAll('-', ' ')}\ndate: ${daysBefore(draft.today, age)}\n---\n\n# ${type.replaceAll('-', ' ')}\n\n${body}`);
  }
}
