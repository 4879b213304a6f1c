import express, { type Router } from 'express'
import type { Answer } from './node.js'
import { nodeListener } from './node.js'

/** An Express router that answers everything below where it is mounted: `app.use('/mock', facsimileRouter(mock))`. */
export const facsimileRouter = ({ answer }: { answer: Answer }): Router => {
  const router = express.Router()
  const listener = nodeListener(answer)
  // Express has cut the mount path off `url`, so the mock sees its own paths wherever the router is mounted
  router.use((request, response) => listener(request, response))
  return router
}
