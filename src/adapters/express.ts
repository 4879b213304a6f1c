import express, { type Router } from 'express'
import type { Answer } from './node.js'
import { BODY_LIMIT, nodeListener } from './node.js'
import type { Wait } from './wait.js'

/** An Express router that answers everything below where it is mounted: `app.use('/mock', facsimileRouter(mock))`. */
export const facsimileRouter = ({ answer }: { answer: Answer }, wait?: Wait): Router => {
  const router = express.Router()
  // Express has cut the mount path off `url`, so the mock sees its own paths wherever the router is mounted
  router.use((request, response) => {
    const below: Answer = (given) => answer({ ...given, base: request.baseUrl })
    nodeListener(below, BODY_LIMIT, wait)(request, response)
  })
  return router
}
