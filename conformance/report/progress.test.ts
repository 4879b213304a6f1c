import { describe, expect, test } from 'vitest'
import { selfTestProgress } from './progress.js'

const told = (isTTY: boolean, all: number): string[] => {
  const lines: string[] = []
  const tell = selfTestProgress({ isTTY, write: (text) => lines.push(text) })
  for (let done = 0; done <= all; done++) tell(done, all)
  return lines
}

describe('how far a self-test is', () => {
  test('stands on one line where a person watches, and is gone in the end', () => {
    const lines = told(true, 3)
    expect(lines.map((line) => line.replace('\r\u001b[2K', ''))).toEqual(['0/3 faults', '1/3 faults', '2/3 faults', ''])
    expect(lines.every((line) => line.startsWith('\r'))).toBe(true)
  })

  test('is told ten times in a log, a line each', () => {
    expect(told(false, 150)).toHaveLength(10)
    expect(told(false, 150)[1]).toBe('self-test: 15 of 150 faults done\n')
    expect(told(false, 3)).toHaveLength(3)
    expect(told(false, 0)).toEqual([])
  })
})
