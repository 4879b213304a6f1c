// Written by `npm run generate` from the folders beside this file. Do not edit.
import type { Story } from '../../run/story.js'
import { scenario as scenariosADeletedSessionIsGone } from './scenarios/a-deleted-session-is-gone.js'
import { scenario as scenariosALongList } from './scenarios/a-long-list.js'
import { scenario as scenariosASessionByItsId } from './scenarios/a-session-by-its-id.js'
import { scenario as scenariosAUserWithoutSessions } from './scenarios/a-user-without-sessions.js'
import { scenario as scenariosAnIdThatIsNearlyRight } from './scenarios/an-id-that-is-nearly-right.js'
import { scenario as scenariosAnUnknownSession } from './scenarios/an-unknown-session.js'
import { scenario as scenariosEverySortIsListedAndDeleted } from './scenarios/every-sort-is-listed-and-deleted.js'
import { scenario as scenariosExpiryComesWithTime } from './scenarios/expiry-comes-with-time.js'
import { scenario as scenariosExpiryFollowsValidUntil } from './scenarios/expiry-follows-valid-until.js'
import { scenario as scenariosHeadersThatDoNotParse } from './scenarios/headers-that-do-not-parse.js'
import { scenario as scenariosIdsThatAreNoUuids } from './scenarios/ids-that-are-no-uuids.js'
import { scenario as scenariosListsOfTwoUsers } from './scenarios/lists-of-two-users.js'
import { scenario as scenariosNothingNeedsACredential } from './scenarios/nothing-needs-a-credential.js'
import { scenario as scenariosOtherMethodsAndPaths } from './scenarios/other-methods-and-paths.js'
import { scenario as scenariosSessionsOfEachSort } from './scenarios/sessions-of-each-sort.js'
import { scenario as scenariosSpellingsOfAUuid } from './scenarios/spellings-of-a-uuid.js'
import { scenario as scenariosTypesOfSessions } from './scenarios/types-of-sessions.js'
import { scenario as scenariosWhoeverDeletes } from './scenarios/whoever-deletes.js'

/** Every story of this API, by its layer and file. */
export const stories: Readonly<Record<string, Story>> = {
  'scenarios/a-deleted-session-is-gone': scenariosADeletedSessionIsGone,
  'scenarios/a-long-list': scenariosALongList,
  'scenarios/a-session-by-its-id': scenariosASessionByItsId,
  'scenarios/a-user-without-sessions': scenariosAUserWithoutSessions,
  'scenarios/an-id-that-is-nearly-right': scenariosAnIdThatIsNearlyRight,
  'scenarios/an-unknown-session': scenariosAnUnknownSession,
  'scenarios/every-sort-is-listed-and-deleted': scenariosEverySortIsListedAndDeleted,
  'scenarios/expiry-comes-with-time': scenariosExpiryComesWithTime,
  'scenarios/expiry-follows-valid-until': scenariosExpiryFollowsValidUntil,
  'scenarios/headers-that-do-not-parse': scenariosHeadersThatDoNotParse,
  'scenarios/ids-that-are-no-uuids': scenariosIdsThatAreNoUuids,
  'scenarios/lists-of-two-users': scenariosListsOfTwoUsers,
  'scenarios/nothing-needs-a-credential': scenariosNothingNeedsACredential,
  'scenarios/other-methods-and-paths': scenariosOtherMethodsAndPaths,
  'scenarios/sessions-of-each-sort': scenariosSessionsOfEachSort,
  'scenarios/spellings-of-a-uuid': scenariosSpellingsOfAUuid,
  'scenarios/types-of-sessions': scenariosTypesOfSessions,
  'scenarios/whoever-deletes': scenariosWhoeverDeletes,
}
