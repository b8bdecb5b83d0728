import { settingProblems } from './settings-of.ts';

interface Instruction {
  readonly word: string;
  readonly rest: string;
}

/** What is wrong with a Containerfile, by our own rules. Nothing is built: it is read. */
export function containerfileProblems(text: string): readonly string[] {
  const all = instructionsIn(text);
  const last = all.slice(all.findLastIndex(({ word }) => word === 'FROM'));
  const problems: string[] = [];
  const of = (word: string): readonly string[] => last.flatMap((instruction) => (instruction.word === word ? [instruction.rest] : []));
  for (const { word, rest } of all) if (word === 'FROM' && !/@sha256:[0-9a-f]{64}(\s|$)/u.test(rest)) problems.push(`FROM ${rest}: an image is named by its digest.`);
  const user = of('USER').at(-1) ?? '';
  if (!/^[1-9]\d*(:[1-9]\d*)?$/u.test(user)) problems.push(`USER ${user}: a number that is not 0 is expected.`);
  if (last.some(({ word }) => word === 'RUN')) problems.push('The image that runs has no shell, so no RUN can stand in it.');
  for (const word of ['ENTRYPOINT', 'CMD', 'HEALTHCHECK']) if (!/\[".+"\]$/u.test(of(word).at(-1) ?? '')) problems.push(`${word} needs a shell, or is missing.`);
  const entry = of('ENTRYPOINT').at(-1) ?? '';
  for (const flag of ['--disable-proto=throw', '--disallow-code-generation-from-strings']) if (!entry.includes(flag)) problems.push(`ENTRYPOINT lacks ${flag}.`);
  if (of('VOLUME').join() !== '["/data"]') problems.push('The only volume is /data.');
  for (const rest of of('COPY')) if (!rest.includes('--chown=0:0') && !rest.endsWith(' /data')) problems.push(`COPY ${rest}: the program belongs to root.`);
  if (of('EXPOSE').some((port) => Number(port) < 1024)) problems.push('A port below 1024 needs a right that the process has not.');
  problems.push(...settingProblems(Object.fromEntries(of('ENV').flatMap((rest) => rest.split(/\s+/u).map((pair) => pair.split('=') as [string, string])))));
  return problems;
}

function instructionsIn(text: string): readonly Instruction[] {
  return text.replaceAll(/\\\n/gu, ' ').split('\n').map((line) => line.trim()).filter((line) => line !== '' && !line.startsWith('#')).map((line) => {
    const [, word = '', rest = ''] = /^(\S+)\s+(.*)$/u.exec(line) ?? [];
    return { word: word.toUpperCase(), rest };
  });
}
