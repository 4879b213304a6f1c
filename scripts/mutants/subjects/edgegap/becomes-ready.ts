/** What breaks where a session that was created does not become ready as it should. */
export const becomesReady = ['edgegap.create.becomes-ready']
