/** Writes the measured errors of the source checks: src/check/source-accuracy.ts for the checks' words, docs/generated/accuracy.md for people. */
import { accuracyOf, type Accuracy, type Share } from './accuracy.ts';
import { writeOrCheck } from './write-or-check.ts';

const accuracy = await accuracyOf();
const checks = [
  ['default-credentials-are-absent', 'credential', 'Default credentials'],
  ['queries-are-parameterised', 'joined', 'Queries with joined values'],
  ['html-output-is-escaped', 'raw', 'Values written into HTML unescaped'],
] as const;
const counted = [
  ['parameterised', 'Queries with bound values (they make the share)'],
  ['escaped', 'Places that escape or clean what becomes HTML (they make the share, beside what template engines escape)'],
] as const;

const figures = ({ precision, recall }: Accuracy): string =>
  `{ precision: { numerator: ${precision.numerator}, denominator: ${precision.denominator} }, recall: { numerator: ${recall.numerator}, denominator: ${recall.denominator} } }`;
writeOrCheck(
  'src/check/source-accuracy.ts',
  `// Written by tools/generate-accuracy.ts out of fixtures/corpus; not edited by hand.

/** Measured errors of the source checks on the labelled corpus: right reports of all reports, found places of all planted ones. */
export const sourceAccuracy = {
  corpusAt: '${accuracy.labelledAt}',
  places: ${accuracy.places},
  checks: {
${checks.map(([id, label]) => `    '${id}': ${figures(accuracy.byLabel[label])},`).join('\n')}
  },
} as const;
`,
);

const share = ({ numerator, denominator }: Share): string => `${numerator} of ${denominator} (${((100 * numerator) / denominator).toFixed(1)} %)`;
const row = (title: string, { precision, recall }: Accuracy): string => `| ${title} | ${share(precision)} | ${share(recall)} |`;
const list = (places: readonly string[]): string => (places.length === 0 ? 'None.\n' : `${places.map((place) => `- \`${place}\``).join('\n')}\n`);
writeOrCheck(
  'docs/generated/accuracy.md',
  `# Measured accuracy of the source checks

Labelled corpus \`fixtures/corpus\` of ${accuracy.labelledAt}: ${accuracy.places} places, look-alikes among them. How it was made, and what it cannot tell: [its description](../../fixtures/corpus/README.md).

| What is found | Right reports of all reports | Found of all planted |
| --- | --- | --- |
${[...checks.map(([, label, title]) => row(title, accuracy.byLabel[label])), ...counted.map(([label, title]) => row(title, accuracy.byLabel[label])), row('Values that template engines escape by themselves, by the number in each template', { ...accuracy.outputs, missed: [] })].join('\n')}

${checks.map(([id, label, title]) => `## ${title} (\`${id}\`)\n\nWrong reports:\n\n${list(accuracy.byLabel[label].wrong)}\nMissed places:\n\n${list(accuracy.byLabel[label].missed)}`).join('\n')}`,
);
