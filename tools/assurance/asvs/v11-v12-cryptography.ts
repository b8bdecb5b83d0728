import { absent, built, open, tested } from '../proof.ts';
import { auditExport, auditStream, databaseAddress, databasePool, idToken, mail, passwordRules, seals, serving, source, tls, tlsFacts } from '../suites.ts';
import { first, second, type Chapter } from '../requirement.ts';

const inventory = source('uses the algorithms of the inventory and no other');

export const cryptography: Chapter = {
  title: 'V11 Cryptography',
  requirements: [
    second('11.1.1', 'The life of each key is written down', built('docs/security/cryptography.md', { test: inventory }, 'The table of keys.')),
    second('11.1.2', 'What is used where is written down', tested(inventory)),
    second('11.2.1', 'Well-known implementations', tested(inventory, 'OpenSSL through Node, WebCrypto, jose, node-saml, SimpleWebAuthn; none of our own.')),
    second('11.2.2', 'Algorithms and keys can be changed', tested([auditExport('get a new key, of which the log tells, when the instance’s secret is another'), seals('what is sealed is opened after a start anew, for the same purpose only'), passwordRules('a password is kept by argon2id with a salt of its own, and known again in any Unicode form')], 'Sealed values begin with the number of their form, passwords with their parameters.')),
    second('11.2.3', 'At least 128 bits of strength', open('All of our own has; but identity providers sign with RSA keys of 2048 bits (about 112), which are taken because hardly any provider has longer ones. Shorter ones are refused.')),
    first('11.3.1', 'No weak modes and paddings', tested(inventory)),
    first('11.3.2', 'Approved ciphers', tested(inventory)),
    second('11.3.3', 'Changed ciphertext is refused', tested(seals('a changed byte, another instance and no seal at all are refused'))),
    first('11.4.1', 'Approved hashes', tested(inventory, 'SHA-1 only inside one-time passwords, as RFC 6238 has it.')),
    second('11.4.2', 'Passwords by a slow hash', tested(passwordRules('a password is kept by argon2id with a salt of its own, and known again in any Unicode form'))),
    second('11.4.3', 'Hashes that can’t collide', tested(inventory)),
    second('11.4.4', 'Keys from passphrases by a slow function', tested(inventory, 'argon2id for a publisher’s keys; the instance’s secret is random and needs none.')),
    second('11.5.1', 'Random numbers', tested([source('takes random numbers from the operating system alone, and makes secrets of 112 bits and more')])),
    second('11.6.1', 'Keys and signatures by approved algorithms', tested([inventory, idToken('a key set ${what} is refused')])),
  ],
};

export const communication: Chapter = {
  title: 'V12 Connections',
  requirements: [
    first('12.1.1', 'TLS 1.2 and 1.3 only', tested(tls('nothing older than TLS 1.2 is spoken, and no cipher without forward secrecy'))),
    second('12.1.2', 'Good ciphers only', tested(tls('nothing older than TLS 1.2 is spoken, and no cipher without forward secrecy'))),
    second('12.1.3', 'Certificates of clients', absent('No certificate of a client is asked for.', { words: /requestCert:\s*true/ })),
    first('12.2.1', 'TLS for everything from outside', tested([serving('beyond loopback it does not listen before it is set up, nor without protection'), tls('plain http gets no answer where TLS is spoken, and so is led nowhere')])),
    first('12.2.2', 'Certificates that the public trusts', open('The operator gives the certificate. A workspace inside a network may rightly have one of its own authority, and the workspace can’t know which of the two it is; browsers of strangers refuse one that the public does not trust.')),
    second('12.3.1', 'Everything in and out is encrypted', tested([databasePool('is asked for TLS, and told nothing when it has none'), databaseAddress('an address that turns encryption or its check off is refused where it leads to another machine'), auditStream('refuses a certificate that nobody trusts, and one for another name unless that was loosened'), mail('goes to no server whose certificate is another’s, has ended, or nobody vouches for'), mail('is not sent unencrypted, but to this machine')], 'No setting turns it off, but for what stays on this machine.')),
    second('12.3.2', 'Certificates are checked', tested([auditStream('refuses a certificate that nobody trusts, and one for another name unless that was loosened'), tlsFacts('names what is wrong with a certificate, and asks nothing')])),
    second('12.3.3', 'TLS between inner services', absent('There are no inner services over HTTP: one process serves everything.', { words: /https?:\/\/[a-z-]+\.(?:internal|svc|cluster\.local)/ })),
    second('12.3.4', 'Inner certificates are named', tested([tlsFacts('trusts no authority that the operator didn’t add'), auditStream('refuses a certificate that nobody trusts, and one for another name unless that was loosened')])),
  ],
};
