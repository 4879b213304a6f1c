/** What `facsimile verify init` writes. */
export const CONFIG_SKELETON = `# What "facsimile verify <api>" judges, and how. Flags win over this file.
# Secrets: \${NAME} in a header comes from the environment.
verify:
  # By API: edgegap, identity, okta, slack, things-stack; those that are not yours may be left out.
  apis:
    okta:
      # The contract's paths are appended to it.
      target: https://subdomain.okta.com
      headers:
        authorization: SSWS \${OKTA_TOKEN}
      # A driver makes and observes what the API itself cannot: an address, or a module like the skeleton beside this
      # file. Leave it out, and what needs it is reported as untested.
      # driver: ./facsimile.driver.mjs
      # driverHeaders:
      #   authorization: Bearer \${DRIVER_TOKEN}

      # Without a driver: things that the run may use and END. Everybody else's are never touched. A session serves once,
      # so name as many as you can spare; the report tells where they were too few.
      # own:
      #   user: [00u1abcdefGHIJKLMN45]
      #   session: [{ id: 102abc, user: 00u1abcdefGHIJKLMN45 }]
      #   credential:
      #     - { scheme: ssws, state: revoked, headers: { authorization: 'SSWS \${OKTA_REVOKED_TOKEN}' } }

      # profile: documented    # or live: what the vendor's servers do today
      # variants: [classic]    # documented variants that the target is
      # cacert: ./ca.pem

  # readOnly: true             # send nothing that changes state
  # budget: 60s
  # maxRps: 5
  # complete: true             # exit with 3 when a MUST could not be judged
  # baseline: ./facsimile.baseline.yaml   # a list of requirement ids whose failure is accepted
`

export const DRIVER_SKELETON = `// A driver: how "facsimile verify" makes and observes what the API itself cannot.
// The same calls may be served over HTTP instead, in any language: GET /, POST /{kind}, GET and DELETE /{kind}/{id},
// POST /clock, POST /reset. Check it with: facsimile verify driver --driver ./facsimile.driver.mjs

// Replace these maps by your own users, sessions and credentials.
const things = new Map()
let count = 0

/** What this driver can do. Leave out what you cannot offer: it is then untested, never failed. */
export const describe = () => ({
  api: 'okta', // or edgegap, identity, slack, things-stack
  kinds: { user: ['create', 'observe'], session: ['create', 'observe'] },
  clock: false,
  reset: true,
})

/** Makes a thing; all attributes are optional. Return { error: 'why' } for attributes that you cannot honour. */
export const create = async (kind, attributes) => {
  const id = \`\${kind}-\${++count}\`
  things.set(\`\${kind}/\${id}\`, { ...attributes, alive: true })
  // a credential is returned with the headers to send: { id, headers: { authorization: 'SSWS …' } }
  return { id }
}

/** { id, alive }, alive being false once it has ended; undefined for what never was. */
export const observe = async (kind, id) => {
  const thing = things.get(\`\${kind}/\${id}\`)
  return thing && { id, alive: thing.alive }
}

/** Moves the clock of the target by an ISO 8601 duration ('PT0S' reads it). Needs clock: true above. */
// export const advance = async (duration) => ({ now: new Date().toISOString() })

/** Removes everything this driver made. */
export const reset = async () => things.clear()
`
