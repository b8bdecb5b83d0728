/** Writes the table of settings, the loosening guide and the page on templates from the register. `--check` only compares. */
import type { ProtectingSetting, SettingDefinition, SettingValue } from '../src/settings/definition.ts';
import { register } from '../src/settings/register.ts';
import { writeOrCheck } from './write-or-check.ts';

const settings: readonly (readonly [string, SettingDefinition])[] = Object.entries(register);
const protecting = settings.flatMap(([key, definition]) => (definition.kind === 'protecting' ? [{ key, definition }] : []));
const operating = settings.flatMap(([key, definition]) => (definition.kind === 'operating' ? [{ key, definition }] : []));
const shown = (value: unknown): string => (Array.isArray(value) && value.length === 0 ? 'none' : value === '' ? 'not set' : `\`${JSON.stringify(value)}\``);
const row = (...cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
const acceptors = { administrator: 'an administrator', 'executive-sponsor': 'the executive sponsor' };

writeOrCheck('docs/generated/settings.md', `# Settings

Written by \`npm run generate\` from \`src/settings/register.ts\`.
A setting is given in the configuration file (JSON, named by \`ASSAY_CONFIG\`) by its name, or in the environment, which goes before.
A secret is never in that file: its variable with \`_FILE\` at the end names a file that holds it.

## Where the instance stands

${[row('setting', 'variable', 'default', 'what it does'), row('---', '---', '---', '---'), ...operating.map(({ key, definition }) => row(`\`${key}\``, `\`${definition.variable}${'isSecret' in definition ? '_FILE' : ''}\``, shown(definition.default), definition.summary))].join('\n')}

## What protects

These are safe as they come. The configuration can make them stricter; the [loosening guide](loosening-guide.md) says what happens when one is loosened.

${[row('setting', 'variable', 'strict (default)', 'balanced', 'evaluation', 'what it does'), row('---', '---', '---', '---', '---', '---'), ...protecting.map(({ key, definition }) => row(`\`${key}\``, `\`${definition.variable}\``, shown(definition.templates.strict), shown(definition.templates.balanced), shown(definition.templates.evaluation), definition.summary))].join('\n')}
`);

writeOrCheck('docs/generated/loosening-guide.md', `# Loosening guide

Written by \`npm run generate\` from \`src/settings/register.ts\`.

There is no hardening guide: an instance begins with the safe value of every setting, in 0 steps. What follows are the
${protecting.length} settings that can be made less safe, what each protects, and what can go wrong then. Loosening one asks for a reason, a
person who answers for it and an end; it rings on every page until that day, and then ends by itself.

${protecting.map(({ key, definition }) => `## ${key}

${definition.summary}

- **As it comes**: ${shown(definition.default)}. ${definition.protects}
- **Why it can be set**: ${definition.reason}
- **What can go wrong**: ${definition.risk}
- **Who may accept that**: ${acceptors[definition.acceptedBy]}, for at most ${definition.daysMost} days.
- **Templates**: strict ${shown(definition.templates.strict)}, balanced ${shown(definition.templates.balanced)}, evaluation ${shown(definition.templates.evaluation)}.
`).join('\n')}`);

/** What a template leaves open beside the strict one. */
const opened = (template: 'balanced' | 'evaluation'): string => protecting.filter(({ definition }) => definition.isLooser(definition.templates[template], definition.templates.strict))
  .map(({ key, definition }) => `- \`${key}\` ${shown(definition.templates[template])} in place of ${shown(definition.templates.strict)}: ${definition.risk}`).join('\n');

writeOrCheck('docs/generated/configuration-templates.md', `# Configuration templates

Written by \`npm run generate\` from \`src/settings/register.ts\`.

A template is a set of values for the ${protecting.length} settings that protect something, by how much risk an organisation takes. An instance
begins with the strict one. Whatever a template loosens is loosened like anything else: with a reason, a person who answers
for it and an end. The posture page applies one, with a reason.

## The templates

- **strict**, the default: for an organisation that publishes in its own name, or keeps what others have told it in confidence.
- **balanced**: for an organisation whose people are kept in one directory and whose builds are slow.
- **evaluation**: for one person who tries Assay with data that may be lost.

## Which risk each leaves open

### strict

What no setting closes: the machine that it runs on, its network, and the people who hold its roles.

### balanced, beside those of the strict one

${opened('balanced')}

### evaluation, beside those of the strict one

${opened('evaluation')}

### What comes with none of them

No template turns off a second factor, the audit log, the reading of files in a process without rights, or the headers of pages: there is no setting for those.
`);

const noException = 'no exception';
/** The same in the form that `assay check` reads, as evidence about Assay itself. */
const bound = (definition: ProtectingSetting<SettingValue>): string => {
  const { default: value } = definition;
  if (Array.isArray(value)) return noException;
  if (typeof value === 'number') return `${definition.isLooser(value + 1, value) ? '<=' : '>='} ${value}`;
  return String(value);
};
writeOrCheck('docs/security/settings-register.json', `${JSON.stringify({
  assay: 'settings-register',
  settings: protecting.map(({ key, definition }) => ({
    setting: key, default: Array.isArray(definition.default) ? noException : String(definition.default), safest: bound(definition), protects: definition.protects, reason: definition.reason, risk: definition.risk,
    warning: 'Rings on every page until it ends, with the risk, the reason and who answers for it.', loosened_by: acceptors[definition.acceptedBy], important: definition.acceptedBy === 'executive-sponsor' ? 'yes' : 'no',
  })),
}, null, 1)}\n`);
