import type { GuideCounts } from '../../model/evidence/document.ts';
import type { Block } from './blocks.ts';
import type { FrontMatter } from './front-matter.ts';

const settingsMax = 5000;
const risk = /\b(?:risks?|threats?|attack(?:er)?s?|danger|exposes?|otherwise|consequences?|harm|leaks?|go(?:es)? wrong)\b/i;
const decider = /\b(?:approv|accepted by|may accept|decided? by|decides|owner|executive|officer|CISO|administrator must agree|sign(?:ed)? off)/i;
/** A name of parts: `audit.level`, `session_minutes`, `PermitRootLogin`; a value such as `30` or `full` is none. */
const nameOfParts = /[a-z][._/-][a-z]|[a-z][A-Z]/;

/** One thing that a guide asks for. */
interface Step {
  readonly text: string;
  /** The setting that it is about, where its form says so. */
  readonly setting?: string;
}

/**
 * Counts what a guide asks for. A step is one of these, whichever the guide is made of: a heading with labelled items below it (as it comes:
 * …, risk: …); else a list item, or a row of a table that is neither its head nor the rule below it; else a heading below the title.
 * A setting is what such a heading or the first cell of such a row names, or a name of several parts in code marks.
 * The counts compare editions of one guide; those of two makers, who cut their steps differently, cannot be compared.
 */
export function guideCounts(blocks: readonly Block[], text: string, frontMatter: FrontMatter | undefined): GuideCounts {
  const entries = entriesOf(blocks);
  const steps = entries.length > 0 ? entries : stepsOf(blocks);
  const settings = new Set<string>();
  const add = (words: string): void => {
    const name = settingIn(words);
    if (name !== '' && settings.size < settingsMax) settings.add(name);
  };
  for (const { setting } of steps) if (setting !== undefined) add(setting);
  if (entries.length === 0) for (const [, ticks, tags] of text.matchAll(/(?<!`)`([^`\n]{1,100})`(?!`)|<code>([^<\n]{1,100})<\/code>/g)) if (nameOfParts.test(ticks ?? tags ?? '')) add(ticks ?? tags ?? '');
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

/** Headings with at least two labelled items below them, when most headings that have items are such. */
function entriesOf(blocks: readonly Block[]): readonly Step[] {
  const sections: { heading: string; items: string[]; labelled: number }[] = [];
  for (const { kind, level, text } of blocks) {
    if (kind === 'heading') sections.push({ heading: level > 1 ? text : '', items: [], labelled: 0 });
    const open = sections.at(-1);
    if (kind !== 'item' || open === undefined) continue;
    open.items.push(text);
    if (/^[\p{L}'’ -]{2,40}:\s/u.test(text)) open.labelled += 1;
  }
  const entries = sections.filter(({ heading, labelled }) => heading !== '' && labelled >= 2);
  const withItems = sections.filter(({ items }) => items.length > 0).length;
  return entries.length * 2 > withItems ? entries.map(({ heading, items }) => ({ text: `${heading}\n${items.join('\n')}`, setting: heading })) : [];
}

function stepsOf(blocks: readonly Block[]): readonly Step[] {
  const found = blocks.flatMap((block, index): readonly Step[] => {
    if (isStepRow(block, blocks[index + 1])) return [{ text: block.text, setting: block.text.split('|')[1] ?? '' }];
    return block.kind === 'item' ? [{ text: block.text }] : [];
  });
  return found.length > 0 ? found : blocks.filter(({ kind, level }) => kind === 'heading' && level > 1).map(({ text }) => ({ text }));
}

function isStepRow(block: Block, next: Block | undefined): boolean {
  return block.text.trimStart().startsWith('|') && !isTableRule(block.text) && !(next !== undefined && isTableRule(next.text));
}

function isTableRule(text: string): boolean {
  return /^\s*\|(?:[ \t]*:?-{1,100}:?[ \t]*\|){1,50}\s*$/.test(text);
}
