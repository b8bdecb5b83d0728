import type { supplyChain } from '../demand-guide/supply-chain.ts';
import type { QuestionsOf } from './question-words.ts';

/** Secure by Demand Guide, software supply chain security. */
export const supplyChainQuestions: QuestionsOf<typeof supplyChain> = {
  'demand-guide/sbom-in-a-standard-format': {
    ask: 'In which standard format and version do you generate SBOMs, at which step of the build, and by which tool?',
    why: 'Our tools can only read a standard format, and a list written by hand is out of date with the next build.',
    goodAnswer: 'A CycloneDX or SPDX file that validates against its schema and names its tool and the time of creation.',
    clause: 'The supplier shall generate the SBOM in the build of each release, in [CycloneDX or SPDX and version], valid against its schema, from [date]. If a file does not validate and is not replaced within [days] days, [consequence].',
  },
  'demand-guide/sbom-for-customers': {
    ask: 'Where and on which terms does a customer get the SBOM of each supported version, and how do we learn of a new one?',
    why: 'A list that has to be asked for each time comes too late when a component is under attack.',
    goodAnswer: 'An address or portal where the file of each supported version lies, with terms that let us share it with those who run the product for us.',
    clause: 'The supplier shall make the SBOM of every supported version available at [place] from [date], and allows the customer to pass it on to its service providers. If it is not available for more than [days] days, [consequence].',
  },
  'demand-guide/sbom-lists-everything': {
    ask: 'How do you make sure that the SBOM lists everything from others that is shipped, indirect and open source dependencies included?',
    why: 'The component that is missing from the list is the one that nobody patches.',
    goodAnswer: 'A comparison of the list with what the shipped package really contains, and an SBOM that shows how the components depend on each other.',
    clause: 'The SBOM shall list all third-party components that are shipped, indirect ones included, from [date]. If a component is found to be missing, the supplier corrects the list within [days] days; otherwise [consequence].',
  },
  'demand-guide/provenance-kept-and-shared': {
    ask: 'Which provenance do you keep for third-party components and for your own releases, and how can we check that of a release ourselves?',
    why: 'Provenance tells where a part came from and who built it, so that a swapped part can be noticed.',
    goodAnswer: 'A signed provenance statement of a real release, with the steps to verify it and the digests of its dependencies.',
    clause: 'The supplier shall provide signed provenance for every release that it delivers from [date], with instructions to verify it. If verification fails and is not explained within [days] days, [consequence].',
  },
  'demand-guide/open-source-vetting': {
    ask: 'What do you look at before an open source component goes into the product, who decides, and how many were refused in the last year?',
    why: 'By buying your product we also take in every component that you chose.',
    goodAnswer: 'The written process with its criteria, the role that decides, and the numbers of components examined and refused in a named year.',
    clause: 'The supplier shall vet every new open source component by a written process, which it shows to the customer by [date]. If a component went in without it, [consequence].',
  },
  'demand-guide/open-source-contributions': {
    ask: 'What have you given back in the last year to the open source projects on which the product depends most?',
    why: 'A project that nobody sustains stops mending its flaws, and the product inherits them.',
    goodAnswer: 'A list of projects with fixes sent upstream, money or maintainers’ time, with links.',
    clause: 'The supplier shall offer its security fixes for open source components to their projects within [days] days, and shall list its contributions once a year from [date]. If it does not, [consequence].',
  },
  'demand-guide/open-source-programme-office': {
    ask: 'Who in your company governs the use of open source and contributions to it, with which mandate and rules?',
    why: 'Where nobody is in charge, nobody notices that a component has been given up.',
    goodAnswer: 'The office or role, its written rules, and a decision that it took in the last year.',
    clause: 'The supplier shall name a role that answers for open source in the product by [date], and a way to reach it. If the role stays vacant for more than [months] months, [consequence].',
  },
};
