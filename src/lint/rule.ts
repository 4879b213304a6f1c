import type { Location, ResolveResult, Source, UserContext } from '@redocly/openapi-core'
import type { Document, Reference } from '../contract/document.js'
import type { Severity } from './finding.js'
import type { SchemaChecker } from './schema-checker.js'

/** What a visitor is told about the node it visits, and how it reports. */
export type Context = Pick<UserContext, 'report' | 'location' | 'resolve' | 'key' | 'specVersion'>

export type Visit<Node> = (node: Node, ctx: Context) => void

/**
 * Called with the nodes of one type, each node once, references followed.
 * The types are those of the engine: Root, Operation, Parameter, Response, MediaType, Schema, …
 */
export type Visitor = Readonly<Record<string, Visit<never> | { enter?: Visit<never>; leave?: Visit<never> }>> & {
  ref?: { leave(node: Reference, ctx: Context, resolved: ResolveResult<object>): void }
}

/** What a rule may use besides the node: one for each document that is linted. */
export interface Scope {
  /** Absolute path of the document. */
  file: string
  /** Validates values against schemas of the document. */
  checker: SchemaChecker
  /** Every file that the document is made of, itself first. */
  files: readonly LoadedFile[]
}

/** One file of a document, as data. */
export interface LoadedFile {
  file: string
  source: Source
  data: unknown
}

/** A node and where it stands. */
export interface At<Node> {
  node: Node
  location: Location
}

/** One rule: a file in `rules/`, with a document that it refuses and one that it accepts beside it. */
export interface Rule {
  id: string
  severity: Severity
  /** Why the rule exists, in one sentence. */
  why: string
  /** What usually helps; a finding may say it more exactly. */
  fix: string
  /** Makes the visitor for one document; absent where the reader itself finds what the rule is about. */
  visitor?: (scope: Scope) => Visitor
}

export type Root = Document
