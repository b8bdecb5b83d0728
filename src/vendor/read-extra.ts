import type { z } from 'zod';
import { parseJson } from '../read/gateway/json.ts';
import { Unreadable } from '../read/source.ts';
import type { ExtraName } from './capture/capture-record.ts';
import type { Capture } from './capture/open-capture.ts';

/**
 * Facts that a capture holds beside its looks. A capture may come from somebody else, so they are checked like any other input.
 * @returns undefined when the capture has none of this name
 * @throws Unreadable when they are not of their form
 */
export function readExtraFacts<Shape extends z.ZodType>(capture: Capture, name: ExtraName, shape: Shape): z.output<Shape> | undefined {
  const bytes = capture.readExtra(name);
  if (bytes === undefined) return undefined;
  const parsed = shape.safeParse(parseJson(bytes));
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new Unreadable(`holds facts in ${name} that are not of their form, at /${issue?.path.map(String).join('/') ?? ''}`);
}
