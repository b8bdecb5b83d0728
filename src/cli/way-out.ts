import { existsSync, readFileSync } from 'node:fs';
import { createWayOut } from '../net/way-out.ts';
import type { World } from '../net/world.ts';
import { terminal } from '../report/escape/terminal.ts';
import { CommandFailure } from './print.ts';

/** Options with which an operator shapes the way out. */
export interface WayOutCommandOptions {
  readonly allowHost?: readonly string[];
  readonly proxy?: string;
  readonly nameServer?: readonly string[];
  readonly authority?: string;
}

/** The guarded way out, with the operator's exceptions. */
export function wayOutOf({ allowHost, proxy, nameServer, authority }: WayOutCommandOptions, version: string): World {
  if (authority !== undefined && !existsSync(authority)) throw new CommandFailure(terminal`The file of authorities ${authority} does not exist.`, 'usage');
  try {
    return createWayOut({
      version,
      ...(allowHost === undefined ? {} : { allowed: allowHost }),
      ...(proxy === undefined ? {} : { proxy }),
      ...(nameServer === undefined ? {} : { nameServers: nameServer }),
      ...(authority === undefined ? {} : { authorities: readFileSync(authority, 'utf8') }),
    });
  } catch (problem) {
    if (problem instanceof TypeError) throw new CommandFailure(terminal`${problem.message}`, 'usage');
    throw problem;
  }
}
