/** The body of every refusal, with its status. */
export const refusal = <S extends number>(status: S, message: string): { status: S; body: { message: string } } => ({
  status,
  body: { message },
})
