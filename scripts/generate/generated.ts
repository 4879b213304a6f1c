/** A generated file: where it belongs, and what is to stand in it. */
export interface Generated {
  file: string
  content: string
}
