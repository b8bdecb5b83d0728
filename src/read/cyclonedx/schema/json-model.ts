import type { TextRuleName } from './text-rules.ts';

export type JsonType = 'array' | 'boolean' | 'integer' | 'null' | 'number' | 'object' | 'string';

/**
 * One schema of a CycloneDX JSON schema, reduced to what decides: descriptions left out, each `pattern` and `format`
 * replaced by the name of a text rule. The keywords keep their meaning of JSON Schema draft 7, beside `$ref` too.
 */
export interface JsonRule {
  /** The name of another rule of the model. */
  readonly ref?: string;
  readonly type?: readonly JsonType[];
  readonly enum?: readonly (string | number | boolean)[];
  readonly const?: string | number | boolean;
  /** The value is one of the SPDX licence ids, which all versions share. */
  readonly isLicenceId?: true;
  /** All of them hold. */
  readonly texts?: readonly TextRuleName[];
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly properties?: Readonly<Record<string, JsonRule>>;
  readonly required?: readonly string[];
  /** `additionalProperties: false`. */
  readonly isClosed?: true;
  readonly items?: JsonRule;
  /** `items` as a list, with `additionalItems: false`. */
  readonly tuple?: readonly JsonRule[];
  readonly minItems?: number;
  readonly maxItems?: number;
  /** `uniqueItems`. */
  readonly isSet?: true;
  readonly allOf?: readonly JsonRule[];
  readonly anyOf?: readonly JsonRule[];
  readonly oneOf?: readonly JsonRule[];
  readonly not?: JsonRule;
  readonly if?: JsonRule;
  readonly then?: JsonRule;
  readonly else?: JsonRule;
}

/** The JSON schema of one CycloneDX version with all that it refers to. */
export interface JsonModel {
  readonly root: JsonRule;
  readonly rules: Readonly<Record<string, JsonRule>>;
}
