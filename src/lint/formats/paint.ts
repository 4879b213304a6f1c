/** Colours for a terminal; without colour the text itself. */
export type Paint = Readonly<Record<'red' | 'yellow' | 'green' | 'bold' | 'dim', (text: string) => string>>

export const createPaint = (colour: boolean): Paint => {
  const code = (on: number, off: number) => (text: string) => (colour ? `\u001b[${on}m${text}\u001b[${off}m` : text)
  return { red: code(31, 39), yellow: code(33, 39), green: code(32, 39), bold: code(1, 22), dim: code(2, 22) }
}

/** Text of a document as a terminal may show it: what would move the cursor or change colours is a dot. */
// eslint-disable-next-line no-control-regex -- these characters are what it is about
export const printable = (text: string): string => text.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, '·')
