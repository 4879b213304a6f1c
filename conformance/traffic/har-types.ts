/**
 * The parts of an HTTP Archive that are read and written here.
 * @see http://www.softwareishard.com/blog/har-12-spec/
 */
export interface HarPair {
  name: string
  value: string
}

export interface HarEntry {
  startedDateTime?: string
  time?: number
  request: {
    method: string
    url: string
    headers?: HarPair[]
    postData?: { mimeType?: string; text?: string; params?: { name: string; value?: string }[] }
  }
  response: {
    status: number
    headers?: HarPair[]
    content?: { size?: number; mimeType?: string; text?: string; encoding?: string }
    /** Browsers say here why there is no answer. */
    _error?: string | null
  }
}
