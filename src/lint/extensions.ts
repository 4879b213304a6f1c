import type { NodeType } from '@redocly/openapi-core'

type Types = Record<string, NodeType>

/**
 * Our extensions of OpenAPI, told to the engine, so that all rules reach what stands in them:
 * `x-unmatched` (reason → responses), `x-faults` (responses) and `x-profiles` (profile → replaced fields of an operation).
 */
export const withExtensions = (types: Types): Types => {
  const { Root, Operation } = types as { Root: NodeType; Operation: NodeType }
  return {
    ...types,
    Root: { ...Root, properties: { ...Root.properties, 'x-unmatched': 'UnmatchedMap', 'x-faults': 'FaultMap' } },
    Operation: { ...Operation, properties: { ...Operation.properties, 'x-profiles': 'ProfileMap' } },
    UnmatchedMap: { properties: {}, additionalProperties: 'FaultMap' },
    FaultMap: { properties: {}, additionalProperties: 'Response' },
    ProfileMap: { properties: {}, additionalProperties: 'ProfileFields' },
    ProfileFields: { ...Operation, properties: { ...Operation.properties }, required: [] } as NodeType,
  }
}
