import type { LogKeeping, RetainedLog } from '../../model/evidence/log-retention.ts';
import { nameOf, plainTextOf, type TextForm } from './form.ts';
import { afterDays, never, unstated, wholeNumberOf } from './keeping.ts';

const resource = /^[ \t]*resource[ \t]+"(aws_cloudwatch_log_group|azurerm_log_analytics_workspace|google_logging_project_bucket_config)"[ \t]+"([^"\n]{1,200})"/;
const anyResource = /^[ \t]*resource[ \t]+"(?:aws_cloudwatch_log_group|azurerm_log_analytics_workspace|google_logging_project_bucket_config)"/m;
const attribute = /^[ \t]*([a-z_]{1,60})[ \t]*=[ \t]*(.*)$/;
const text = /^"([^"$]{1,200})"/;
const heredoc = /<<[-~]?([A-Za-z_]{1,60})[ \t]*$/;
const stringOrComment = /"(?:[^"\\\n]|\\.)*"|#.*$|\/\/.*$/g;

interface Open {
  readonly type: string;
  readonly label: string;
  readonly line: number;
  name?: string;
  days?: LogKeeping;
}

/** Resources of Terraform that hold logs, where the days are written as a number and not taken from a variable. */
export const terraform: TextForm = {
  id: 'terraform',
  reads: 'text',
  accepts: (head) => anyResource.test(plainTextOf(head)),
  logsIn,
};

function* logsIn(source: string): Generator<RetainedLog> {
  let open: Open | undefined;
  let depth = 0;
  let ending: string | undefined;
  for (const [index, line] of source.split(/\r\n|\n|\r/).entries()) {
    if (ending !== undefined) {
      if (line.trim() === ending) ending = undefined;
      continue;
    }
    const begun = resource.exec(line);
    if (depth === 0 && begun !== null) open = { type: begun[1] ?? '', label: begun[2] ?? '', line: index + 1 };
    else if (depth === 1 && open !== undefined) take(open, line);
    ending = heredoc.exec(line)?.[1];
    const code = line.replace(stringOrComment, '');
    depth = Math.max(0, depth + code.split('{').length - code.split('}').length);
    if (depth === 0 && open !== undefined && code.includes('}')) {
      yield { name: nameOf(open.name ?? open.label), kept: open.days ?? (open.type === 'aws_cloudwatch_log_group' ? never : unstated), line: open.line };
      open = undefined;
    }
  }
}

function take(open: Open, line: string): void {
  const [, key, value = ''] = attribute.exec(line) ?? [];
  if (key === 'name' || key === 'bucket_id') open.name = text.exec(value)?.[1] ?? open.label;
  if (key !== 'retention_in_days' && key !== 'retention_days') return;
  const days = wholeNumberOf(value.replace(stringOrComment, '').trim());
  if (days !== 0) open.days = afterDays(days);
  // Zero is for ever in CloudWatch; in a bucket of Google it is the default of 30 days.
  else open.days = open.type === 'aws_cloudwatch_log_group' ? never : open.type === 'google_logging_project_bucket_config' ? afterDays(30) : unstated;
}
