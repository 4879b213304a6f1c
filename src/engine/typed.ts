/**
 * Types of a behaviour, derived from the operations that openapi-typescript makes of a contract: a wrong enum value,
 * an undocumented status, a body on an empty answer, a missing field or a forgotten operation does not compile.
 */
import type { Call } from './call.js'

/** The shape of one entry of a generated `operations` interface. */
export interface OperationType {
  parameters: { query?: unknown; header?: unknown; path?: unknown; cookie?: unknown }
  requestBody?: unknown
  responses: unknown
}

type Known<T> = { [K in keyof T as string extends K ? never : number extends K ? never : K]: T[K] }

type HeadersOf<R> = R extends { headers: infer H }
  ? { [K in keyof Known<H>]?: string } & Record<string, string>
  : Record<string, string>

type BodyOf<R> = R extends { content: infer C }
  ? { body: C[keyof C]; stream?: AsyncIterable<string> }
  : { body?: undefined }

type ReplyWith<S, R> = { status: S; headers?: HeadersOf<R> } & BodyOf<R>

/** Every answer that the contract documents for an operation, by status. */
export type ReplyOf<Op extends OperationType> = {
  [S in keyof Op['responses']]: ReplyWith<S, Op['responses'][S]>
}[keyof Op['responses']]

type Part<Op extends OperationType, P extends keyof Op['parameters']> =
  NonNullable<Op['parameters'][P]> extends infer V ? ([V] extends [never] ? Record<string, never> : V) : never

/** The decoded and validated input of an operation. */
export interface InputOf<Op extends OperationType> {
  path: Part<Op, 'path'>
  query: Part<Op, 'query'>
  header: Part<Op, 'header'>
  cookie: Part<Op, 'cookie'>
  body: Op['requestBody'] extends { content: infer C }
    ? C[keyof C]
    : Op['requestBody'] extends { content: infer C } | undefined
      ? C[keyof C] | undefined
      : undefined
}

/** `(call) => reply`: reads typed input, makes at most one atomic change in the store, returns typed output. */
export type Behaviour<Op extends OperationType, Context> = (call: Call<InputOf<Op>, Context>) => Promise<ReplyOf<Op>>

/** One behaviour for every operation of a contract. */
export type Behaviours<Operations, Context> = {
  [Id in keyof Operations]: Operations[Id] extends OperationType ? Behaviour<Operations[Id], Context> : never
}
