import { z } from 'zod';
import { endOfIndex, type SearchedTable } from '../../../audit/index-of-log.ts';
import { partOfLog } from '../../../audit/part-of-log.ts';
import { readingAct } from '../../act.ts';
import { actsOfRoles } from '../../policy/generated/acts-of-roles.ts';
import { everyOf } from '../../shapes.ts';

const grantShape = z.object({
  accountId: z.string(), displayName: z.string(), grantId: z.string(), role: z.string(), productId: z.string().nullable(), grantedAt: z.string(), lastUsedAt: z.string().nullable(),
  isUnused: z.boolean(), actsNeverUsed: z.array(z.string()),
});

export const listUnusedPrivileges = readingAct({
  id: 'account.unused-privileges',
  summary: 'Lists the roles that nobody has used for some days, and for every role the acts that its holder has not done in that time.',
  area: 'identity',
  object: 'account',
  http: { method: 'GET', path: '/api/v1/unused-privileges' },
  input: z.strictObject({ days: z.number().int().min(1).max(400).default(90) }),
  output: z.object({ since: z.string(), grants: z.array(grantShape) }),
  find: everyOf('account'),
  run: async ({ rows, at }, { days }) => {
    const since = new Date(Date.parse(at) - days * 86_400_000).toISOString();
    const held = await rows.selectFrom('roleGrant').innerJoin('account', 'account.id', 'roleGrant.accountId')
      .select(['account.id as accountId', 'account.displayName', 'roleGrant.id as grantId', 'roleGrant.role', 'roleGrant.productId', 'roleGrant.grantedAt', 'roleGrant.lastUsedAt'])
      .where('account.state', '!=', 'deactivated').where((is) => is.or([is('roleGrant.endsAt', 'is', null), is('roleGrant.endsAt', '>', at)])).orderBy('account.displayName').orderBy('roleGrant.grantedAt').execute();
    const did = new Map<string, ReadonlySet<string>>();
    const part = await partOfLog(rows, since);
    const end = await endOfIndex(rows);
    for (const accountId of new Set(held.map((grant) => grant.accountId))) {
      const acts = (table: SearchedTable) => rows.selectFrom(table).select('action').distinct().where('actor', '=', `person:${accountId}`).where('outcome', '=', 'success');
      const found = part?.from === undefined ? [] : [
        ...await acts('auditIndex').where(part.by, '>=', part.from).execute(),
        ...await acts('auditEntry').where('sequence', '>=', end).where(part.by, '>=', part.from).execute(),
      ];
      did.set(accountId, new Set(found.map(({ action }) => action)));
    }
    const grants = held.map((grant) => ({
      ...grant,
      // What was given lately had no time to be used.
      isUnused: grant.grantedAt < since && (grant.lastUsedAt === null || grant.lastUsedAt < since),
      actsNeverUsed: (actsOfRoles[grant.role] ?? []).filter((act) => did.get(grant.accountId)?.has(act) !== true),
    }));
    return { since, grants };
  },
});
