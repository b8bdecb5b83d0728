import { ours, say } from '../../model/text.ts';
import type { WatchReport } from '../../model/watch/watch-report.ts';
import type { Escaped } from '../escape/escaped.ts';
import { markdown } from '../escape/markdown.ts';
import { disclaimer } from '../words.ts';
import { headingOf, sectionsOf, type WatchSection } from './watch-sections.ts';
import { deadlineLimits, scheduleSentence, watchLimits } from './watch-words.ts';

const itemsMax = 50;

/** The report of `assay watch` for a ticket or a chat. */
export function watchMarkdown(report: WatchReport): Escaped<'markdown'> {
  return markdown`### Assay: what changed at makers that are watched

${report.watched.map((watched) => markdown`#### ${headingOf(watched)}

${sectionsOf(watched, report.schedule !== undefined).map(section)}`)}
${scheduleSentence(report)} ${ours(deadlineLimits)}

${ours(watchLimits)} ${ours(disclaimer)} Assay ${ours(report.engineVersion)}, ${ours(report.watchedAt)}.
`;
}

function section({ title, items }: WatchSection): Escaped<'markdown'> {
  return markdown`**${ours(title)}**

${items.slice(0, itemsMax).map(({ text, details }) => markdown`- ${text}
${details.map((detail) => markdown`  - ${detail}
`)}`)}${items.length > itemsMax ? markdown`- ${say`${items.length - itemsMax} more; see --format json.`}
` : markdown``}
`;
}
