import { absent, built, tested } from '../proof.ts';
import { attempts, documents, door, idToken, invitation, passwordRules, passwords, people, recovery, saml, samlForm, sessions, setup, signIn, singleUse, source, tokens } from '../suites.ts';
import { first, second, type Chapter } from '../requirement.ts';

const noBand = absent('No code or request goes over a second channel: no telephone, no mail, no push.', { packages: /twilio|nexmo|vonage|messagebird|apn|fcm|firebase/i });

export const authentication: Chapter = {
  title: 'V6 Signing in',
  requirements: [
    first('6.1.1', 'How guessing is stopped, without locking people out, is written down', built('docs/generated/limits.md', { generator: 'tools/generate-limits.ts' }, 'The part on guessing.')),
    second('6.1.2', 'Words of the place that no password may rest on are written down', built('docs/generated/limits.md', { generator: 'tools/generate-limits.ts' }, 'The part on guessing.')),
    second('6.1.3', 'All ways of signing in are written down', tested(documents('names every way to sign in, with what it gives'))),
    first('6.2.1', 'Passwords have a length', tested(passwordRules('the password ${password.slice(0, 32)} is refused as ${reason}'), '15 characters.')),
    first('6.2.2', 'A password can be changed', tested(passwords('a password is changed by whoever knows the present one besides having a passkey, and the old one ends'))),
    first('6.2.3', 'Changing asks for the present password', tested(passwords('a password is changed by whoever knows the present one besides having a passkey, and the old one ends'))),
    first('6.2.4', 'Common passwords are refused', tested([passwordRules('the password ${password.slice(0, 32)} is refused as ${reason}'), passwords('a listed password, a wrong first code, a stale ceremony and a missing step-up set nothing')])),
    first('6.2.5', 'No rules about kinds of characters', tested(passwordRules('a long password of any characters is taken, without rules about kinds of characters'))),
    first('6.2.6', 'The field hides what is typed', tested(passwords('the fields for a password hide it, and let a manager fill and paste it'))),
    first('6.2.7', 'Pasting and password managers work', tested(passwords('the fields for a password hide it, and let a manager fill and paste it'))),
    first('6.2.8', 'A password counts as it was typed', tested(passwords('a password counts exactly as typed, to the last of 256 characters, in its case and with its blanks'), 'Two ways of writing the same sign in Unicode are one, as NIST SP 800-63B asks.')),
    second('6.2.9', 'Long passwords are taken', tested(passwords('a password counts exactly as typed, to the last of 256 characters, in its case and with its blanks'))),
    second('6.2.10', 'A password does not end by age', tested(passwords('a password does not end by its age'))),
    second('6.2.11', 'Words of the place are refused', tested(passwordRules('the password ${password.slice(0, 32)} is refused as ${reason}'))),
    second('6.2.12', 'Passwords that became known are refused', tested([passwordRules('the password ${password.slice(0, 32)} is refused as ${reason}'), passwords('a listed password, a wrong first code, a stale ceremony and a missing step-up set nothing')])),
    first('6.3.1', 'Guessing is stopped', tested([recovery('whoever guesses is stopped; nobody at another address is, and passkeys go on from the same one'), passwords('wrong codes behind the right password are counted over restarts; wrong passwords lock nobody out'), attempts('attempts beyond the limit are refused until its time is over')])),
    first('6.3.2', 'No account that comes along', tested(sessions('before setup there is no account at all, and after it the one that the link made'))),
    second('6.3.3', 'Two factors', tested([passwords('a password and a code sign in together, and neither does alone'), signIn('unknown passkey, wrong signature, foreign owner, other origin, ended challenge and deactivated account get one answer')], 'A passkey counts only with its user verified.')),
    second('6.3.4', 'No undocumented way in, and the same strength on all', tested([tokens('every act of signing in has a path of its own under sign-in, setup or account'), documents('names every way to sign in, with what it gives'), passwords('an administrator never signs in by password, not even with one from before')])),
    first('6.4.1', 'First secrets are random, short-lived and used once', tested([setup('a link that has ended, a made-up link, and a link after setup get the same answer'), invitation('an invitation that was replaced, has ended, or whose account was deactivated says the same as one that never was'), source('takes random numbers from the operating system alone, and makes secrets of 112 bits and more')])),
    first('6.4.2', 'No hints and no secret questions', tested(source('has no hints, no questions of old, no default account and no secret of its own'))),
    second('6.4.3', 'What was forgotten is made anew without going around the second factor', tested(recovery('a recovery code opens a session that may make a passkey and nothing else; then everything ends and the passkey signs in'))),
    second('6.4.4', 'Who lost a factor is identified as at the beginning', tested(people('whoever lost every way to sign in is invited as at the beginning: no link leads into an account that has a person, and nothing else gives a passkey'), 'The same act, the same fresh passkey of an administrator, the same link handed over in person. How they make sure who it is, is the organisation’s, both times.')),
    second('6.5.1', 'Codes count once', tested([recovery('of 50 uses of one code at the same time, exactly one wins, from whatever addresses'), passwords('of 8 uses of one code at the same time, at most one wins, and none after it')])),
    second('6.5.2', 'Short codes are kept by a slow hash, long ones by a plain one', tested([setup('the link leads to the first administrator, who is signed in with a fresh passkey and has ten recovery codes'), source('takes random numbers from the operating system alone, and makes secrets of 112 bits and more'), setup('no secret of setup is in any row or audit entry')], 'Recovery codes have 120 random bits, and are kept as SHA-256.')),
    second('6.5.3', 'Codes and seeds come from a secure generator', tested(source('takes random numbers from the operating system alone, and makes secrets of 112 bits and more'))),
    second('6.5.4', 'Codes have at least 20 bits', tested([setup('the link leads to the first administrator, who is signed in with a fresh passkey and has ten recovery codes'), source('takes random numbers from the operating system alone, and makes secrets of 112 bits and more')])),
    second('6.5.5', 'Codes live shortly', tested([passwordRules('a code counts one step before and after its own, and nothing that is no code counts'), singleUse('a secret is good for its purpose, until its end, and nothing of it is kept in the clear')], 'Steps of 30 seconds, and one step either way for clocks that differ (RFC 6238).')),
    second('6.6.1', 'Codes by telephone', noBand),
    second('6.6.2', 'Codes of a second channel belong to their request', noBand),
    second('6.6.3', 'Codes of a second channel can’t be guessed', noBand),
    second('6.8.1', 'One provider can’t speak for another’s people', tested(saml('two providers that name the same person vouch for two people'))),
    second('6.8.2', 'Signatures of providers are always verified', tested([idToken('a token ${what} is refused'), samlForm('a response ${what} is refused'), saml('an answer signed by another key signs nobody in')])),
    second('6.8.3', 'An assertion counts once', tested(saml('an answer counts once, and in the browser in which it was asked for only'))),
    second('6.8.4', 'The strength that an act needs is looked at', tested([door('a sensitive act asks for a passkey shown in the last five minutes, and never takes a token'), saml('an account is linked only in its own session, with a passkey shown just now')], 'A sign-in at a provider never counts as a passkey.')),
  ],
};
