import { recordForms } from './record-forms.ts';

/**
 * The form of each product document: which sections it should have and how old it may be. The lists and limits are ours:
 * the sources ask for the documents, not for their form, so no verdict rests on the form alone where a person must judge.
 */
export interface DocumentForm {
  /** To follow «a» or «no». */
  readonly title: string;
  /** What a file name without its ending may be, words parted by hyphens. */
  readonly names: readonly string[];
  /** What the title of the text may be, in lower case. */
  readonly headings: readonly string[];
  /** Names and headings above that pages on something else bear too: there the text must hold one of the words (their beginnings). */
  readonly shared?: { readonly titles: readonly string[]; readonly words: readonly string[] };
  readonly sections: readonly DocumentSection[];
  /** Days after its last date at which the document counts as out of date; absent where age does not matter. */
  readonly freshDays?: number;
  /** Whether the text must name calendar dates besides its own: the dates of a plan. */
  readonly needsDates: boolean;
  /** Fewer words than this are a heading, not a document. */
  readonly wordsMin: number;
}

export interface DocumentSection {
  readonly id: string;
  readonly title: string;
  readonly isWanted: boolean;
  /** Beginnings of words, of which one must stand in the section's heading. */
  readonly words: readonly string[];
}

const wanted = (id: string, title: string, ...words: readonly string[]): DocumentSection => ({ id, title, isWanted: true, words });
const useful = (id: string, title: string, ...words: readonly string[]): DocumentSection => ({ id, title, isWanted: false, words });

const roadmapSections = [
  wanted('items', 'what will be done', 'item', 'plan', 'goal', 'objective', 'step', 'milestone', 'roadmap', 'next', 'work', 'phase', 'now', 'priorit'),
  useful('progress', 'what was done', 'done', 'progress', 'result', 'status', 'completed', 'history'),
  useful('setbacks', 'setbacks and obstacles', 'setback', 'obstacle', 'challenge', 'barrier', 'risk', 'delay'),
  useful('owner', 'who answers for it', 'owner', 'responsib', 'accountab', 'team', 'governance'),
] as const;

export const documentForms = {
  'threat-model': {
    title: 'threat model',
    names: ['threat-model', 'threatmodel', 'threat-models', 'threats'],
    headings: ['threat model', 'threat models', 'threat modelling', 'threat modeling', 'threat analysis'],
    sections: [
      wanted('assets', 'what is protected', 'asset', 'protect', 'data', 'valuable', 'worth'),
      wanted('actors', 'who attacks', 'actor', 'attacker', 'adversar', 'who', 'persona', 'capabilit'),
      wanted('boundaries', 'trust boundaries', 'boundar', 'trust', 'surface', 'entry', 'data flow', 'dataflow', 'architecture'),
      wanted('threats', 'threats', 'threat', 'attacks', 'attack vector', 'attack scenario', 'attack tree', 'abuse', 'risk', 'stride', 'scenario'),
      wanted('mitigations', 'what is done against them', 'mitigat', 'control', 'countermeasure', 'defen', 'response', 'measure'),
      useful('deployment', 'ways of deployment', 'deploy', 'environment', 'installation'),
    ],
    freshDays: 365,
    needsDates: false,
    wordsMin: 100,
  },
  'secure-by-design-roadmap': {
    title: 'secure by design roadmap',
    names: ['secure-by-design-roadmap', 'security-roadmap', 'roadmap-security'],
    headings: ['secure by design roadmap', 'security roadmap', 'product security roadmap', 'roadmap for secure by design'],
    sections: roadmapSections,
    freshDays: 365,
    needsDates: true,
    wordsMin: 60,
  },
  'memory-safety-roadmap': {
    title: 'memory-safety roadmap',
    names: ['memory-safety-roadmap', 'memory-safe-roadmap'],
    headings: ['memory safety roadmap', 'memory safe roadmap', 'roadmap to memory safety'],
    sections: [
      ...roadmapSections,
      useful('languages', 'languages and where unsafe code is', 'language', 'inventory', 'code', 'component', 'unsafe', 'native'),
      useful('dependencies', 'dependencies in memory-unsafe languages', 'dependenc', 'third', 'external', 'upstream'),
    ],
    freshDays: 365,
    needsDates: true,
    wordsMin: 60,
  },
  'weakness-class-roadmap': {
    title: 'roadmap for a weakness class',
    names: ['weakness-class-roadmap', 'vulnerability-class-roadmap', 'weakness-roadmap'],
    headings: ['weakness class roadmap', 'vulnerability class roadmap', 'roadmap for vulnerability classes', 'roadmap for weakness classes'],
    sections: [...roadmapSections, wanted('classes', 'which classes', 'class', 'weakness', 'cwe', 'injection', 'scripting', 'vulnerabilit')],
    freshDays: 365,
    needsDates: true,
    wordsMin: 60,
  },
  'ssdf-statement': {
    title: 'statement on the Secure Software Development Framework',
    names: ['ssdf', 'ssdf-statement', 'ssdf-attestation', 'secure-development', 'sdlc-statement', 'ssdf-self-attestation'],
    headings: ['ssdf', 'ssdf statement', 'ssdf self attestation', 'secure software development framework', 'secure development statement', 'secure software development statement'],
    sections: [
      wanted('prepare', 'prepare the organisation (PO)', 'prepare the', 'po', 'po.1'),
      wanted('protect', 'protect the software (PS)', 'protect', 'ps', 'ps.1'),
      wanted('produce', 'produce well-secured software (PW)', 'produce', 'pw', 'pw.1'),
      wanted('respond', 'respond to vulnerabilities (RV)', 'respond', 'rv', 'rv.1'),
      useful('scope', 'products that it covers', 'scope', 'product', 'cover'),
    ],
    freshDays: 365,
    needsDates: false,
    wordsMin: 100,
  },
  executive: {
    title: 'page that names the senior executive',
    names: ['executive', 'executive-sponsor', 'senior-executive', 'product-security-leadership', 'security-leadership'],
    headings: ['executive sponsor', 'senior executive', 'accountable executive', 'security leadership', 'product security leadership', 'who answers for product security', 'secure by design executive'],
    sections: [useful('mandate', 'what the person may decide', 'mandate', 'responsib', 'authorit', 'empower', 'decide')],
    freshDays: 730,
    needsDates: false,
    wordsMin: 5,
  },
  'log-policy': {
    title: 'policy on logs and retention',
    names: ['log-policy', 'logging-policy', 'audit-log-policy', 'log-retention', 'logging'],
    headings: ['log policy', 'logging policy', 'log retention policy', 'log and retention policy', 'logs and retention'],
    shared: { titles: ['logging'], words: ['retention', 'retain', 'audit'] },
    sections: [
      wanted('events', 'which events are logged', 'event', 'what is logged', 'categor', 'content', 'log'),
      wanted('retention', 'how long logs are kept', 'retention', 'retain', 'kept', 'keep', 'how long', 'storage', 'period'),
      useful('format', 'format and fields', 'format', 'field', 'schema', 'time'),
      useful('access', 'how customers get at them', 'access', 'export', 'siem', 'api', 'stream', 'download'),
      useful('charge', 'what they cost', 'charge', 'price', 'cost', 'free', 'edition'),
    ],
    needsDates: false,
    wordsMin: 60,
  },
  'log-roadmap': {
    title: 'roadmap for logs',
    names: ['log-roadmap', 'logging-roadmap'],
    headings: ['log roadmap', 'logging roadmap', 'roadmap for logs', 'roadmap for logging'],
    sections: roadmapSections,
    freshDays: 365,
    needsDates: true,
    wordsMin: 40,
  },
  'monitoring-guide': {
    title: 'guide on watching the product from outside',
    names: ['monitoring-guide', 'detection-guide', 'watching-guide', 'external-monitoring', 'intrusion-detection-guide'],
    headings: ['monitoring guide', 'detection guide', 'external monitoring guide', 'guide to detecting intrusions', 'intrusion detection guide'],
    sections: [
      wanted('gaps', 'what the product cannot log', 'gap', 'not logged', 'cannot', 'can not', 'limit', 'what is missing', 'missing'),
      wanted('signals', 'which signals to watch', 'signal', 'watch', 'monitor', 'indicator', 'detect', 'what to look'),
      wanted('response', 'what to do when they show', 'respon', 'react', 'what to do', 'contain', 'next step', 'when'),
      useful('sources', 'where to take the signals', 'source', 'where', 'collect', 'network', 'siem'),
    ],
    needsDates: false,
    wordsMin: 60,
  },
  'telemetry-description': {
    title: 'description of telemetry',
    names: ['telemetry', 'telemetry-description', 'telemetry-policy', 'usage-data', 'diagnostic-data'],
    headings: ['telemetry', 'telemetry description', 'telemetry policy', 'usage data', 'diagnostic data', 'what the product reports'],
    shared: { titles: ['telemetry'], words: ['usage', 'anonym', 'opt out', 'opt-out', 'collected', 'we collect', 'phone home'] },
    sections: [
      wanted('facts', 'which facts are reported', 'fact', 'field', 'what is', 'what we', 'collect', 'report', 'data'),
      wanted('privacy', 'how people are kept out of it', 'privacy', 'anonym', 'pseudonym', 'aggregat', 'personal', 'people', 'strip'),
      wanted('choice', 'how it is switched off', 'switch', 'opt', 'off', 'disable', 'choice', 'consent', 'control'),
      useful('retention', 'how long it is kept', 'retention', 'kept', 'keep', 'how long'),
      useful('use', 'what it is used for', 'use', 'purpose', 'why', 'learn'),
    ],
    needsDates: false,
    wordsMin: 60,
  },
  'cve-policy': {
    title: 'policy on when a CVE record is issued',
    names: ['cve-policy', 'cna-policy', 'vulnerability-records-policy'],
    headings: ['cve policy', 'cve record policy', 'when we issue a cve', 'when we issue cves', 'cve issuance policy', 'cve assignment policy'],
    sections: [
      wanted('when', 'when a record is issued', 'when', 'which', 'criteria', 'issu', 'assign', 'severity', 'threshold'),
      useful('time', 'how soon', 'time', 'deadline', 'soon', 'days'),
      useful('content', 'what the record holds', 'content', 'cwe', 'cpe', 'field', 'what'),
    ],
    needsDates: false,
    wordsMin: 40,
  },
  'support-policy': {
    title: 'support policy',
    names: ['support-policy', 'support', 'supported-versions', 'maintenance-policy', 'lifecycle-policy'],
    headings: ['support policy', 'supported versions', 'maintenance policy', 'lifecycle policy', 'support lifecycle', 'security support'],
    shared: { titles: ['support'], words: ['supported version', 'security fix', 'security update', 'security patch', 'end of life', 'end of support', 'end-of-life', 'maintained', 'long-term', 'lts'] },
    sections: [
      wanted('versions', 'which versions are supported', 'version', 'support', 'release', 'branch'),
      useful('period', 'for how long', 'how long', 'period', 'until', 'duration', 'lifetime', 'end', 'ends'),
      useful('updates', 'how updates reach customers', 'update', 'patch', 'deliver', 'fix'),
    ],
    needsDates: false,
    wordsMin: 30,
  },
  'end-of-life': {
    title: 'page on the end of life',
    names: ['end-of-life', 'eol', 'end-of-support', 'product-lifecycle'],
    headings: ['end of life', 'end of support', 'product lifecycle', 'end of life policy', 'end of life dates'],
    sections: [useful('dates', 'dates by version', 'date', 'version', 'release', 'schedule'), useful('transition', 'how to move on', 'transition', 'migrat', 'upgrade', 'after')],
    needsDates: true,
    wordsMin: 15,
  },
  'progress-report': {
    title: 'progress report',
    names: ['progress-report', 'pledge-progress', 'secure-by-design-progress'],
    headings: ['progress report', 'secure by design progress report', 'pledge progress report', 'secure by design pledge progress', 'pledge progress'],
    sections: [
      wanted('goals', 'progress by goal', 'goal', 'multi', 'mfa', 'default password', 'vulnerabilit', 'patch', 'disclosure', 'cve', 'intrusion', 'logs', 'progress'),
      useful('measures', 'figures', 'measure', 'figure', 'metric', 'number', 'statistic', 'result'),
      useful('multi-factor', 'sign-in with several factors', 'multi', 'mfa', 'passkey', 'several factors'),
      useful('default-passwords', 'default passwords', 'default password'),
      useful('patching', 'patches', 'patch', 'security update'),
      useful('setbacks', 'setbacks and obstacles', 'setback', 'obstacle', 'challenge', 'barrier', 'not reached'),
    ],
    freshDays: 365,
    needsDates: false,
    wordsMin: 100,
  },
  'no-extra-charge': {
    title: 'commitment to no extra charge for security features',
    names: ['no-extra-charge', 'security-at-no-extra-charge', 'no-hidden-taxes', 'security-pricing'],
    headings: ['no extra charge', 'security at no extra charge', 'no extra charge for security', 'no hidden taxes', 'no extra charge commitment', 'security features at no extra charge'],
    sections: [useful('features', 'which features it covers', 'feature', 'cover', 'single sign', 'log', 'mfa', 'includ')],
    needsDates: false,
    wordsMin: 20,
  },
  'open-source-policy': {
    title: 'policy on open source components',
    names: ['open-source-policy', 'oss-policy', 'open-source', 'dependency-policy', 'dependencies-policy'],
    headings: ['open source policy', 'open source software policy', 'dependency policy', 'policy on open source', 'third party components policy'],
    sections: [
      wanted('vetting', 'how components are vetted', 'vetting', 'vetted', 'select', 'choos', 'evaluat', 'review', 'accept', 'before', 'adopt', 'admission'),
      useful('updates', 'how they are kept current', 'update', 'monitor', 'maintain', 'patch', 'watch'),
      useful('contributing', 'how the maker gives back', 'contribut', 'upstream', 'sustain', 'fund', 'sponsor', 'give back'),
    ],
    needsDates: false,
    wordsMin: 40,
  },
  'loosening-guide': {
    title: 'loosening guide',
    names: ['loosening-guide', 'loosening'],
    headings: ['loosening guide', 'loosening the defaults'],
    sections: [
      wanted('settings', 'settings that may be loosened', 'setting', 'option', 'change', 'loosen', 'default'),
      useful('risk', 'the risk in plain language', 'risk', 'consequence', 'danger', 'why'),
      useful('who', 'who may accept it', 'who', 'accept', 'approv', 'decide', 'executive', 'until'),
    ],
    needsDates: false,
    wordsMin: 20,
  },
  ...recordForms,
} as const satisfies Record<string, DocumentForm>;

export type DocumentType = keyof typeof documentForms;

/** Whether a word is the name of a document type. */
export function isDocumentType(word: string): word is DocumentType {
  return Object.hasOwn(documentForms, word);
}
