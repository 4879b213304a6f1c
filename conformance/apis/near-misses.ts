/** A token that is nearly the right one. */
export interface NearMiss {
  what: string
  token: string
}

const LETTERS = 4

/** Small letters for capitals, and capitals for small ones. */
export const swapCase = (text: string): string =>
  [...text].map((letter) => (letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase())).join('')

const otherInTheMiddle = (text: string): string => {
  const middle = Math.floor(text.length / 2)
  return text.slice(0, middle) + (text[middle] === 'x' ? 'y' : 'x') + text.slice(middle + 1)
}

/** What a careless comparison takes for the token: of the beginning or the end only, or without regard to case. */
export const nearMisses = (token: string): NearMiss[] =>
  [
    { what: 'a token without its last letters', token: token.slice(0, -LETTERS) },
    { what: 'a token and some letters more', token: `${token}${'Zz'.repeat(LETTERS / 2)}` },
    { what: 'a token with another letter in the middle', token: otherInTheMiddle(token) },
    { what: 'a token with capitals and small letters swapped', token: swapCase(token) },
  ].filter((near) => near.token !== '' && near.token !== token)
