import type { Version2 } from './vocabulary-2.ts';

/**
 * What a relationship of SPDX 2 means for the graph of parts: `forward` when the right side is a part or dependency
 * of the left, `backward` when the left side is one of the right, `none` when it joins nothing.
 */
export type Direction = 'forward' | 'backward' | 'none';

const table: Readonly<Record<Direction, string>> = {
  forward: 'CONTAINS DEPENDS_ON DYNAMIC_LINK STATIC_LINK HAS_PREREQUISITE GENERATED_FROM DISTRIBUTION_ARTIFACT',
  backward: `CONTAINED_BY DEPENDENCY_OF BUILD_DEPENDENCY_OF DEV_DEPENDENCY_OF OPTIONAL_DEPENDENCY_OF PROVIDED_DEPENDENCY_OF
    RUNTIME_DEPENDENCY_OF TEST_DEPENDENCY_OF PREREQUISITE_FOR PACKAGE_OF OPTIONAL_COMPONENT_OF BUILD_TOOL_OF DEV_TOOL_OF
    TEST_TOOL_OF GENERATES EXPANDED_FROM_ARCHIVE FILE_ADDED PATCH_APPLIED DATA_FILE_OF METAFILE_OF DEPENDENCY_MANIFEST_OF`,
  none: `DESCRIBES DESCRIBED_BY AMENDS ANCESTOR_OF DESCENDANT_OF COPY_OF VARIANT_OF DOCUMENTATION_OF EXAMPLE_OF FILE_DELETED
    FILE_MODIFIED OTHER PATCH_FOR REQUIREMENT_DESCRIPTION_FOR SPECIFICATION_FOR TEST_CASE_OF TEST_OF`,
};

const directions = new Map<string, Direction>();
for (const direction of ['forward', 'backward', 'none'] as const) {
  for (const type of table[direction].trim().split(/\s+/)) directions.set(type, direction);
}

const since23 = new Set(['AMENDS', 'REQUIREMENT_DESCRIPTION_FOR', 'SPECIFICATION_FOR']);

/** The direction of a relationship type, or undefined for a word that SPDX 2 does not know. */
export function relationshipDirection(type: string): Direction | undefined {
  return directions.get(type);
}

/** The relationship types that this version of SPDX names. */
export function relationshipTypes(version: Version2): readonly string[] {
  return [...directions.keys()].filter((type) => isRelationshipType(type, version));
}

/** Whether this version of SPDX names the relationship type. */
export function isRelationshipType(type: string, version: Version2): boolean {
  return directions.has(type) && (version === '2.3' || !since23.has(type));
}
