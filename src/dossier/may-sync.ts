/**
 * Whether what is written here can be brought to disk before it counts. Node's permission model forbids that to a process that it narrows:
 * such a process keeps keys and history in its database, and lays them out in files only for as long as some work takes.
 */
export const maySync = process.permission === undefined;
