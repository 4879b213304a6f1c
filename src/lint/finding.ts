/** What a finding weighs: an error fails the run, a warning only when there are more than `--max-warnings`. */
export type Severity = 'error' | 'warn'

/** A stretch of a file. Lines and columns count from 1; the end column is the first one behind it. */
export interface Place {
  /** Path relative to the working folder, with forward slashes; a URL for remote files. */
  file: string
  line: number
  column: number
  endLine: number
  endColumn: number
  /** JSON Pointer (RFC 6901) into the file; absent where the file could not be read as data. */
  pointer?: string
}

/** One thing that is wrong with a document. */
export interface Finding extends Place {
  /** Id of the rule that found it. */
  rule: string
  severity: Severity
  /** What is wrong. */
  message: string
  /** What to do about it. */
  fix?: string
  /** Other places that belong to it, such as the schema that an example breaks. */
  related: Place[]
  /** A page that says more. */
  help?: string
}
