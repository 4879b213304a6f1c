import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import openapiTS, { astToString, COMMENT_HEADER } from 'openapi-typescript'
import type { Generated } from './generated.js'

/** `specs/<api>/openapi.d.ts` for every contract. */
export const contractTypes = async (root: string): Promise<Generated[]> => {
  const specs = join(root, 'specs')
  const apis = readdirSync(specs).filter((name) => existsSync(join(specs, name, 'openapi.yaml')))
  return Promise.all(
    apis.map(async (api) => {
      const ast = await openapiTS(pathToFileURL(join(specs, api, 'openapi.yaml')), {
        // a default is the server's to fill in: it does not make what clients send, or what we answer, mandatory
        defaultNonNullable: false,
        emptyObjectsUnknown: true,
        silent: true,
      })
      return { file: join(specs, api, 'openapi.d.ts'), content: `${COMMENT_HEADER}${astToString(ast)}` }
    }),
  )
}
