/** Keeps the figures in README.md true: what stands between its markers is written from the code and the measured accuracy. */
import { readFileSync } from 'node:fs';
import { requirements } from '../src/catalog/index.ts';
import { checks } from '../src/check/index.ts';
import { sourceAccuracy } from '../src/check/source-accuracy.ts';
import { readers } from '../src/read/index.ts';
import { writeOrCheck } from './write-or-check.ts';

const titles = {
  'default-credentials-are-absent': 'default credentials',
  'queries-are-parameterised': 'queries joined from strings',
  'html-output-is-escaped': 'values written into HTML unescaped',
} as const;

const share = ({ numerator, denominator }: { readonly numerator: number; readonly denominator: number }): string => `${numerator} of ${denominator} (${((100 * numerator) / denominator).toFixed(0)} %)`;
const rows = Object.entries(titles).map(([id, title]) => {
  const { precision, recall } = sourceAccuracy.checks[id as keyof typeof titles];
  return `| ${title} | ${share(precision)} | ${share(recall)} |`;
});

const texts: Readonly<Record<string, string>> = {
  readers: `[${readers.length} formats](docs/generated/formats.md)`,
  requirements: `[${requirements.length} requirements](docs/generated/catalog/)`,
  checks: `[${checks.length} checks](docs/generated/checks.md)`,
  accuracy: `\nThe source checks, run over a labelled corpus of ${sourceAccuracy.places} places (${sourceAccuracy.corpusAt}). It was written after the rules and apart from their examples, by the same author; after its first run plain bugs were mended, and [the first figures](fixtures/corpus/README.md) stand beside it:\n\n| what | right reports of all reports | found of all planted |\n|---|---|---|\n${rows.join('\n')}\n`,
};

let readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
for (const [name, text] of Object.entries(texts)) {
  const marker = new RegExp(`(<!-- ${name} -->)[\\s\\S]*?(<!-- /${name} -->)`);
  if (!marker.test(readme)) throw new Error(`README.md has no place for ${name}.`);
  readme = readme.replace(marker, (_whole, open: string, close: string) => `${open}${text}${close}`);
}
writeOrCheck('README.md', readme);
