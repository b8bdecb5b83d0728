import { z } from 'zod';
import { readingAct } from '../../act.ts';
import { lastingAdministrators } from '../../people/administrators.ts';
import { everyOf } from '../../shapes.ts';

export const readOrganisation = readingAct({
  id: 'organisation.read',
  summary: 'Says which organisation this is, how many people it has, and whether a second administrator is missing.',
  area: 'configuration',
  object: 'organisation',
  http: { method: 'GET', path: '/api/v1/organisation' },
  input: z.strictObject({}),
  output: z.object({ id: z.string(), name: z.string(), createdAt: z.string(), people: z.number(), administrators: z.number(), needsSecondAdministrator: z.boolean() }),
  find: everyOf('organisation'),
  prepare: async ({ services, actor }) => (await services.store.organisations()).find(({ id }) => id === actor.scope.organisationId),
  run: async ({ rows, actor }, _input, organisation) => {
    const { people } = await rows.selectFrom('account').select((build) => build.fn.countAll().as('people')).where('state', '=', 'active').executeTakeFirstOrThrow();
    const administrators = (await lastingAdministrators(rows)).length;
    return { id: actor.scope.organisationId, name: organisation?.name ?? '', createdAt: organisation?.createdAt ?? '', people: Number(people), administrators, needsSecondAdministrator: administrators < 2 };
  },
});
