/** What a command may do besides returning: the exit code, 0 unless set. */
export interface Exit {
  code: number
}
