/** How binding a requirement is. Only a MUST decides the verdict of a run; a MAY never counts against a target. */
export type Level = 'MUST' | 'SHOULD' | 'MAY'

/** One thing that an API's implementations are held to; an entry of `specs/<api>/requirements.yaml`. */
export interface Requirement {
  /** Stable; `<api>.<subject>.<claim>`. */
  id: string
  level: Level
  sentence: string
  /** The public source that says so. */
  source: string
  operations: string[]
  /** The only profile in which it holds. */
  profile?: 'documented' | 'live'
  /** What a driver or the configuration has to provide: `session:create`, `clock`, `credential`, … */
  needs: string[]
  /** The passive check that judges it on every exchange, where there is one. */
  passive?: string
  /** Why no check covers it. */
  untestable?: string
}
