import type { DocumentForm, DocumentSection } from './document-forms.ts';

/**
 * The forms of guides for customers and of records that a maker keeps of its own work. The lists and limits are ours. Records are mostly
 * not public: one that is not there says nothing, and one that is there shows its form and date, never what was decided.
 */
const wanted = (id: string, title: string, ...words: readonly string[]): DocumentSection => ({ id, title, isWanted: true, words });
const useful = (id: string, title: string, ...words: readonly string[]): DocumentSection => ({ id, title, isWanted: false, words });

const decisions = wanted('decisions', 'what was decided', 'decision', 'decided', 'action', 'resolved', 'outcome', 'agreed', 'next step', 'result');
const security = wanted('security', 'the security of products', 'security', 'secure', 'vulnerabilit', 'safety', 'incident', 'risk', 'mfa', 'sbom');

export const recordForms = {
  'hardening-guide': {
    title: 'hardening guide',
    names: ['hardening-guide', 'hardening', 'security-hardening-guide', 'secure-configuration-guide'],
    headings: ['hardening guide', 'security hardening guide', 'secure configuration guide', 'security configuration guide'],
    sections: [
      useful('risks', 'the greatest risks', 'risk', 'threat', 'first', 'priorit', 'critical', 'important'),
      useful('steps', 'the steps', 'step', 'setting', 'configure', 'enable', 'disable', 'restrict', 'network', 'account', 'access'),
      useful('verify', 'how to verify them', 'verif', 'check', 'test', 'audit', 'validate'),
    ],
    needsDates: false,
    wordsMin: 30,
  },
  'role-profiles': {
    title: 'set of authorisation profiles',
    names: ['role-profiles', 'authorisation-profiles', 'authorization-profiles', 'recommended-roles'],
    headings: ['role profiles', 'authorisation profiles', 'authorization profiles', 'software authorization profiles', 'recommended roles', 'roles and their purpose'],
    sections: [
      wanted('roles', 'the roles', 'role', 'profile', 'administrator', 'operator', 'auditor', 'user', 'viewer'),
      wanted('purpose', 'what each is for, and what it may do', 'purpose', 'may', 'permission', 'right', 'privilege', 'access', 'task', 'can'),
      useful('warning', 'what happens on leaving them', 'warn', 'depart', 'deviat', 'exceed', 'beyond', 'alert'),
    ],
    needsDates: false,
    wordsMin: 40,
  },
  'zero-trust-guide': {
    title: 'deployment guide by zero trust',
    names: ['zero-trust', 'zero-trust-guide', 'zero-trust-deployment'],
    headings: ['zero trust', 'zero trust guide', 'zero trust deployment', 'zero trust deployment guide', 'deployment by zero trust', 'deploying with zero trust'],
    sections: [
      wanted('identity', 'identity', 'identit', 'account', 'sign-in', 'authentic', 'single sign'),
      wanted('network', 'networks and devices', 'network', 'device', 'segment', 'endpoint', 'perimeter'),
      wanted('data', 'applications and data', 'data', 'application', 'workload'),
      useful('visibility', 'visibility and automation', 'visib', 'log', 'analytic', 'automat', 'monitor', 'governance'),
    ],
    needsDates: false,
    wordsMin: 60,
  },
  'configuration-templates': {
    title: 'page on configuration templates',
    names: ['configuration-templates', 'security-templates', 'configuration-profiles', 'security-profiles'],
    headings: ['configuration templates', 'security templates', 'configuration profiles', 'security profiles', 'templates by appetite for risk'],
    sections: [
      wanted('templates', 'the templates', 'template', 'profile', 'strict', 'standard', 'default', 'level', 'baseline'),
      wanted('risk', 'which risk each leaves open', 'risk', 'open', 'trade', 'differ', 'consequence', 'compar'),
    ],
    needsDates: false,
    wordsMin: 30,
  },
  'transparency-page': {
    title: 'page of artifacts for outsiders',
    names: ['transparency', 'transparency-report', 'security-transparency', 'trust-center', 'trust-centre'],
    headings: ['transparency report', 'security transparency', 'security transparency report', 'trust center', 'trust centre', 'what outsiders can examine', 'security artifacts'],
    sections: [
      wanted('artifacts', 'the artifacts', 'artifact', 'artefact', 'document', 'report', 'sbom', 'policy', 'download', 'publish', 'evidence'),
      useful('verify', 'how to check them', 'verif', 'check', 'signature', 'digest', 'reproduc'),
    ],
    freshDays: 365,
    needsDates: false,
    wordsMin: 40,
  },
  'board-report': {
    title: 'report on product security to the board',
    names: ['board-report', 'product-security-board-report', 'report-to-the-board'],
    headings: ['board report', 'report to the board', 'product security report to the board', 'board report on product security'],
    sections: [
      security,
      wanted('customers', 'the effect on customers', 'customer', 'impact', 'field', 'user', 'installation'),
      useful('figures', 'figures and their trend', 'figure', 'measure', 'metric', 'trend', 'progress'),
      useful('owner', 'who of management answers for it', 'management', 'executive', 'owner', 'responsib', 'presented'),
    ],
    freshDays: 183,
    needsDates: false,
    wordsMin: 60,
  },
  'annual-report': {
    title: 'section of the annual report',
    names: ['annual-report', 'annual-financial-report', 'annual-report-secure-by-design'],
    headings: ['annual report', 'annual financial report', 'form 10 k', 'secure by design in the annual report'],
    sections: [
      wanted('programme', 'the secure by design programme', 'secure by design', 'product security', 'secure-by-design', 'security programme', 'security program'),
      useful('governance', 'who governs it', 'governance', 'board', 'executive', 'oversight'),
    ],
    freshDays: 400,
    needsDates: false,
    wordsMin: 40,
  },
  'executive-minutes': {
    title: 'set of minutes of the executives',
    names: ['executive-minutes', 'executive-meeting', 'executive-meeting-minutes', 'leadership-minutes'],
    headings: ['executive minutes', 'minutes of the executives', 'executive meeting', 'executive meeting minutes', 'executive review of product security'],
    sections: [security, decisions, useful('attendance', 'which roles took part', 'attend', 'present', 'participant', 'roles')],
    freshDays: 183,
    needsDates: false,
    wordsMin: 25,
  },
  'council-minutes': {
    title: 'set of minutes of the secure by design council',
    names: ['council-minutes', 'secure-by-design-council', 'security-council'],
    headings: ['secure by design council', 'council minutes', 'minutes of the council', 'security council minutes'],
    sections: [wanted('members', 'central members and those of the units', 'member', 'unit', 'attend', 'represent', 'central', 'roles'), decisions, useful('topics', 'what was spoken of', 'topic', 'agenda', 'goal', 'news')],
    freshDays: 183,
    needsDates: false,
    wordsMin: 25,
  },
  'customer-council-minutes': {
    title: 'set of minutes of the customer council',
    names: ['customer-council', 'customer-council-minutes', 'customer-advisory-board'],
    headings: ['customer council', 'customer council minutes', 'minutes of the customer council', 'customer advisory board'],
    sections: [security, wanted('agenda', 'its agenda', 'agenda', 'topic', 'discuss', 'feedback', 'question'), useful('follow', 'what followed', 'follow', 'field test', 'action', 'report', 'next')],
    freshDays: 365,
    needsDates: false,
    wordsMin: 25,
  },
  'incentive-policy': {
    title: 'policy on incentives for the safety of customers',
    names: ['incentive-policy', 'incentives', 'security-incentives', 'reward-policy'],
    headings: ['incentive policy', 'incentives policy', 'security incentives', 'incentives for customer safety', 'reward policy', 'policy on incentives'],
    sections: [
      useful('careers', 'hiring and promotion', 'hiring', 'promot', 'career', 'recruit', 'ladder'),
      useful('pay', 'salaries, bonuses and stock', 'pay', 'salar', 'bonus', 'stock', 'compensation', 'remuneration'),
      useful('functions', 'functions besides development', 'function', 'sales', 'support', 'legal', 'product management', 'department'),
      useful('teams', 'rewards for teams', 'team', 'award', 'reward', 'recognition'),
      useful('side-effects', 'unwanted effects', 'side effect', 'perverse', 'unwanted', 'unintended', 'adverse', 'gaming'),
    ],
    freshDays: 730,
    needsDates: false,
    wordsMin: 40,
  },
  'independent-assessment': {
    title: 'summary of an independent assessment',
    names: ['independent-assessment', 'security-assessment', 'penetration-test', 'penetration-test-summary', 'audit-summary'],
    headings: ['independent assessment', 'independent security assessment', 'security assessment summary', 'penetration test', 'penetration test summary', 'summary of the independent assessment'],
    sections: [
      wanted('scope', 'what was assessed', 'scope', 'version', 'component', 'target', 'product'),
      wanted('assessor', 'who assessed it', 'assessor', 'tester', 'who', 'team', 'firm', 'performed', 'auditor', 'independen'),
      wanted('findings', 'what was found, and what became of it', 'finding', 'result', 'issue', 'vulnerabilit', 'remediat', 'fixed', 'status'),
      useful('method', 'the method', 'method', 'approach', 'procedure', 'standard'),
    ],
    freshDays: 400,
    needsDates: false,
    wordsMin: 60,
  },
  'retirement-plan': {
    title: 'plan for the retirement of features and protocols',
    names: ['retirement-plan', 'deprecation-policy', 'deprecations', 'deprecation-plan', 'sunset-plan'],
    headings: ['retirement plan', 'deprecation policy', 'deprecation plan', 'deprecations', 'deprecated features', 'retirement of features and protocols', 'sunset plan'],
    sections: [
      wanted('items', 'what goes', 'feature', 'protocol', 'deprecat', 'item', 'retire', 'removed', 'legacy', 'what'),
      useful('replacement', 'what replaces it', 'replace', 'instead', 'migrat', 'upgrade', 'alternative'),
    ],
    freshDays: 365,
    needsDates: true,
    wordsMin: 20,
  },
  'security-removals': {
    title: 'log of what was removed for security',
    names: ['security-removals', 'security-breaking-changes', 'breaking-changes-for-security'],
    headings: ['breaking changes for security', 'removed for security', 'security removals', 'changes that break for security'],
    sections: [
      wanted('removed', 'what was removed or changed', 'remov', 'change', 'feature', 'drop', 'break', 'version', 'release'),
      useful('why', 'why, and who decided it', 'why', 'reason', 'decided', 'team'),
      useful('move', 'how customers move', 'move', 'migrat', 'instead', 'upgrade'),
    ],
    freshDays: 730,
    needsDates: true,
    wordsMin: 20,
  },
  'incident-account': {
    title: 'account of a compromise of customers',
    names: ['incident-account', 'incident-report', 'post-incident-report', 'after-a-compromise'],
    headings: ['account of a compromise', 'account of an incident', 'post incident report', 'incident report', 'after a compromise'],
    sections: [
      wanted('prevention', 'what would have prevented it', 'prevent', 'default', 'setting', 'advice', 'feature', 'would have'),
      wanted('cause', 'its cause, and how the class ends', 'cause', 'class', 'weakness', 'root', 'eliminat', 'cwe'),
      useful('timeline', 'what happened when', 'timeline', 'what happened', 'chronolog', 'event'),
    ],
    needsDates: true,
    wordsMin: 60,
  },
  'quality-programme': {
    title: 'description of the quality programme',
    names: ['quality-programme', 'quality-program', 'quality-management', 'quality-plan'],
    headings: ['quality programme', 'quality program', 'quality management', 'quality plan', 'software quality programme'],
    sections: [
      wanted('plan', 'planning', 'plan', 'goal', 'objective', 'target'),
      wanted('measure', 'measuring', 'measure', 'metric', 'figure', 'indicator', 'defect'),
      wanted('improve', 'control and improvement', 'improve', 'control', 'correct', 'review', 'lesson'),
      useful('owner', 'who runs it', 'owner', 'responsib', 'who', 'governance'),
    ],
    freshDays: 365,
    needsDates: false,
    wordsMin: 60,
  },
  'training-record': {
    title: 'record of the training of developers',
    names: ['training-record', 'developer-training', 'secure-coding-training', 'training'],
    headings: ['training record', 'developer training', 'secure coding training', 'training of developers', 'security training of developers'],
    sections: [
      wanted('topics', 'what was taught', 'topic', 'course', 'content', 'subject', 'curriculum', 'class'),
      wanted('reach', 'how many of how many', 'number', 'share', 'attend', 'participat', 'developers', 'complet', 'trained', 'reach'),
    ],
    freshDays: 365,
    needsDates: false,
    wordsMin: 20,
  },
  'trial-licence': {
    title: 'set of terms for free licences for trials',
    names: ['trial-licence', 'trial-license', 'test-licence', 'test-license', 'non-production-licence', 'non-production-license'],
    headings: ['test licence', 'test license', 'trial licence', 'trial license', 'free test licences', 'free test licenses', 'non production licence', 'non production license', 'licences for trials'],
    sections: [
      wanted('terms', 'the terms', 'term', 'condition', 'use', 'may', 'allowed', 'purpose', 'second', 'test'),
      useful('charge', 'what it costs', 'charge', 'free', 'cost', 'price', 'fee'),
    ],
    needsDates: false,
    wordsMin: 20,
  },
  'defect-cost-method': {
    title: 'description of how the cost of defects is measured',
    names: ['cost-of-defects', 'defect-cost', 'cost-of-security-defects'],
    headings: ['cost of defects', 'cost of security defects', 'how we measure the cost of defects', 'cost of quality'],
    sections: [
      wanted('method', 'the method', 'method', 'measure', 'how', 'count', 'cost', 'calculat', 'model'),
      wanted('classes', 'the strategy against classes', 'class', 'weakness', 'cwe', 'strateg', 'eliminat', 'root'),
    ],
    freshDays: 730,
    needsDates: false,
    wordsMin: 40,
  },
  'research-data': {
    title: 'description of data for research',
    names: ['research-data', 'data-for-research', 'research-dataset'],
    headings: ['data for research', 'research data', 'research dataset', 'data set for researchers'],
    sections: [
      wanted('columns', 'what each column means', 'column', 'field', 'definition', 'schema', 'variable', 'what'),
      wanted('privacy', 'how people are protected', 'privacy', 'anonym', 'small', 'suppress', 'withheld', 'aggregat', 'cell'),
      useful('access', 'how to obtain it', 'access', 'download', 'obtain', 'request', 'licen'),
    ],
    freshDays: 400,
    needsDates: false,
    wordsMin: 30,
  },
  'vulnerability-lessons': {
    title: 'account of lessons from reports',
    names: ['vulnerability-lessons', 'lessons-from-reports', 'vdp-lessons', 'disclosure-lessons'],
    headings: ['lessons from reports', 'lessons of our disclosure programme', 'lessons from our disclosure program', 'what we learned from reports', 'vulnerability disclosure lessons'],
    sections: [
      wanted('lessons', 'what was learned', 'lesson', 'learn', 'finding', 'insight', 'pattern', 'trend', 'cause'),
      useful('changes', 'what was changed', 'change', 'improve', 'now', 'since', 'action'),
    ],
    freshDays: 400,
    needsDates: false,
    wordsMin: 40,
  },
} as const satisfies Record<string, DocumentForm>;
