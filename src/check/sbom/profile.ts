import type { FieldState, Sbom, SbomComponent } from '../../model/evidence/sbom.ts';

/** A data field that the document states once. */
export interface DocumentField {
  readonly id: string;
  readonly scope: 'document';
  readonly state: (sbom: Sbom) => FieldState;
  /** Full sentences without their full stop, for the three answers. */
  readonly words: { readonly present: string; readonly declaredUnknown?: string; readonly missing: string };
  /** True where the datum may also lie outside the document, so that its absence inside shows nothing. */
  readonly mayLieElsewhere?: (sbom: Sbom) => boolean;
}

/** A data field that each component states, the subject included. */
export interface ComponentField {
  readonly id: string;
  readonly scope: 'component';
  readonly state: (component: SbomComponent, context: ComponentContext) => FieldState;
  /** What a component states, with its article: `a version`. */
  readonly noun: string;
}

type ProfileField = DocumentField | ComponentField;

/** What the whole document tells about a component. */
export interface ComponentContext {
  readonly sbom: Sbom;
  /** References at either end of a dependency, and those stated to have none. */
  readonly related: ReadonlySet<string>;
}

/** A set of data fields that somebody asks every SBOM for. */
export interface Profile {
  readonly id: string;
  /** Who asks, as it stands in a sentence: `the CISA 2026 minimum elements`. */
  readonly title: string;
  readonly fields: readonly ProfileField[];
}
