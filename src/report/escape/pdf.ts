import { tagOf } from './escaped.ts';
import { visible } from './visible.ts';

/**
 * Words drawn on a page of PDF. The writer draws shapes and never hands characters on as commands; what has to be kept
 * away is only what a reader can’t see, or what would move other words about.
 */
export const pdf = tagOf('pdf', visible);
