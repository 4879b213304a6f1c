type Fields = Record<string, unknown>
type Check = (value: unknown) => boolean

const text: Check = (value) => typeof value === 'string'
const number: Check = (value) => typeof value === 'number'
const flag: Check = (value) => typeof value === 'boolean'
const between =
  (least: number, most: number): Check =>
  (value) =>
    typeof value === 'string' && value.length >= least && value.length <= most
const listOf =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(check)
const shape =
  (required: Record<string, Check>, optional: Record<string, Check> = {}): Check =>
  (value) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
    const fields = value as Fields
    return (
      Object.entries(required).every(([name, check]) => check(fields[name])) &&
      Object.entries(optional).every(([name, check]) => fields[name] === undefined || check(fields[name]))
    )
  }

const environment: Check = (value) =>
  shape({ key: between(1, 255), value: between(1, 1024) })(value) || JSON.stringify(value) === '{}'

/** Whether the documentation allows a creation's body, as far as its form goes. */
export const isCreation: Check = shape(
  { app_name: text },
  {
    version_name: text,
    ip_list: listOf(text),
    geo_ip_list: listOf(shape({ ip: text, latitude: number, longitude: number })),
    deployment_request_id: text,
    location: shape({ latitude: number, longitude: number }),
    ...Object.fromEntries(
      ['city', 'country', 'continent', 'administrative_division', 'region', 'webhook_url'].map((name) => [name, text]),
    ),
    selectors: listOf(shape({ tag: between(1, 20) }, { tag_only: flag, env: environment })),
    filters: listOf(
      shape({ field: text, values: listOf(text), filter_type: (value) => /^(any|all|not)$/.test(String(value)) }),
    ),
    skip_telemetry: flag,
  },
)
