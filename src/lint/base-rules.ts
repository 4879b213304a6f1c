import type { Severity } from './finding.js'

/** A rule of the engine itself, with what we say of it. */
export interface BaseRule {
  id: string
  severity: Severity
  /** Why the rule exists, in one sentence. */
  why: string
  fix: string
}

const rule = (id: string, severity: Severity, why: string, fix: string): BaseRule => ({ id, severity, why, fix })

/** What the engine recommends, with its severities. What our own rules do in its place is in REPLACED. */
export const BASE_RULES: readonly BaseRule[] = [
  rule(
    'struct',
    'error',
    'A document that is not laid out as OpenAPI says is read differently by every tool.',
    'Write the field as the specification has it, or remove it.',
  ),
  rule(
    'no-unresolved-refs',
    'error',
    'A reference that leads nowhere leaves a hole in the contract.',
    'Correct the reference, or add what it names.',
  ),
  rule(
    'info-license',
    'warn',
    'Whoever builds on the API must know under which terms.',
    'Add info.license with a name.',
  ),
  rule(
    'info-license-strict',
    'warn',
    'The name of a licence alone can mean several texts.',
    'Give the licence a url, or an SPDX identifier from 3.1 on.',
  ),
  rule(
    'no-duplicated-enum-values',
    'warn',
    'A value that is listed twice hides a third that was meant.',
    'Remove the second value, or write what was meant.',
  ),
  rule(
    'no-duplicated-tag-names',
    'warn',
    'Two tags of one name are one group with two descriptions.',
    'Merge the two tags.',
  ),
  rule('no-empty-servers', 'error', 'Without a server clients do not know whom to call.', 'List at least one server.'),
  rule(
    'no-example-value-and-externalValue',
    'error',
    'An example with two values leaves open which of them counts.',
    'Keep one of value and externalValue.',
  ),
  rule(
    'no-identical-paths',
    'error',
    'Paths that differ only in the names of their parameters are the same path.',
    'Merge the two path items.',
  ),
  rule(
    'no-illogical-composition-keywords',
    'warn',
    'A choice between one schema, or none, is no choice.',
    'Remove the keyword, or list the alternatives.',
  ),
  rule(
    'no-mixed-number-range-constraints',
    'warn',
    'Of an inclusive and an exclusive bound together only one has an effect.',
    'Keep one of the two bounds.',
  ),
  rule(
    'no-path-trailing-slash',
    'error',
    'Servers disagree on whether a slash at the end makes another path.',
    'Remove the slash at the end.',
  ),
  rule(
    'no-required-schema-properties-undefined',
    'warn',
    'A required property without a definition can hold anything, and is often a typing error.',
    'Define the property, or take it off the list.',
  ),
  rule(
    'no-schema-type-mismatch',
    'error',
    'Keywords for another type than the stated one have no effect.',
    'Correct the type, or remove the keywords.',
  ),
  rule(
    'no-server-example.com',
    'warn',
    'Servers at example.com or localhost are placeholders that nobody can call.',
    'Name the server that clients call.',
  ),
  rule(
    'no-server-trailing-slash',
    'error',
    'Paths begin with a slash; one at the end of the server makes it two.',
    'Remove the slash at the end.',
  ),
  rule(
    'no-server-variables-empty-enum',
    'error',
    'A variable without possible values, or with a default outside of them, cannot be filled in.',
    'List the values, with the default among them.',
  ),
  rule(
    'no-undefined-server-variable',
    'error',
    'A variable of a server URL that is not defined cannot be filled in.',
    'Define the variable, with a default.',
  ),
  rule(
    'no-unsafe-markdown',
    'warn',
    'Descriptions are shown in browsers, where scripts in them would run.',
    'Take the script or handler out of the text.',
  ),
  rule(
    'nullable-type-sibling',
    'error',
    'In 3.0 nullable says nothing unless a type stands beside it.',
    'Add the type.',
  ),
  rule(
    'operation-2xx-response',
    'warn',
    'An operation that cannot succeed is not described to its end.',
    'Describe the successful answer.',
  ),
  rule(
    'operation-operationId',
    'warn',
    'Without an id an operation cannot be named by generators, mocks and suites.',
    'Add an operationId.',
  ),
  rule(
    'operation-parameters-unique',
    'error',
    'Of two parameters of one name and place one is lost.',
    'Remove one of the two.',
  ),
  rule('operation-summary', 'error', 'Lists of operations show the summary.', 'Add a summary of a few words.'),
  rule(
    'path-declaration-must-exist',
    'error',
    'An empty pair of braces in a path names no parameter.',
    'Name the parameter between the braces.',
  ),
  rule(
    'path-not-include-query',
    'error',
    'Paths are matched without the query; one that has a query never matches.',
    'Describe the query as parameters.',
  ),
  rule(
    'path-parameters-defined',
    'error',
    'A parameter in the path must be described, and the reverse.',
    'Describe the parameter with in: path, or correct its name.',
  ),
  rule(
    'security-scopes-defined',
    'warn',
    'A scope that its scheme does not list cannot be asked for.',
    'Add the scope to the flows of the scheme.',
  ),
  rule(
    'spec-components-invalid-map-name',
    'error',
    'Names of components become parts of references; other characters break them.',
    'Use letters, digits, points, hyphens and underscores only.',
  ),
  rule(
    'spec-ref-siblings',
    'warn',
    'In 3.0 what stands beside a reference is ignored.',
    'Move it into the schema that is referred to, or wrap the reference in allOf.',
  ),
  rule(
    'tag-description',
    'warn',
    'A tag is a heading in documentation; without a description it says little.',
    'Describe the tag in a sentence.',
  ),
]

/** Recommended rules that do not run, each with the rules of ours that see more. */
export const REPLACED: Readonly<Record<string, readonly string[]>> = {
  'no-ambiguous-paths': ['path-collision'],
  'no-enum-type-mismatch': ['enum-matches-schema'],
  'no-invalid-media-type-examples': ['example-matches-schema'],
  'no-invalid-parameter-examples': ['example-matches-schema'],
  'no-invalid-schema-examples': ['example-matches-schema', 'default-matches-schema'],
  'no-unused-components': ['component-used'],
  'operation-4xx-response': ['refusal-documented'],
  'operation-operationId-unique': ['operation-id-name'],
  'operation-operationId-url-safe': ['operation-id-name'],
  'security-defined': ['security-stated'],
}

/** Rules that make sense for one version of OpenAPI only. */
export const ONLY: Readonly<Record<string, RegExp>> = {
  'nullable-type-sibling': /^3\.0/,
  'no-mixed-number-range-constraints': /^3\.[1-9]/,
}

/** The engine's page on one of its rules. */
export const basePage = (id: string): string => `https://redocly.com/docs/cli/rules/oas/${id}`
