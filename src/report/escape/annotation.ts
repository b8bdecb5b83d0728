import { tagOf } from './escaped.ts';
import { visible } from './visible.ts';

/** Values inside a workflow command of a build server (`::warning file=…,line=…::message`). */
export const annotation = tagOf('annotation', (raw) => visible(raw).replace(/[%:,\r\n]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`));
