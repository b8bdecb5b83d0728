import { built, open, tested } from '../proof.ts';
import { authenticate, documents, oidc, passwords, people, providerPages, recovery, saml, sessions, signIn } from '../suites.ts';
import { first, second, type Chapter } from '../requirement.ts';

export const sessionManagement: Chapter = {
  title: 'V7 Sessions',
  requirements: [
    second('7.1.1', 'How long sessions live is written down', built('docs/generated/limits.md', { generator: 'tools/generate-limits.ts' }, 'With what NIST SP 800-63B asks for.')),
    second('7.1.2', 'How many sessions there may be is written down', built('docs/generated/limits.md', { generator: 'tools/generate-limits.ts' }, 'Any number, each listed to its owner.')),
    second('7.1.3', 'How sessions of providers and of the workspace go together is written down', tested(documents('names every way to sign in, with what it gives'), 'The part on providers in docs/workspace/signing-in.md.')),
    first('7.2.1', 'Sessions are looked up on the server', tested(authenticate('a session says who sends a request; no credential and a bad one make the same anonymous actor'))),
    first('7.2.2', 'Secrets of sessions are made for each', tested(sessions('secrets of sessions have 256 random bits, and no two are alike'))),
    first('7.2.3', 'Secrets of sessions are random and long', tested(sessions('secrets of sessions have 256 random bits, and no two are alike'))),
    first('7.2.4', 'Signing in makes a new session and ends the old one', tested([sessions('whoever signs in gets a new session, and the one that the browser had is dead'), sessions('a session that somebody was given beforehand does not become theirs by signing in'), signIn('stepping up shows a passkey of one’s own in this session, gives a new cookie and kills the old one')])),
    second('7.3.1', 'Unused sessions end', tested(sessions('a session ends by itself when nobody uses it, and in any case after its longest time'))),
    second('7.3.2', 'Sessions end in any case', tested([sessions('a session ends by itself when nobody uses it, and in any case after its longest time'), authenticate('an administrator’s session ends sooner')])),
    first('7.4.1', 'An ended session is dead on the server', tested(sessions('signing out, by API or by page, ends the session on the server and clears the browser'))),
    first('7.4.2', 'A deactivated account has no session', tested([sessions('a deactivated account is signed out at once everywhere, with its tokens, and does not come in again'), people('a deactivated account can do nothing from that moment on, and comes back without roles')])),
    second('7.4.3', 'A change of factors ends other sessions', tested([signIn('passkeys are added, named, renamed and removed, and all other sessions end with each change'), passwords('neither password nor seed is in any row or audit entry, and removing them ends other sessions')])),
    second('7.4.4', 'Every page has a way out', tested(sessions('every page that needs somebody signed in has a way to sign out, and asks others to sign in'))),
    second('7.4.5', 'Administrators end sessions of others', tested(sessions('an administrator ends somebody’s sessions, and theirs alone'))),
    second('7.5.1', 'Changes of how one signs in ask for it again', tested([signIn('a passkey can’t be added from an open session alone, nor twice'), recovery('new codes need a passkey shown just now'), saml('an account is linked only in its own session, with a passkey shown just now')])),
    second('7.5.2', 'One’s own sessions are shown and ended', open('They are shown and ended (tested), but without signing in again first: somebody who found a session open should be able to end it from any other at once, and whoever signs in by a provider may have no passkey to ask for.')),
    second('7.6.1', 'Sessions of a provider’s people live as written', tested([saml('a disabled provider signs nobody in, and its people’s sessions end'), sessions('a session ends by itself when nobody uses it, and in any case after its longest time')])),
    second('7.6.2', 'No session begins without somebody’s doing', tested([providerPages('only the pages to which providers send browsers back are open to other sites, and they can do nothing'), oidc('an answer signs nobody in who did not ask for it in the same browser')])),
  ],
};
