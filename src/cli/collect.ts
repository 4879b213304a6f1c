import type { Option } from 'commander'

/** Lets a flag be given several times; an environment variable holds several values with commas between. */
export const collect = (option: Option): Option =>
  option.argParser((value: string, previous: string[] | undefined) => [
    ...(previous ?? []),
    ...value.split(',').map((v) => v.trim()),
  ])
