import { requirements } from '../index.ts';
import type { SetQuestion } from './set-question.ts';

/** The controls of the Minimum Viable Secure Product by their ids, each as a question in our own words. */
const asks = {
  '1.1': ['How can a stranger report a vulnerability to you, what do you promise them, and how soon do you answer and mend?', 'Business'],
  '1.2': ['On which terms may a customer, or somebody on its behalf, test the security of the product, and in which environment?', 'Business'],
  '1.3': ['When did you last assess the product against these points yourselves, and may we see the result?', 'Business'],
  '1.4': ['Who from outside your company tested the product’s security in the last year, how far did the test go, and what came out?', 'Business'],
  '1.5': ['Which security training do people get for their own role, and how many of them had it in the last year?', 'Business'],
  '1.6': ['Which laws and industry standards on security and privacy apply to the product, and how do you show that you keep to them?', 'Business'],
  '1.7': ['How soon after you learn of a breach that concerns us will we hear of it, from whom, and with which contents?', 'Business'],
  '1.8': ['How is our data removed from media and systems at the end, by which method, and can you show it?', 'Business'],
  '2.1': ['By which standards can our people sign in with our own identity provider, and in which editions and at which price?', 'Design of the application'],
  '2.2': ['Is all traffic of the product encrypted in transit, with unencrypted requests refused or led over, and how is that kept so?', 'Design of the application'],
  '2.3': ['Which headers and cookie attributes does the product send to keep browsers from being led astray, and what do they say?', 'Design of the application'],
  '2.4': ['If people can use passwords, how long may they be, which are refused, how are they kept, and how are guesses held back?', 'Design of the application'],
  '2.5': ['Which frameworks, libraries or languages keep developers from making the usual mistakes, and where are they used?', 'Design of the application'],
  '2.6': ['How do you learn of vulnerabilities in components from others, and within which time are serious ones patched?', 'Design of the application'],
  '2.7': ['Which security events does the product log, with which fields, for how long, and who can reach the log?', 'Design of the application'],
  '2.8': ['Which data is encrypted at rest and in transit, by which methods, and how are the keys kept and changed?', 'Design of the application'],
  '3.1': ['Which kinds of our data does the product handle, and may we see the list?', 'Making of the application'],
  '3.2': ['May we see how our data flows through your systems, who outside receives it, and how each flow is protected?', 'Making of the application'],
  '3.3': ['How are developers kept from the usual vulnerabilities, by training and by checks in the build?', 'Making of the application'],
  '3.4': ['Within which time after its discovery is a vulnerability mended, by how serious it is, and how often was that time kept last year?', 'Making of the application'],
  '3.5': ['How is a release built so that nobody can change it unnoticed, and how can we see from which sources it came?', 'Making of the application'],
  '4.1': ['Who can enter the places where the product runs or its data lies, and how is that kept and reviewed?', 'Operation'],
  '4.2': ['Who on your side can reach production systems and our data, by which sign-in, and how is what nobody needs taken away?', 'Operation'],
  '4.3': ['Which other companies handle our data for you, where, and how do you hold them to the same security?', 'Operation'],
  '4.4': ['How is our data backed up, where, and when was its restoration last tried out?', 'Operation'],
} as const satisfies Readonly<Record<string, readonly [string, string]>>;

/**
 * A control asks for several things, of which our requirements mostly ask for one: what they show is part of an answer, and a
 * person decides whether it is enough.
 */
export const mvspQuestions: readonly SetQuestion[] = Object.entries(asks).map(([id, [ask, section]]) => ({
  reference: `MVSP ${id}`, section, ask, covers: 'part',
  requirements: requirements.filter(({ audience, mappings }) => audience === 'manufacturer' && mappings.some((mapping) => mapping.framework === 'mvsp' && mapping.id === id)).map((requirement) => requirement.id),
}));
