/** An element of an XML document, for tests. */
export interface XmlNode {
  name: string
  attributes: Record<string, string>
  children: XmlNode[]
  text: string
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

const unescape = (text: string): string =>
  text.replace(/&(#(\d+)|\w+);/g, (whole, name: string, code?: string) => {
    const found = code === undefined ? ENTITIES[name] : String.fromCodePoint(Number(code))
    if (found === undefined) throw new Error(`unknown entity ${whole}`)
    return found
  })

/** Reads the XML that reports consist of: no comments, namespaces or CDATA. @throws Error where it is not well-formed. */
export const readXml = (source: string): XmlNode => {
  const body = source.replace(/^<\?xml version="1\.0" encoding="UTF-8"\?>\n/, '')
  if (body === source) throw new Error('no XML declaration')
  const root: XmlNode = { name: '', attributes: {}, children: [], text: '' }
  const open = [root]
  let at = 0
  for (const match of body.matchAll(/<(\/?)([\w-]+)((?:\s+[\w-]+="[^"<]*")*)\s*(\/?)>/g)) {
    const [whole, closing, name = '', attributes = '', empty] = match
    addText(open.at(-1)!, body.slice(at, match.index))
    at = match.index + whole.length
    if (closing) {
      if (open.pop()?.name !== name) throw new Error(`</${name}> closes nothing`)
      continue
    }
    const pairs = [...attributes.matchAll(/([\w-]+)="([^"]*)"/g)].map(([, key, value]) => [key!, unescape(value!)])
    const node: XmlNode = {
      name,
      attributes: Object.fromEntries(pairs) as Record<string, string>,
      children: [],
      text: '',
    }
    open.at(-1)!.children.push(node)
    if (!empty) open.push(node)
  }
  addText(open.at(-1)!, body.slice(at))
  if (open.length !== 1 || root.children.length !== 1) throw new Error('not one whole element')
  return root.children[0]!
}

const addText = (node: XmlNode, text: string): void => {
  if (/[<>]/.test(text)) throw new Error(`a bare bracket in "${text.slice(0, 80)}"`)
  node.text += unescape(text)
}
