import type { Lesson } from '../lesson.ts';
import { accessLessons } from './a-access.ts';
import { accountsLessons } from './b-accounts.ts';
import { identityLessons } from './c-identity.ts';
import { verificationLessons } from './d-verification.ts';
import { formatsLessons } from './e-formats.ts';

/** All lessons, in order. */
export const lessons: readonly Lesson[] = [...accessLessons, ...accountsLessons, ...identityLessons, ...verificationLessons, ...formatsLessons];
