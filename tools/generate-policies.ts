/** Puts the text of the Cedar policies into a module, so that the program carries them and reads no file for a decision. */
import { policySetTextToParts } from '@cedar-policy/cedar-wasm/nodejs';
import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeOrCheck } from './write-or-check.ts';

const folder = fileURLToPath(new URL('../src/workspace/policy/', import.meta.url));
const lines: string[] = [];
for (const file of globSync('*.cedar', { cwd: folder }).toSorted()) {
  const parts = policySetTextToParts(readFileSync(join(folder, file), 'utf8'));
  if (parts.type === 'failure') throw new Error(`${file}: ${parts.errors.map(({ message }) => message).join('; ')}`);
  if (parts.policy_templates.length > 0) throw new Error(`${file} holds a template; a policy is asked for.`);
  parts.policies.forEach((policy, index) => lines.push(`  ${JSON.stringify(`${basename(file, '.cedar')} ${index + 1}`)}: ${JSON.stringify(policy.replaceAll(/\s+/gu, ' ').trim())},`));
}

writeOrCheck('src/workspace/policy/generated/policies.ts', `// Written by tools/generate-policies.ts from the .cedar files beside this folder; change those and run npm run generate.

/** Every policy by its file and place in it. */
export const policies: Readonly<Record<string, string>> = {
${lines.join('\n')}
};
`);
