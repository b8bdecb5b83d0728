import { createHash } from 'node:crypto';
import type { Artifact, Origin } from '../model/artifact.ts';
import type { Repository } from '../model/evidence/repository.ts';
import type { Evidence } from '../model/evidence.ts';
import type { Reading } from '../read/reader.ts';
import type { Archive } from './archive/open-archive.ts';
import { listFolder } from './folder.ts';
import { git, type AskGit } from './git.ts';
import { newCodeOf } from './new-code.ts';

const releasesMax = 200;
const pathsMax = 200;

/**
 * What a local clone (with a work tree or bare) or an unpacked copy of a repository tells about how its maker publishes.
 * Reads names and dates only; nothing of the repository is run, and nothing is fetched. Its digest is that of the facts, for the clone
 * itself is no file.
 * @param root absolute path of the clone
 * @param name how it is called in pointers
 */
export async function repositoryOfFolder(root: string, name: string, origin: Origin): Promise<Evidence<'repository'>> {
  const commit = git(root, ['rev-parse', '--verify', '--end-of-options', 'HEAD^{commit}'])?.trim();
  const tracked = commit === undefined ? undefined : git(root, ['ls-tree', '-r', '-z', '--name-only', '--full-tree', commit]);
  const paths = tracked === undefined ? (await listFolder(root)).files : tracked.split('\0').filter((path) => path !== '');
  const tags = commit === undefined ? '' : (git(root, ['for-each-ref', '--sort=-creatordate', '--format=%(refname:strip=2)%09%(creatordate:iso-strict)', 'refs/tags']) ?? '');
  const releases = tags.split('\n').flatMap((line) => {
    const [tag = '', at = ''] = line.split('\t');
    return isRelease(tag) ? [{ name: tag, ...(at === '' ? {} : { at: at.replace('+00:00', 'Z') }) }] : [];
  });
  const newCode = commit === undefined ? undefined : await newCodeOf(root, commit, git);
  const facts: Repository = { ...(commit === undefined ? {} : { commit }), ...factsOf(paths, releases), ...(newCode === undefined ? {} : { newCode }) };
  return { kind: 'repository', format: commit === undefined ? 'folder' : 'git', artifact: artifactOf(facts, name, origin), facts, complete: true };
}

/**
 * What the commit of a work tree and the history behind it tell. Tags are left out: they are no part of a commit, so that the same one would
 * tell something else on another day.
 * @param name how it is called in pointers
 * @param ask may reject, and then nothing is told
 * @param ships whether a path, of today or earlier, is of a file that ships
 * @returns the reason in a word when there is nothing to tell: `elsewhere` when the folder is no repository of its own, `no-commit` when it has none yet
 */
export async function repositoryOfWorkTree(root: string, name: string, origin: Origin, ask: AskGit, ships: (path: string) => boolean): Promise<Evidence<'repository'> | 'elsewhere' | 'refused' | 'no-commit' | 'no-history'> {
  const wayUp = await ask(root, ['rev-parse', '--show-cdup']);
  if (wayUp === undefined) return 'refused';
  if (wayUp.trim() !== '') return 'elsewhere';
  const commit = (await ask(root, ['rev-parse', '--verify', '--end-of-options', 'HEAD^{commit}']))?.trim();
  if (commit === undefined) return 'no-commit';
  const paths = (await ask(root, ['ls-tree', '-r', '-z', '--name-only', '--full-tree', commit]))?.split('\0').filter((path) => path !== '');
  const newCode = await newCodeOf(root, commit, ask, ships);
  if (paths === undefined || newCode === undefined) return 'no-history';
  const facts: Repository = { commit, ...factsOf(paths, []), newCode };
  return { kind: 'repository', format: 'git', artifact: artifactOf(facts, name, origin), facts, complete: !newCode.isCut };
}

/** The same of an archive that was opened: its names only, so no releases. The folder that archives put around everything is left out. */
export function repositoryOfArchive({ format, members }: Archive): Reading<'repository'> {
  const names = members.map((member) => member.name);
  const [first = ''] = names;
  const top = first.slice(0, first.indexOf('/') + 1);
  const isWrapped = top !== '' && names.every((name) => name.startsWith(top));
  return { kind: 'repository', format, facts: factsOf(isWrapped ? names.map((name) => name.slice(top.length)) : names, []), notes: [], notesOmitted: 0 };
}

/** A clone is no file: what stands for its bytes are the facts. */
function artifactOf(facts: Repository, path: string, origin: Origin): Artifact {
  const text = JSON.stringify(facts);
  return { path, digest: `sha256:${createHash('sha256').update(text).digest('hex')}`, sizeBytes: text.length, origin };
}

function factsOf(paths: readonly string[], releases: Repository['releases']): Repository {
  const advisories = paths.filter((path) => isAdvisory(path)).toSorted();
  return {
    securityPolicies: paths.filter((path) => securityPolicy.test(path)).toSorted().slice(0, pathsMax),
    releases: releases.slice(0, releasesMax),
    releasesOmitted: Math.max(0, releases.length - releasesMax),
    advisories: advisories.slice(0, pathsMax),
    advisoriesOmitted: Math.max(0, advisories.length - pathsMax),
  };
}

/** Where code platforms look for one, and where RFC 9116 puts its file. */
const securityPolicy = /^(?:(?:\.github|\.gitlab|docs)\/)?security(?:-policy)?\.(?:md|markdown|rst|txt|adoc)$|(?:^|\/)\.well-known\/security\.txt$/i;

/** A tag with at least two numbers parted by dots, perhaps behind the name of a package: `v1.2.3`, `tool-1.2`, `@acme/tool@1.2.3`. */
function isRelease(tag: string): boolean {
  return tag.length <= 200 && /^(?:[\w@./-]*[-/@_])?[vV]?\d+(?:[._]\d+){1,3}(?:[-+.]?[A-Za-z0-9.+-]*)?$/.test(tag);
}

const advisoryFolder = /(?:^|\/)(?:security[-_])?advisor(?:y|ies)\/(?:.+\/)?[^/]+\.(?:json|md|ya?ml|toml|txt)$/i;
const advisoryName = /(?:^|\/)(?:GHSA-[0-9a-z]{4}-|CVE-\d{4}-\d|RUSTSEC-\d|PYSEC-\d|GO-\d{4}-\d|OSV-\d)[^/]*\.(?:json|md|ya?ml|toml)$|(?:^|\/)csaf\/(?:.+\/)?[^/]+\.json$/i;

function isAdvisory(path: string): boolean {
  return path.length <= 1000 && (advisoryFolder.test(path) || advisoryName.test(path));
}
