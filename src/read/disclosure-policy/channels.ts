import type { Passage, PolicyChannel } from '../../model/evidence/disclosure-policy.ts';
import { addressesOf, type Block } from '../document/blocks.ts';
import { parseEmail } from '../identifier/email.ts';
import { parseUrl } from '../identifier/url.ts';

const channelsMax = 50;
const REPORTING = /\b(?:report|submit|send|disclos|contact|notif|e-?mail|reach|channel|intake|write to|get in touch)/i;
const REPORTING_HEADING = /\b(?:report|contact|channel|disclos|submit|submission|how to)/i;
const CHANNEL_HEADING = /\b(?:where|how) (?:to|do i|can i|you can) (?:report|submit|contact|reach)|\breporting (?:a |an |of |security )?(?:vulnerabilit|issue|bug|process|channel)|\bofficial (?:communication )?channels?\b/i;
const ABOUT = /\b(?:vulnerab|security|issues?\b|bugs?\b|flaw|finding|reports?\b|weakness|us\b|team\b|researcher)/i;
/** Mailboxes that exist for reports, RFC 2142 section 4 and what makers commonly use. */
const REPORT_MAILBOX = /^(?:security|psirt|csirt|cert|soc|vuln|vulnerabilit|disclosure|bugbounty|bug-bounty|responsible|product-?security|report|abuse|infosec)/i;

/**
 * Finds the addresses to which a policy asks for reports: in a passage that speaks of reporting, or below a heading that does.
 * Of a mailbox only the domain is kept, of a web address the host.
 */
export function channelsOf(blocks: readonly Block[]): { readonly channels: readonly PolicyChannel[]; readonly passages: readonly Passage[] } {
  const channels: PolicyChannel[] = [];
  const passages: Passage[] = [];
  const sections: Passage[] = [];
  let isReportingSection = false;
  let leadsIn = false;
  for (const block of blocks) {
    if (block.kind === 'heading') {
      const heading = block.text.slice(0, 300);
      isReportingSection = REPORTING_HEADING.test(heading);
      if (block !== blocks[0] && CHANNEL_HEADING.test(heading)) sections.push({ firstLine: block.firstLine, lastLine: block.firstLine });
      continue;
    }
    const text = block.text.slice(0, 20_000);
    const isAboutReports = REPORTING.test(text) && ABOUT.test(text);
    if (block.kind !== 'item') leadsIn = isAboutReports && text.trimEnd().endsWith(':');
    for (const { line, value } of addressesOf(block)) {
      const channel = channelOf(value, line);
      if (channel === undefined || channels.length >= channelsMax) continue;
      const isNear = isAboutReports || isReportingSection || (leadsIn && block.kind === 'item');
      if (channel.kind === 'web' ? !isNear || !(leadsIn || leadsTo(text, value)) : !isNear && !REPORT_MAILBOX.test(value.replace(/^mailto:/i, ''))) continue;
      channels.push(channel);
      passages.push({ firstLine: line, lastLine: line });
    }
    if (/[a-z] ?[[(] ?at ?[\])] ?[a-z]/i.test(text) && (isAboutReports || isReportingSection)) passages.push({ firstLine: block.firstLine, lastLine: block.firstLine });
  }
  // A section that says where to report is worth reading where no address was recognised.
  return { channels, passages: passages.length > 0 ? passages : sections };
}

/** Places that take reports, by their address. */
const REPORT_ADDRESS = /\/security\/advisories\/new|^https:\/\/(?:[a-z-]{1,30}\.)?(?:hackerone|bugcrowd|intigriti|yeswehack|openbugbounty|msrc\.microsoft)\.[a-z]{2,4}\/|\/(?:report|submit|vulnerability-report|vdp)(?:[/?#-]|$)/i;

/** A link is a channel when it is a place that takes reports, or the words right before it send the reader there. */
function leadsTo(text: string, value: string): boolean {
  if (REPORT_ADDRESS.test(value)) return true;
  const before = text.slice(Math.max(0, text.indexOf(value) - 160), text.indexOf(value));
  const sentence = before.slice(Math.max(before.lastIndexOf('. '), before.lastIndexOf('.\n')) + 1);
  return /\b(?:report|submit|send|disclose|contact|notify|reach|file|open)/i.test(sentence) && /\b(?:via|at|to|through|using|by|on|form|here|channel|portal|visit|platform|program(?:me)?)\b[^.]{0,80}$/i.test(sentence);
}

function channelOf(value: string, line: number): PolicyChannel | undefined {
  if (/^tel:/i.test(value)) return { line, kind: 'phone' };
  const email = parseEmail(value.replace(/^mailto:/i, '').split('?', 1)[0] ?? '');
  if (email !== undefined) return { line, kind: 'email', domain: email.domain };
  const url = parseUrl(value);
  if (url === undefined || url.hostname === '') return undefined;
  return { line, kind: 'web', domain: url.hostname };
}
