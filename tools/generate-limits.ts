/** Writes every limit of the workspace from the code that holds it, so that the page can’t say another number. */
import { roles } from '../src/identity/actor.ts';
import { invitationDays } from '../src/identity/invitations.ts';
import { ceremonyMinutes } from '../src/identity/passkey/relying-party.ts';
import { failuresMost } from '../src/identity/password/check-code.ts';
import { atOnce, waitingMost } from '../src/identity/password/password-hash.ts';
import { contextWords, passwordLengthLeast, passwordLengthMost } from '../src/identity/password/password-rules.ts';
import { limitsFor } from '../src/identity/session-limits.ts';
import { recoveryMinutes } from '../src/identity/sessions.ts';
import { setupMinutes } from '../src/identity/setup.ts';
import { defaultLimits } from '../src/server/limits.ts';
import { register } from '../src/settings/register.ts';
import type { Settings } from '../src/settings/settings.ts';
import { bySource, bySourceAndName } from '../src/workspace/acts/identity/guarded-attempt.ts';
import { signInMinutes } from '../src/workspace/acts/providers/ceremony.ts';
import { vendorDaysMost } from '../src/workspace/people/role-rules.ts';
import { writeOrCheck } from './write-or-check.ts';

const strict = Object.fromEntries(Object.entries(register).map(([key, { default: value }]) => [key, value])) as Settings;
const person = limitsFor([], strict);
const administrator = limitsFor([{ role: 'administrator', productId: null }], strict);
const { lanes, headBytes, headerCount, targetBytes, jsonBytes, headMilliseconds, requestMilliseconds, connections, requestsPerConnection } = defaultLimits;

writeOrCheck('docs/generated/limits.md', `# Limits of the workspace

<!-- Written by tools/generate-limits.ts from the code that holds each of them; run npm run generate. -->

Numbers with a name of a setting can be changed as its line in [the settings](settings.md) says; the others are fixed.

## Sessions
| | a person | an administrator |
|---|---|---|
| ends without a request after | ${person.idleMinutes} minutes | ${administrator.idleMinutes} minutes |
| ends in any case after | ${person.hours} hours | ${administrator.hours} hours |

\`sessionIdleMinutes\`, \`sessionHours\`. NIST SP 800-63B asks for an hour and a day at its second level of assurance, and for 15 minutes and 12 hours at its third; who administers is held to the third. One account may have any number of sessions at the same time, from several browsers: each is listed to its owner with its place and time, and ended by them, by an administrator, or by a change of credentials or roles. A passkey counts for sensitive acts for ${strict.stepUpMinutes} minutes (\`stepUpMinutes\`). A session that began at an identity provider lives by the same limits and knows nothing of the provider’s own: it ends when an administrator disables the provider, changes what its groups mean for the person, or deactivates the account; the provider’s end of a session is not told to the workspace.

## What counts once
| secret | lives |
|---|---|
| setup link | ${setupMinutes} minutes, until a newer one or the end of setup |
| invitation | ${invitationDays} days, until a newer one |
| challenge for a passkey | ${ceremonyMinutes} minutes |
| a sign-in at a provider | ${signInMinutes} minutes |
| session after a recovery code | ${recoveryMinutes} minutes |
| recovery code | until it is used or new ones are made |
| one-time password | 30 seconds and one step before and after, once |
| API token | ${strict.tokenDaysMost} days at most (\`tokenDaysMost\`) |

## Guessing
| what | limit |
|---|---|
| wrong recovery codes or passwords from one source (an IPv4 address or an IPv6 network) | ${bySource.attempts} in ${bySource.minutes} minutes |
| wrong passwords from one source for one name | ${bySourceAndName.attempts} in ${bySourceAndName.minutes} minutes |
| wrong one-time passwords behind the right password | ${failuresMost}, then none for 15 minutes |
| passwords compared at the same time, and waiting for it | ${atOnce}, ${waitingMost} |
| requests of one source or one account in a minute | ${strict.requestsPerMinute} (\`requestsPerMinute\`) |

An account is never locked as a whole, so that nobody can lock somebody else out, and passkeys are not counted: they can’t be guessed. Whoever is stopped hears for how long (\`Retry-After\`).

A password has ${passwordLengthLeast} to ${passwordLengthMost} characters of any kind. It is refused when it is on a list of passwords that became known, when it repeats itself, or when little is left without these words: its owner’s names, ${contextWords.map((word) => `“${word}”`).join(', ')}.

## Requests and uploads
| what | limit |
|---|---|
| a request’s head | ${headBytes} bytes, ${headerCount} headers, an address of ${targetBytes} bytes, within ${headMilliseconds / 1000} seconds |
| a JSON body | ${jsonBytes} bytes, within ${requestMilliseconds / 1000} seconds |
| a file of evidence | ${strict.uploadMegabytesMost} megabytes (\`uploadMegabytesMost\`), at least ${defaultLimits.bodyRate} bytes a second |
| connections, and requests over one | ${connections}, ${requestsPerConnection} |
| worked on at the same time: signing in, other acts and pages, uploads | ${lanes.identity}, ${lanes.work}, ${lanes.upload} |
| entries of a list | 50, at most 200 |

Any kind of file may be handed over; [the formats](formats.md) say which are read and with which limits. What a file is follows from its bytes. It is read in a process of its own that may neither write, nor connect, nor start anything, within limits on time and memory; archives are counted before they are unpacked. A file is never shown by a browser, only saved, and nothing of it is run. Files are not searched for malware: whoever downloads one gets it as it was handed over.

What takes long: reading a file (at upload, bounded as above) and an assessment (a job: two at the same time in each server, with progress, cancelled by whoever may, tried again after a failure, given up when it silences its process). Answers do not wait for a job. When more comes than fits, the rest is answered with 429 or 503 and \`Retry-After\`, and signing in keeps places of its own.

## What goes together
- A role of ${roles.filter((role) => role === 'administrator' || role === 'auditor').join(' and ')} is held over the whole organisation; a vendor contact over one product, until a day within ${vendorDaysMost} days.
- An end lies ahead of the beginning, and a product that is named is there and not archived.
- A setting is loosened only to a value between its safe and its loosest one, with a reason, an end, and somebody who may accept it.
- A statement about a product is replaced only as it was read (\`If-Match\`).
- The last administrator who can act is neither deactivated nor loses the role.
- Who makes a thing and who lets it pass are two people.
`);
