import type { GuideCounts } from '../../model/evidence/document.ts';
import type { Block } from './blocks.ts';
import type { FrontMatter } from './front-matter.ts';

const settingsMax = 5000;
const risk = /\b(?:risks?|threats?|attack(?:er)?s?|danger|exposes?|otherwise|consequences?|harm|leaks?)\b/i;
const decider = /\b(?:approv|accepted by|decided? by|decides|owner|executive|officer|CISO|administrator must agree|sign(?:ed)? off)/i;

/**
 * Counts what a guide asks for. A step is a list item, or a row of a table that is neither its head nor the rule below it; a guide without
 * either has one step for each heading below its title. A setting is a word in code marks or, in a table, what stands in the first cell.
 * The counts compare editions of one guide; those of two makers, who cut their steps differently, can not be compared.
 */
export function guideCounts(blocks: readonly Block[], text: string, frontMatter: FrontMatter | undefined): GuideCounts {
  const steps = stepsOf(blocks);
  const settings = new Set<string>();
  for (const [, marked] of text.matchAll(/(?<!`)`([^`\n]{1,100})`(?!`)|<code>([^<\n]{1,100})<\/code>/g)) if (settings.size < settingsMax && marked !== undefined) settings.add(settingIn(marked));
  for (const { text: row } of steps) if (row.trimStart().startsWith('|') && settings.size < settingsMax) settings.add(settingIn(row.split('|')[1] ?? ''));
  settings.delete('');
  const edition = ['edition', 'version', 'release'].map((key) => frontMatter?.value(key)?.text).find((value) => value !== undefined);
  return {
    ...(edition === undefined ? {} : { edition: edition.slice(0, 40) }),
    steps: steps.length,
    settings: settings.size,
    stepsWithRisk: steps.filter((step) => risk.test(step.text)).length,
    stepsWithDecider: steps.filter((step) => decider.test(step.text)).length,
  };
}

/** The name in front of a value: `audit.level=full` and `audit.level` are one setting. */
function settingIn(words: string): string {
  return (words.trim().split(/[=:\s]/, 1)[0] ?? '').toLowerCase();
}

function stepsOf(blocks: readonly Block[]): readonly Block[] {
  const found = blocks.filter((block, index) => block.kind === 'item' || isStepRow(block, blocks[index + 1]));
  return found.length > 0 ? found : blocks.filter(({ kind, level }) => kind === 'heading' && level > 1);
}

function isStepRow(block: Block, next: Block | undefined): boolean {
  return block.text.trimStart().startsWith('|') && !isTableRule(block.text) && !(next !== undefined && isTableRule(next.text));
}

function isTableRule(text: string): boolean {
  return /^\s*\|(?:[ \t]*:?-{1,100}:?[ \t]*\|){1,50}\s*$/.test(text);
}
