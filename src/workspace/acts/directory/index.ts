import type { AnyAct } from '../../act.ts';
import { addGroup } from './add-group.ts';
import { addUser } from './add-user.ts';
import { listGroups } from './list-groups.ts';
import { listUsers } from './list-users.ts';
import { patchGroup } from './patch-group.ts';
import { patchUser } from './patch-user.ts';
import { readGroup } from './read-group.ts';
import { readUser } from './read-user.ts';
import { removeGroup } from './remove-group.ts';
import { removeUser } from './remove-user.ts';
import { replaceGroup } from './replace-group.ts';
import { replaceUser } from './replace-user.ts';

export const directoryActs: readonly AnyAct[] = [listUsers, readUser, addUser, replaceUser, patchUser, removeUser, listGroups, readGroup, addGroup, replaceGroup, patchGroup, removeGroup];
