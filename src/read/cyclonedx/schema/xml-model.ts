import type { TextRuleName } from './text-rules.ts';

/** How often a particle may stand: left out, exactly once. */
export type Occurrence = 'optional' | 'any-number' | 'at-least-once';

/** One piece of a content model. */
export type Particle =
  | { readonly element: string; readonly type: string; readonly occurs?: Occurrence }
  | { readonly sequence: readonly Particle[]; readonly occurs?: Occurrence }
  | { readonly choice: readonly Particle[]; readonly occurs?: Occurrence }
  /** Any element of another namespace (`##other`), its content not looked at. */
  | { readonly other: true; readonly occurs?: Occurrence };

export interface XmlAttributeRule {
  /** Name of a simple type, or of a type of XML Schema itself with `xs:`. */
  readonly type: string;
  readonly isRequired?: true;
}

/** A complex type of a CycloneDX XML schema. */
export interface ComplexType {
  readonly attributes?: Readonly<Record<string, XmlAttributeRule>>;
  /** Which further attributes are allowed; none when left out. */
  readonly moreAttributes?: 'any' | 'other';
  /** The children; no element is allowed when left out. */
  readonly content?: Particle;
  /** The simple type of the text; only white space is allowed when left out. */
  readonly text?: string;
  readonly isMixed?: true;
}

/** A simple type: a restriction of `base`, or a union. */
export interface SimpleType {
  readonly base?: string;
  readonly union?: readonly string[];
  readonly enum?: readonly string[];
  /** The value is one of the SPDX licence ids, which all versions share. */
  readonly isLicenceId?: true;
  readonly text?: TextRuleName;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
}

/** The XML schema of one CycloneDX version. The root element is `bom`, of the type `bom`. */
export interface XmlModel {
  readonly namespace: string;
  readonly complex: Readonly<Record<string, ComplexType>>;
  readonly simple: Readonly<Record<string, SimpleType>>;
  /** `bom-ref` attributes name one element each (`xs:unique` on the root element, since 1.1). */
  readonly hasUniqueReferences?: true;
}
