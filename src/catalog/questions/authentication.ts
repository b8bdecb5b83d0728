import type { authentication } from '../demand-guide/authentication.ts';
import type { QuestionsOf } from './question-words.ts';

/** Secure by Demand Guide, authentication. */
export const authenticationQuestions: QuestionsOf<typeof authentication> = {
  'demand-guide/sso-without-charge': {
    ask: 'Can we connect the product to our own single sign-on by SAML or OpenID Connect in every edition, and at no additional price?',
    why: 'With single sign-on we can add and remove people in one place and use our own strong sign-in. A price on it keeps customers on separate passwords.',
    goodAnswer: 'A price list that shows single sign-on in the cheapest edition, and the set-up page for SAML or OpenID Connect.',
    clause: 'Single sign-on by SAML 2.0 or OpenID Connect is part of the edition bought and carries no further charge, from [date] and for the whole term. If the supplier charges for it or withdraws it, [consequence].',
  },
  'demand-guide/mfa-by-default': {
    ask: 'For accounts that you manage, is multi-factor sign-in or a passkey required from the first sign-in, for every user and administrator, at no additional price?',
    why: 'Stolen passwords are a common way in. A second factor that is optional stays off for most accounts.',
    goodAnswer: 'A manual page or recording of a new account’s first sign-in that shows the factor demanded, the kinds of factor on offer with passkeys among them, and the price list.',
    clause: 'Multi-factor sign-in is switched on by default for every account by [date], with at least one phishing-resistant kind on offer, at no further charge. If it is not, [consequence].',
  },
  'demand-guide/default-passwords': {
    ask: 'Which of your products or versions still ship with a default password, and on which date will each of them stop?',
    why: 'A password that is the same in every installation is known to every attacker.',
    goodAnswer: 'A statement that no product has one, with the set-up procedure that shows how the first credential comes about; or a list of product lines with a date each.',
    clause: 'The supplier warrants that the product is delivered without a default password, or removes the last one by [date]. If one is found after that, [consequence].',
  },
};
