import { executiveRoles, type ExecutiveRole, type ProductDocument } from '../../model/evidence/document.ts';
import type { Block } from './blocks.ts';

/** Short forms and spellings of the roles. */
const SHORT: Readonly<Record<string, ExecutiveRole>> = {
  ceo: 'chief executive officer',
  cpo: 'chief product officer',
  cto: 'chief technology officer',
  coo: 'chief operating officer',
  ciso: 'chief information security officer',
  cpso: 'chief product security officer',
  cso: 'chief security officer',
  cio: 'chief information officer',
  svp: 'senior vice president',
  evp: 'senior vice president',
  vp: 'vice president',
  'chief executive': 'chief executive officer',
  'chief technical officer': 'chief technology officer',
  'member of the board': 'board member',
  'co-founder': 'founder',
};
const NAMES: readonly (readonly [string, ExecutiveRole])[] = [...executiveRoles.map((role) => [role, role] as const), ...Object.entries(SHORT)];
const rolesMax = 20;
/** Roles that may answer for a document and are no senior executive's. */
const answersOnly: ReadonlySet<ExecutiveRole> = new Set<ExecutiveRole>(['owner', 'maintainer']);

/** Words with a capital that begin a line of such a page and are no part of a person's name. */
const NOT_A_NAME: ReadonlySet<string> = new Set([
  'The', 'Our', 'We', 'Name', 'Role', 'Title', 'Executive', 'Sponsor', 'Senior', 'Chief', 'Officer', 'Vice', 'President', 'Product', 'Security', 'Information', 'Technology', 'Board', 'Member', 'Director',
  'Managing', 'General', 'Manager', 'Founder', 'Owner', 'Maintainer', 'Secure', 'Design', 'By', 'Accountable', 'Operating', 'Trust', 'Inc', 'Ltd', 'Gmbh', 'Llc', 'Corporation', 'Company', 'Systems', 'Software', 'Pledge',
  'CEO', 'CTO', 'CPO', 'COO', 'CIO', 'CSO', 'CISO', 'CPSO', 'SVP', 'EVP', 'VP', 'Contact', 'Date', 'Mandate', 'Reports', 'To', 'Of', 'Person', 'Responsible', 'In', 'At', 'For', 'Since', 'Appointed', 'Development', 'Engineering',
]);

/** The role that a short text names, the longest name first; undefined when it names none that is known. */
export function roleIn(text: string): ExecutiveRole | undefined {
  const words = ` ${text.slice(0, 2000).toLowerCase().replace(/[^\p{L}\p{N}-]+/gu, ' ').trim()} `;
  let best: readonly [string, ExecutiveRole] | undefined;
  for (const name of NAMES) if (words.includes(` ${name[0]} `) && (best === undefined || name[0].length > best[0].length)) best = name;
  return best?.[1];
}

/**
 * Finds senior roles and whether a name stands beside each: two words with capitals in the same block that belong to no
 * role, or a `Name` line next to it. The name itself is never kept.
 */
export function rolesOf(blocks: readonly Block[]): ProductDocument['roles'] {
  const roles: { role: ExecutiveRole; isNameGiven: boolean; line: number }[] = [];
  for (const [index, block] of blocks.entries()) {
    let line = block.firstLine;
    for (const row of block.text.split('\n')) {
      const role = roleIn(row);
      if (role !== undefined && !answersOnly.has(role) && roles.length < rolesMax && !roles.some((other) => other.role === role && other.isNameGiven)) {
        const near = [row, ...block.text.split('\n', 50), blocks[index - 1]?.text ?? '', blocks[index + 1]?.text ?? ''];
        roles.push({ role, isNameGiven: near.some(holdsName), line });
      }
      line += 1;
    }
  }
  return roles;
}

function holdsName(text: string): boolean {
  const row = text.slice(0, 2000);
  if (/^\W{0,4}name\W{1,4}\p{Lu}/iu.test(row)) return true;
  let run = 0;
  for (const word of row.split(/[\s|]+/)) {
    const plain = word.replace(/[^\p{L}\p{M}'’.-]/gu, '').replace(/[.’']$/, '');
    const isCapital = /^(?:\p{Lu}[\p{L}\p{M}'’-]{1,40}|\p{Lu})$/u.test(plain) && !/^\p{Lu}{2,}$/u.test(plain) && !NOT_A_NAME.has(plain);
    run = isCapital ? run + 1 : 0;
    if (run >= 2) return true;
    if (/[,:;]$/.test(word)) run = 0;
  }
  return false;
}
