import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { quote, say } from '../../model/text.ts';
import { KeysRefused } from './keys-refused.ts';

/**
 * Does something while nobody else changes a publisher's keys. The operating system takes the lock back when the process ends, however it ends.
 * @throws KeysRefused while another process holds it
 */
export async function whileLocked<Value>(folder: string, work: () => Promise<Value>): Promise<Value> {
  const path = join(folder, 'writer.lock');
  closeSync(openSync(path, 'a', 0o600));
  // A database in which nothing is ever written: its lock is one that all systems know.
  const lock = new DatabaseSync(path, { timeout: 0, allowExtension: false, limits: { attach: 0 } });
  try {
    try {
      lock.exec('BEGIN EXCLUSIVE');
    } catch (problem) {
      const isHeld = problem instanceof Error && 'errcode' in problem && problem.errcode === 5;
      if (!isHeld) throw problem;
      throw new KeysRefused('state', say`Another command is changing the keys in ${quote(folder)}. Wait until it has ended, then start this one again.`);
    }
    return await work();
  } finally {
    lock.close();
  }
}
