import { isUserName, type NameKind } from './credential-name.ts';
import { isNoLiteral } from './credential-value.ts';
import type { TextFormat } from './text-format.ts';
import type { TextWindow } from './text-window.ts';

/** Whether the name of an account, a host or a database stands beside the value. */
export function pairNear(window: TextWindow, start: number, kind: NameKind, format: TextFormat): boolean {
  if (kind === 'secret') return false;
  const before = `${window.before()}\n${window.text.slice(Math.max(0, start - 200), start)}`;
  const after = `${window.text.slice(start, start + 300)}\n${window.after(160)}`;
  // In a program the pair must stand in the same braces.
  const near = format === 'code' ? before.slice(before.lastIndexOf('}') + 1) + after.split('}', 1)[0] : before + after;
  for (const match of near.matchAll(/([A-Za-z_][\w.-]{1,60})["'\]]{0,2}[ \t]{0,8}(?:=>|:=|[:=,(>])[ \t]{0,8}["'`]?([\w@.$<{-]{1,60})/g)) {
    const [, name = '', value = ''] = match;
    if (isUserName(name) && !/^(?:string|str|true|false|null|none|undefined|req|request|this|self|user|username|text)$/i.test(value) && !isNoLiteral(value)) return true;
    if (format !== 'prose' && /^(?:host|hostname|database|dbname|db_name|db_host|dialect|port)$/i.test(name) && kind === 'password') return true;
  }
  return false;
}
