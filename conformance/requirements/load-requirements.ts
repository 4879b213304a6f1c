import { Ajv2020 } from 'ajv/dist/2020.js'
import { readSpec } from '../contract/specs.js'
import type { Requirement } from './requirement.js'

const texts = { type: 'array', items: { type: 'string' } }

/** JSON Schema of a requirements file. */
export const REQUIREMENTS_SCHEMA = {
  type: 'object',
  required: ['api', 'requirements'],
  additionalProperties: false,
  properties: {
    api: { type: 'string' },
    requirements: {
      type: 'array',
      items: {
        type: 'object',
        required: ['id', 'level', 'sentence', 'source', 'operations'],
        additionalProperties: false,
        properties: {
          id: { type: 'string', pattern: '^[a-z-]+(\\.[a-z0-9-]+)+$' },
          level: { enum: ['MUST', 'SHOULD', 'MAY'] },
          sentence: { type: 'string', minLength: 1 },
          source: { type: 'string', minLength: 1 },
          operations: texts,
          profile: { enum: ['documented', 'live'] },
          needs: texts,
          statuses: { type: 'array', items: { type: 'integer' } },
          fields: texts,
          passive: { type: 'string' },
          untestable: { type: 'string', minLength: 1 },
        },
      },
    },
  },
}

const validate = new Ajv2020({ allErrors: false }).compile(REQUIREMENTS_SCHEMA)

/** @throws Error naming the entry when the file is not as it should be. */
export const readRequirements = (api: string, data: unknown): Requirement[] => {
  if (!validate(data)) {
    const [error] = validate.errors ?? []
    throw new Error(`requirements of ${api}: ${error?.instancePath} ${error?.message} ${JSON.stringify(error?.params)}`)
  }
  const { requirements } = data as unknown as { requirements: Requirement[] }
  const seen = new Set<string>()
  for (const { id } of requirements) {
    if (seen.has(id)) throw new Error(`requirements of ${api}: "${id}" stands there twice`)
    if (!id.startsWith(`${api}.`)) throw new Error(`requirements of ${api}: "${id}" has to begin with "${api}."`)
    seen.add(id)
  }
  return requirements.map((requirement) => ({ ...requirement, needs: requirement.needs ?? [] }))
}

/** The requirements of an API, in the order of its file. */
export const loadRequirements = (api: string): Requirement[] => readRequirements(api, readSpec(api, 'requirements'))
