import { userSchema } from '../../../identity/scim/resource-schema.ts';
import { DirectoryRefused } from './directory-refused.ts';
import { keep, letGo, takeIn } from './keep-user.ts';
import { resourceActs } from './resource-acts.ts';
import { userFields, userShape, type UserShape } from './shapes.ts';
import { describedBy, resourceOf, shownUser, shownUsers, type DescribedUser } from './user-resource.ts';

/** The people of a directory. */
export const userActs = resourceActs<DescribedUser, UserShape>({
  schema: userSchema, fields: userFields, shape: userShape, resourceOf, describedBy, read: shownUser, add: takeIn,
  summaries: {
    list: 'Lists the people of the directory that asks, or those with a userName, externalId or id.',
    read: 'Shows a person of the directory that asks, as it described them.',
    add: 'Makes an account for a person of the directory that asks. Roles come by its groups alone.',
    replace: 'Describes a person of the directory that asks anew; inactive, their sessions and tokens end at once.',
    patch: 'Changes what is known of a person of the directory that asks; set inactive, their sessions and tokens end at once.',
    remove: 'Removes a person from the directory that asks: the account is deactivated with everything that it could do, and its history stays.',
  },
  noted: (account) => ({ account }),
  isOf: async (rows, provider, id) => await rows.selectFrom('directoryUser').where('accountId', '=', id).where('providerId', '=', provider.id).where('removedAt', 'is', null).select('accountId').executeTakeFirst() !== undefined,
  keep: async (context, provider, { id }, described) => keep(context, provider, id, described),
  remove: async (context, _provider, { id }) => letGo(context, id),
  list: async (rows, provider, conditions, { offset, limit }) => {
    let found = rows.selectFrom('directoryUser').where('providerId', '=', provider.id).where('removedAt', 'is', null);
    for (const { attribute, value } of conditions) {
      const text = String(value);
      const name = attribute.toLowerCase().replace(/^urn:ietf:params:scim:schemas:core:2\.0:user:/u, '');
      if (name === 'username') found = found.where('userNameKey', '=', text.toLowerCase());
      else if (name === 'externalid') found = found.where('externalId', '=', text);
      else if (name === 'id') found = found.where('accountId', '=', text);
      else throw new DirectoryRefused('invalidFilter', 'People are found by userName, externalId or id.');
    }
    const { total } = await found.select(({ fn }) => fn.countAll().as('total')).executeTakeFirstOrThrow();
    const users = limit === 0 ? [] : await found.selectAll().orderBy('createdAt').orderBy('accountId').limit(limit).offset(offset).execute();
    return { total: Number(total), resources: await shownUsers(rows, users) };
  },
});
