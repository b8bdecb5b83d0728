import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { requirements } from '../catalog/index.ts';
import { partsOf, viewOf, views } from './views.ts';

describe('the views of an assessment', () => {
  test('each requirement on the maker stands in one part of its view, and in the view of everything', () => {
    const asked = requirements.filter(({ audience }) => audience === 'manufacturer');
    const times = (id: string, view: Parameters<typeof partsOf>[0]): number => partsOf(view).filter((part) => part.requirements.has(id)).length;
    assert.deepEqual(asked.filter(({ id }) => times(id, viewOf(id)) !== 1 || times(id, 'all') !== 1).map(({ id }) => id), []);
    assert.equal(new Set(views.flatMap(({ view }) => partsOf(view)).map(({ id }) => id)).size, partsOf('all').length);
  });

  test('the goals come in their order and before the scope of the pledge', () => {
    assert.deepEqual(partsOf('goals').map(({ title }) => title.slice(0, 6)), ['Goal 1', 'Goal 2', 'Goal 3', 'Goal 4', 'Goal 5', 'Goal 6', 'Goal 7', 'Scope ']);
  });
});
