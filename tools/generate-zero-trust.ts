/** Writes what the workspace does for a zero trust architecture, line by line. A file or setting that is not there any more fails. */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { register } from '../src/settings/register.ts';
import { writeOrCheck } from './write-or-check.ts';
import type { Place, ZeroTrustLine } from './zero-trust/line.ts';
import { pillars } from './zero-trust/pillars.ts';
import { tenets } from './zero-trust/tenets.ts';

const root = fileURLToPath(new URL('../', import.meta.url));

function shown(place: Place): string {
  if ('setting' in place) return `setting \`${register[place.setting].variable}\``;
  if (!existsSync(`${root}${place.file}`)) throw new Error(`There is no ${place.file} any more: mend tools/zero-trust.`);
  return `[\`${place.file}\`](../../${place.file})`;
}

const row = ({ asked, done, places, left }: ZeroTrustLine, number: string): string => `| ${number}${asked} | ${done} | ${places.length === 0 ? '–' : places.map(shown).join('<br>')} | ${left === '' ? '–' : left} |`;
const table = (lines: readonly ZeroTrustLine[], isNumbered: boolean): string => ['| asked | what the workspace does as it comes | where | left to the operator |', '|---|---|---|---|', ...lines.map((line, index) => row(line, isNumbered ? `${index + 1}. ` : ''))].join('\n');

writeOrCheck('docs/generated/zero-trust.md', `# The workspace in a zero trust architecture

Written by \`npm run generate\` from \`tools/zero-trust/\`. The questions are those of NIST SP 800-207 and of CISA's Zero Trust Maturity Model, version 2.0, in our words.
A product has no maturity of its own: an organisation has, so no stage is named here. What is left to the operator is part of each answer.

## The seven tenets (NIST SP 800-207, section 2.1)

${table(tenets, true)}

## The pillars (CISA Zero Trust Maturity Model, version 2.0)

${pillars.map(({ title, functions }) => `### ${title}\n\n${table(functions, false)}`).join('\n\n')}
`);
