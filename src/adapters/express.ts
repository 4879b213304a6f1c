import express, { type Router } from 'express'
import type { Answer } from './node.js'
import { BODY_LIMIT, nodeListener } from './node.js'
import type { Wait } from './wait.js'

/** An Express router that answers everything below where it is mounted: `app.use('/mock', facsimileRouter(mock))`. */
export const facsimileRouter = ({ answer }: { answer: Answer }, wait?: Wait): Router => {
  const router = express.Router()
  const listener = nodeListener(answer, BODY_LIMIT, wait)
  // Express has cut the mount path off `url`, so the mock sees its own paths wherever the router is mounted
  router.use((request, response) => listener(request, response))
  return router
}
