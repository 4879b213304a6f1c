/** What XML 1.0 cannot hold, not even escaped: control characters, halves of pairs, and two that are no characters. */
// eslint-disable-next-line no-control-regex -- control characters are what it looks for
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu

const escape = (text: string): string =>
  text
    .replace(FORBIDDEN, '\ufffd')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    // a reader would turn these into spaces inside an attribute
    .replaceAll('\n', '&#10;')
    .replaceAll('\r', '&#13;')
    .replaceAll('\t', '&#9;')

/** Text as it stands between tags: line breaks stay what they are. */
const escapeText = (text: string): string => escape(text).replaceAll('&#10;', '\n').replaceAll('&#9;', '\t')

/** An XML element that is already text. */
export interface Element {
  xml: string
}

/** Writes one element; its content is either text or elements. */
export const element = (
  name: string,
  attributes: Readonly<Record<string, string | number>>,
  content: string | readonly Element[] = [],
): Element => {
  const given = Object.entries(attributes).map(([key, value]) => ` ${key}="${escape(String(value))}"`)
  const inside =
    typeof content === 'string'
      ? escapeText(content)
      : content.map(({ xml }) => `\n${xml}`).join('') + (content.length > 0 ? '\n' : '')
  return { xml: inside === '' ? `<${name}${given.join('')}/>` : `<${name}${given.join('')}>${inside}</${name}>` }
}

/** A whole document. */
export const xmlDocument = ({ xml }: Element): string => `<?xml version="1.0" encoding="UTF-8"?>\n${xml}\n`
