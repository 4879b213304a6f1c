/** The YAML reader, in a module of its own: it is loaded by the first file that is not JSON. */
export { LineCounter, parse, parseDocument } from 'yaml'
