/** A task of SSDF 1.1 in our own few words; its own wording stands in SP 800-218. */
export interface SsdfTask {
  readonly id: string;
  readonly title: string;
}

/** A group of practices with its tasks. */
export interface SsdfGroup {
  readonly id: 'PO' | 'PS' | 'PW' | 'RV';
  readonly title: string;
  readonly tasks: readonly SsdfTask[];
}

/** All tasks of the Secure Software Development Framework 1.1, those too that no requirement of this catalogue asks for. */
export const ssdfGroups: readonly SsdfGroup[] = [
  {
    id: 'PO', title: 'Prepare the organisation',
    tasks: [
      { id: 'PO.1.1', title: 'Security needs of the development’s own infrastructure are known and kept' },
      { id: 'PO.1.2', title: 'Security needs of the software are known and kept' },
      { id: 'PO.1.3', title: 'Suppliers of components are told what is asked of them' },
      { id: 'PO.2.1', title: 'Roles over the whole life of the software are set' },
      { id: 'PO.2.2', title: 'Whoever holds a role is trained for it' },
      { id: 'PO.2.3', title: 'Management stands behind secure development' },
      { id: 'PO.3.1', title: 'It is set which tools are used, and for what' },
      { id: 'PO.3.2', title: 'Tools are set up and kept by good practice' },
      { id: 'PO.3.3', title: 'Tools leave a record of what was done' },
      { id: 'PO.4.1', title: 'It is set what has to hold before software goes on' },
      { id: 'PO.4.2', title: 'What shows that it holds is gathered and kept' },
      { id: 'PO.5.1', title: 'Environments are apart and guarded' },
      { id: 'PO.5.2', title: 'Developers’ own machines are guarded' },
    ],
  },
  {
    id: 'PS', title: 'Protect the software',
    tasks: [
      { id: 'PS.1.1', title: 'Code is kept so that only those change it who may' },
      { id: 'PS.2.1', title: 'Whoever gets a release can see that it is whole' },
      { id: 'PS.3.1', title: 'Each release is kept with what belongs to it' },
      { id: 'PS.3.2', title: 'Where the parts of a release come from is kept and given' },
    ],
  },
  {
    id: 'PW', title: 'Produce well-secured software',
    tasks: [
      { id: 'PW.1.1', title: 'Risks are thought through in a model of threats' },
      { id: 'PW.1.2', title: 'Security needs, risks and decisions of the design are kept' },
      { id: 'PW.1.3', title: 'Ready means of security are used where they exist' },
      { id: 'PW.2.1', title: 'The design is read by somebody else' },
      { id: 'PW.4.1', title: 'Components from outside are chosen with care' },
      { id: 'PW.4.2', title: 'Own components are made securely where none can be had' },
      { id: 'PW.4.4', title: 'Components are checked over their whole life' },
      { id: 'PW.5.1', title: 'Code is written by rules that keep it safe' },
      { id: 'PW.6.1', title: 'Compilers and build tools that help security are used' },
      { id: 'PW.6.2', title: 'Their settings are chosen, used, and kept' },
      { id: 'PW.7.1', title: 'It is set how code is read or analysed' },
      { id: 'PW.7.2', title: 'Code is read or analysed, and what is found is kept' },
      { id: 'PW.8.1', title: 'It is set whether and how the running software is tested' },
      { id: 'PW.8.2', title: 'The running software is tested, and what is found is kept' },
      { id: 'PW.9.1', title: 'The settings at delivery are the safe ones' },
      { id: 'PW.9.2', title: 'Settings are explained to administrators' },
    ],
  },
  {
    id: 'RV', title: 'Respond to vulnerabilities',
    tasks: [
      { id: 'RV.1.1', title: 'Word of vulnerabilities is gathered from everywhere' },
      { id: 'RV.1.2', title: 'Code is looked through for what was not found before' },
      { id: 'RV.1.3', title: 'A policy says how vulnerabilities are disclosed and mended' },
      { id: 'RV.2.1', title: 'Each vulnerability is looked at for its risk' },
      { id: 'RV.2.2', title: 'What is done about each is planned and done' },
      { id: 'RV.3.1', title: 'The cause of each is found' },
      { id: 'RV.3.2', title: 'Causes that come again are seen over time' },
      { id: 'RV.3.3', title: 'The same is looked for elsewhere and mended' },
      { id: 'RV.3.4', title: 'The way of working is changed so that it does not come again' },
    ],
  },
];
