import { formerNames } from './generated/former-weakness-names.ts';

/** Names by weakness, made when a document first names one otherwise than the list does today. */
let made: ReadonlySet<string> | undefined;

/** Whether an earlier edition of the CWE list gave the weakness this name: an advisory keeps the name of its day. */
export function isFormerName(number: number, name: string): boolean {
  made ??= new Set(formerNames);
  return made.has(`${number}|${name}`);
}
