import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import express from 'express'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect } from 'vitest'
import { facsimileRouter } from '../../adapters/express.js'
import { createMock, type Mock } from '../../mock/create-mock.js'
import type { MockOptions } from '../../mock/options.js'
import { launchChromium } from './chromium.js'

export interface Visit {
  page: Page
  mock: Mock
  /** Such as `http://127.0.0.1:34567`. */
  url: string
  /** Sends a request as a client of the mocked APIs would. */
  send(path: string, init?: RequestInit): Promise<Response>
  /** Calls the control plane by hand; `world` is none of the page's. */
  control(method: string, path: string, body?: unknown): Promise<unknown>
}

export interface VisitOptions {
  /** What follows `/_facsimile/console`: `#/people`. */
  at?: string
  world?: string
  /** A path of an Express app in which the mock is mounted, in place of a server of its own. */
  below?: string
  mock?: MockOptions
  browser?: BrowserContextOptions
}

/** Chromium says this of each answer of 400 and more, also of those that a test wants; the page's own files are watched apart. */
const OF_ANSWERS = /^Failed to load resource: /

const serveBelow = async (path: string, mock: Mock, open: (() => Promise<void>)[]): Promise<string> => {
  const server = createServer(express().use(path, facsimileRouter(mock)))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  open.push(
    () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  )
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

/**
 * A mock and a page on it for each test. After each, the page must have logged no error and asked nobody else.
 */
export const consoleTests = () => {
  let browser: Browser
  const open: (() => Promise<void>)[] = []
  const errors: string[] = []
  const foreign: string[] = []

  beforeAll(async () => {
    browser = await launchChromium()
  })
  afterEach(async () => {
    for (const close of open.splice(0).reverse()) await close()
    const seen = { errors: errors.splice(0), foreign: foreign.splice(0) }
    expect(seen).toEqual({ errors: [], foreign: [] })
  })
  afterAll(() => browser?.close())

  return async ({
    at = '',
    world,
    below,
    mock: options = {},
    browser: context = {},
  }: VisitOptions = {}): Promise<Visit> => {
    const mock = await createMock({ seed: 1, ...options })
    open.push(() => mock.close())
    const url = below === undefined ? (await mock.listen()).url : await serveBelow(below, mock, open)
    const inBrowser = await browser.newContext(context)
    open.push(() => inBrowser.close())
    const page = await inBrowser.newPage()
    page.setDefaultTimeout(20_000)
    page.on('pageerror', (error) => errors.push(String(error)))
    page.on('console', (message) => {
      if (message.type() === 'error' && !OF_ANSWERS.test(message.text())) errors.push(message.text())
    })
    page.on('request', (request) => {
      if (!/^(data|blob):/.test(request.url()) && new URL(request.url()).origin !== url) foreign.push(request.url())
    })
    page.on('response', (response) => {
      if (response.url().includes('/_facsimile/console') && response.status() >= 400) errors.push(response.url())
    })
    const base = url + (below ?? '') + (world === undefined ? '' : `/~${world}`)
    await page.goto(`${base}/_facsimile/console${at}`)
    const send = (path: string, init?: RequestInit) => fetch(`${url}${path}`, init)
    return {
      page,
      mock,
      url,
      send,
      async control(method, path, body) {
        const response = await send(`/_facsimile${path}`, {
          method,
          ...(body === undefined
            ? {}
            : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
        })
        const text = await response.text()
        if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`)
        return text === '' ? undefined : (JSON.parse(text) as unknown)
      },
    }
  }
}
