const TEXT: readonly string[] = ['string']
const NUMBER: readonly string[] = ['integer', 'number']

const texts = (...names: string[]) => names.map((name) => [name, TEXT] as const)

/** The formats that validators check (JSON Schema's, as ajv-formats has them, and OpenAPI's), and the types they apply to. */
export const FORMATS: Readonly<Record<string, readonly string[]>> = Object.fromEntries([
  ...texts('date', 'time', 'date-time', 'iso-time', 'iso-date-time', 'duration'),
  ...texts('uri', 'uri-reference', 'uri-template', 'url', 'email', 'hostname', 'ipv4', 'ipv6'),
  ...texts('regex', 'uuid', 'json-pointer', 'relative-json-pointer', 'byte', 'binary', 'password'),
  ...['int32', 'int64', 'float', 'double'].map((name) => [name, NUMBER] as const),
])
