/** Lets one action run at a time, in the order in which they came. */
export const inTurn = () => {
  let last: Promise<unknown> = Promise.resolve()
  return <T>(action: () => Promise<T>): Promise<T> => {
    const mine = last.then(action)
    last = mine.catch(() => undefined)
    return mine
  }
}
