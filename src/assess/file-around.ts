/**
 * The path of the file that a path leads into: an archive, or a folder that was handed over under a name of its own.
 * @param files by their paths; anything that tells whether it has one
 * @returns undefined when none of them lies on the way
 */
export function fileAround(path: string, files: { readonly has: (path: string) => boolean }): string | undefined {
  for (let end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) if (files.has(path.slice(0, end))) return path.slice(0, end);
  return undefined;
}
