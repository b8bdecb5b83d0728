/** The floor for a folder that has not changed: list it and look at every file, nothing else. */
import { lstatSync, readdirSync } from 'node:fs';

let records = 0;
const waiting = [process.argv[2] ?? ''];
for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop()) {
  for (const name of readdirSync(folder)) {
    const path = `${folder}/${name}`;
    const stat = lstatSync(path, { throwIfNoEntry: false });
    if (stat?.isDirectory() === true) waiting.push(path);
    else if (stat?.isFile() === true) records += 1;
  }
}
process.stdout.write(`${JSON.stringify({ records })}\n`);
