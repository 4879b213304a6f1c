/** Why data is no document that can be linted. */
export interface Refusal {
  path: string[]
  message: string
  fix: string
}

const NEEDED = 'Give an OpenAPI 3.0 or 3.1 document: one that begins with "openapi: 3.1.0".'

/** What keeps data from being an OpenAPI 3 document, or undefined where nothing does. */
export const whyNotOpenApi = (data: unknown): Refusal | undefined => {
  if (data === undefined || data === null) return { path: [], message: 'The file is empty', fix: NEEDED }
  if (typeof data !== 'object')
    return { path: [], message: `The file is one ${typeof data}, not a document`, fix: NEEDED }
  if (Array.isArray(data)) return { path: [], message: 'The file is a list, not a document', fix: NEEDED }
  const { openapi, swagger, ...rest } = data as Readonly<Record<string, unknown>>
  if (openapi === undefined && swagger !== undefined) {
    return {
      path: ['swagger'],
      message: `This is a Swagger ${String(swagger)} document; only OpenAPI 3.0 and 3.1 are linted`,
      fix: 'Convert it first, for instance with "npx swagger2openapi <file> --outfile openapi.yaml".',
    }
  }
  if (openapi === undefined) {
    const other = ['asyncapi', 'arazzo', 'overlay', 'openrpc'].find((name) => name in rest)
    const message = other
      ? `This is a document of another kind: ${other}`
      : 'The document does not say which OpenAPI it is'
    return { path: other ? [other] : [], message, fix: NEEDED }
  }
  if (typeof openapi !== 'string') {
    const message = `The version ${JSON.stringify(openapi)} is a ${typeof openapi}, not a text`
    return { path: ['openapi'], message, fix: 'Write it in full: "openapi: 3.1.0" has three numbers.' }
  }
  if (/^3\.[012]\.\d+/.test(openapi)) return undefined
  return { path: ['openapi'], message: `OpenAPI ${JSON.stringify(openapi)} is not known`, fix: NEEDED }
}
