/** Writes the measured errors of the injection rules: src/check/injection-accuracy.ts for the checks' words, docs/generated/injection-accuracy.md for people. */
import { injectionAccuracy, injectionLanguages, type InjectionAccuracy } from './injection-accuracy.ts';
import { writeOrCheck } from './write-or-check.ts';

const measured = await injectionAccuracy('measured');
const titles = { command: 'Commands', deserialisation: 'Deserialisation', path: 'Paths', sql: 'Queries', ssrf: 'Outgoing requests', xss: 'HTML' } as const;
const languageTitles = { javascript: 'JavaScript, TypeScript', python: 'Python' } as const;
const labelled = measured.reduce((sum, { recall, lookAlikes }) => sum + recall.denominator + lookAlikes.denominator, 0);

const of = (label: string, language: string): InjectionAccuracy => {
  const found = measured.find((one) => one.label === label && one.language === language);
  if (found === undefined) throw new Error(`Nothing was measured for ${label} in ${language}.`);
  return found;
};
const figure = ({ numerator, denominator }: { readonly numerator: number; readonly denominator: number }): string => `{ numerator: ${numerator}, denominator: ${denominator} }`;
const classes = ['command', 'path', 'deserialisation', 'ssrf', 'sql', 'xss'] as const;
writeOrCheck(
  'src/check/injection-accuracy.ts',
  `// Written by tools/generate-injection-accuracy.ts out of fixtures/injection/*/measured; not edited by hand.

/** Measured errors of the injection rules on labelled code that they were not tuned on: right reports of all reports, found places of all unsafe ones. */
export const injectionAccuracy = {
  places: ${labelled},
  classes: {
${classes.map((label) => `    ${label}: {\n${injectionLanguages.map((language) => `      ${language}: { precision: ${figure(of(label, language).precision)}, recall: ${figure(of(label, language).recall)} },`).join('\n')}\n    },`).join('\n')}
  },
} as const;
`,
);

const share = ({ numerator, denominator }: { readonly numerator: number; readonly denominator: number }): string => (denominator === 0 ? '0 of 0' : `${numerator} of ${denominator} (${((100 * numerator) / denominator).toFixed(1)} %)`);
const list = (places: readonly string[]): string => (places.length === 0 ? 'none' : places.map((place) => `\`${place}\``).join(', '));
writeOrCheck(
  'docs/generated/injection-accuracy.md',
  `# Measured accuracy of the injection rules

Labelled code in \`fixtures/injection/*/measured\`: ${labelled} places. The rules were not tuned on it; how it was made, what counts as unsafe, and what it cannot tell: [its description](../../fixtures/injection/README.md).

| Class | Language | Right reports of all reports | Found of all unsafe | Look-alikes reported |
| --- | --- | --- | --- | --- |
${measured.map((one) => `| ${titles[one.label]} | ${languageTitles[one.language]} | ${share(one.precision)} | ${share(one.recall)} | ${one.lookAlikes.numerator} of ${one.lookAlikes.denominator} |`).join('\n')}

The rules for queries and HTML have further figures on another corpus: [accuracy](accuracy.md).
${measured.map((one) => `\n## ${titles[one.label]}, ${languageTitles[one.language]}\n\nWrong reports: ${list(one.wrong)}.\n\nMissed places: ${list(one.missed)}.\n`).join('')}`,
);
