/**
 * Takes the name and version of a tool apart, as SPDX 2 joins them: `sbom-maker-1.4.0` is `sbom-maker` and `1.4.0`.
 * The version begins after the first hyphen that is followed by digits and a dot, or else by a last part of digits.
 */
export function parseTool(text: string): { readonly name: string; readonly version?: string } {
  const tool = text.trim();
  for (let hyphen = tool.indexOf('-'); hyphen !== -1; hyphen = tool.indexOf('-', hyphen + 1)) {
    if (hyphen > 0 && /^v?\d{1,9}(?:\.|$)/.test(tool.slice(hyphen + 1, hyphen + 13))) {
      return { name: tool.slice(0, hyphen), version: tool.slice(hyphen + 1) };
    }
  }
  return { name: tool };
}
