import type { XmlNode } from './read-xml.js'

type Value = RegExp

const INT = /^[+-]?\d+$/
const DECIMAL = /^[+-]?(\d+(\.\d*)?|\.\d+)$/
const TOKEN = /^(\S+( \S+)*)?$/
const TEXT = /^[\s\S]*$/
const NAME = /^\S+( \S+)*$/
const TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}$/

interface ElementRule {
  required: Readonly<Record<string, Value>>
  optional?: Readonly<Record<string, Value>>
  /** Children in their order, as a regular expression over their names, each with a comma behind it. */
  children: RegExp
  text: boolean
}

/**
 * What both JUnit schemas in use demand of the elements that we write, the stricter one deciding: Ant's
 * (windyroad/JUnit-Schema, JUnit.xsd) and that of Jenkins (xunit-plugin, junit-10.xsd).
 */
const RULES: Readonly<Record<string, ElementRule>> = {
  testsuites: { required: {}, children: /^(testsuite,)*$/, text: false },
  testsuite: {
    required: {
      package: TOKEN,
      id: INT,
      name: NAME,
      timestamp: TIME,
      hostname: NAME,
      tests: INT,
      failures: INT,
      errors: INT,
      time: DECIMAL,
    },
    optional: { skipped: INT },
    children: /^properties,(testcase,)*system-out,system-err,$/,
    text: false,
  },
  properties: { required: {}, children: /^(property,)*$/, text: false },
  property: { required: { name: NAME, value: TEXT }, children: /^$/, text: false },
  testcase: {
    required: { name: TOKEN, classname: TOKEN, time: DECIMAL },
    children: /^((skipped|error|failure),)?$/,
    text: false,
  },
  failure: { required: { type: TEXT }, optional: { message: TEXT }, children: /^$/, text: true },
  error: { required: { type: TEXT }, optional: { message: TEXT }, children: /^$/, text: true },
  skipped: { required: {}, optional: { message: TEXT, type: TEXT }, children: /^$/, text: true },
  'system-out': { required: {}, children: /^$/, text: true },
  'system-err': { required: {}, children: /^$/, text: true },
}

/** What breaks the schemas, a sentence each; counts have to be right too. */
export const junitFaults = (node: XmlNode, at = node.name): string[] => {
  const rule = RULES[node.name]
  if (!rule) return [`${at}: no such element`]
  const known = { ...rule.required, ...rule.optional }
  const names = node.children.map(({ name }) => `${name},`).join('')
  return [
    ...Object.keys(rule.required)
      .filter((name) => !(name in node.attributes))
      .map((name) => `${at}: ${name} is missing`),
    ...Object.entries(node.attributes).flatMap(([name, value]) => {
      const pattern = known[name]
      if (!pattern) return [`${at}: ${name} is not allowed`]
      return pattern.test(value) ? [] : [`${at}: ${name} is "${value}"`]
    }),
    ...(rule.children.test(names) ? [] : [`${at}: children are ${names}`]),
    ...(rule.text || node.text.trim() === '' ? [] : [`${at}: has text`]),
    ...(node.name === 'testsuite' ? countFaults(node, at) : []),
    ...node.children.flatMap((child, i) => junitFaults(child, `${at}/${child.name}[${i}]`)),
  ]
}

const countFaults = ({ attributes, children }: XmlNode, at: string): string[] => {
  const cases = children.filter(({ name }) => name === 'testcase')
  const having = (name: string) => cases.filter((each) => each.children.some((child) => child.name === name)).length
  const want = {
    tests: cases.length,
    failures: having('failure'),
    errors: having('error'),
    skipped: having('skipped'),
  }
  return Object.entries(want)
    .filter(([name, number]) => Number(attributes[name] ?? 0) !== number)
    .map(([name, number]) => `${at}: ${name} is ${attributes[name]}, counted are ${number}`)
}
