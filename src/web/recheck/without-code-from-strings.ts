import * as z from 'zod/mini';

/**
 * Imported before anything that describes a shape: the page's policy allows no code made from strings, and the library that
 * checks shapes would try whether it may, which browsers report as a violation.
 */
z.config({ jitless: true });
