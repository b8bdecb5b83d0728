import { readdirSync } from 'node:fs';
import { parse } from 'node:path';

/** What a hardened process must not be able to do, each tried for real. */
const attempts: readonly { readonly what: string; readonly fails: () => boolean }[] = [
  { what: 'the permission model is off', fails: () => process.permission !== undefined },
  { what: 'code can be made from text', fails: () => throws(() => Reflect.construct(makerOfCode, ['return 1'])) },
  { what: 'prototypes can be reached through __proto__', fails: () => throws(() => Reflect.get({}, '__proto__')) },
  { what: 'files outside the granted folders can be read', fails: () => throws(() => readdirSync(parse(process.execPath).root)) },
  { what: 'files outside the granted folders can be written', fails: () => process.permission?.has('fs.write', parse(process.execPath).root) === false },
  { what: 'native add-ons can be loaded', fails: () => process.permission?.has('addon') === false },
];

/** The constructor of functions, under a name that no check for `eval` knows: exactly what an attacker would use. */
const makerOfCode = Object.getPrototypeOf(async () => undefined).constructor as new (code: string) => unknown;

/** Tries what this process must not be able to do. @returns what it could do after all; nothing when it is hardened */
export function hardeningGaps(): readonly string[] {
  return attempts.filter(({ fails }) => !fails()).map(({ what }) => what);
}

function throws(attempt: () => unknown): boolean {
  try {
    attempt();
    return false;
  } catch {
    return true;
  }
}
