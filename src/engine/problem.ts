/** One way in which a request breaks the contract. */
export interface Violation {
  in: 'path' | 'query' | 'header' | 'cookie' | 'body'
  /** The parameter's name as the contract spells it; empty for the body as a whole. */
  name: string
  /** JSON Pointer into the body; empty for parameters. */
  pointer: string
  /** The JSON Schema keyword that was broken, `repeated` for a parameter sent twice. */
  rule: string
  /** The keyword's details (`missingProperty`, `allowedValues`, `limit`, …). */
  params: Record<string, unknown>
  /** What was sent, as text for parameters and as value for bodies; undefined where nothing was. */
  value: unknown
  message: string
  /** JSON Pointer into the contract: the keyword that was broken. */
  contract: string
}

/** Everything that can go wrong before a behaviour runs. Each vendor's dialect says how it puts each kind. */
export type Problem =
  | { kind: 'unknown-path'; path: string }
  | { kind: 'wrong-method'; path: string; method: string; allowed: string[]; operations: string[] }
  | { kind: 'trailing-slash'; path: string; location: string }
  | { kind: 'bad-encoding'; path: string; text: string }
  | { kind: 'too-large' }
  | { kind: 'unsupported-media-type'; received: string; supported: string[] }
  | { kind: 'malformed-body'; mediaType: string; reason: string; position: number | undefined }
  | { kind: 'invalid'; violations: Violation[] }
  | { kind: 'internal'; reason: string }

export type ProblemKind = Problem['kind']
