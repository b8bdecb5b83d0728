import { WrongFigures, type Contender, type Figures } from './benchmark.ts';
import { assay, type Printed } from './command.ts';

/** Our whole job on a log sample, through the command. */
export const inspectLog: Contender = {
  name: 'assay inspect',
  role: 'ours',
  command: (input, stage) => assay(stage, ['inspect', input.path, '--format', 'json']),
  figures: (output): Figures => {
    const said = (JSON.parse(output) as Printed).says?.[0]?.says.join(' ') ?? '';
    const number = (pattern: RegExp): number => Number(pattern.exec(said)?.[1] ?? -1);
    if (number(/, (\d+) of them unreadable/) !== 0) throw new WrongFigures(`Rows of the log were not read: ${said.slice(0, 300)}`);
    return {
      events: number(/^(\d+) events/), identity: number(/identity (\d+)/), configuration: number(/configuration (\d+)/), network: number(/network (\d+)/), data: number(/data (\d+)/),
      complete: number(/UTC time: (\d+) of/),
    };
  },
};
