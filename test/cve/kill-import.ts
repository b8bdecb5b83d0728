import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('./import-once.ts', import.meta.url));

/**
 * Starts an import and ends it with SIGKILL.
 * @param when told how far it is after each part (records read), and how long it has run; true ends it
 * @returns whether it was ended before it was done
 */
export async function killedImport(list: string, from: string, when: (read: number) => boolean, afterMilliseconds?: number): Promise<boolean> {
  const child = spawn(process.execPath, [program, list, from], { stdio: ['ignore', 'pipe', 'inherit'] });
  let isDone = false;
  const timer = afterMilliseconds === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), afterMilliseconds);
  child.stdout.on('data', (chunk: Buffer) => {
    for (const line of chunk.toString().trim().split('\n')) {
      if (line === 'done') isDone = true;
      else if (when(Number(line))) child.kill('SIGKILL');
    }
  });
  await new Promise((resolve) => { child.on('close', resolve); });
  clearTimeout(timer);
  return !isDone;
}
