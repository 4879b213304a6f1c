// Written by `npm run generate` from the folders beside this file. Do not edit.
import type { Story } from '../../run/story.js'
import { scenario as credentialsAKeyInOtherForms } from './credentials/a-key-in-other-forms.js'
import { scenario as credentialsARevokedKey } from './credentials/a-revoked-key.js'
import { scenario as credentialsEveryOperationAsksForAKey } from './credentials/every-operation-asks-for-a-key.js'
import { scenario as scenariosADeletedSessionIsGone } from './scenarios/a-deleted-session-is-gone.js'
import { scenario as scenariosADeploymentIsStarted } from './scenarios/a-deployment-is-started.js'
import { scenario as scenariosADeploymentThatHasEnded } from './scenarios/a-deployment-that-has-ended.js'
import { scenario as scenariosADeploymentThatIsNamed } from './scenarios/a-deployment-that-is-named.js'
import { scenario as scenariosASessionBecomesReady } from './scenarios/a-session-becomes-ready.js'
import { scenario as scenariosASessionThatNobodyKnows } from './scenarios/a-session-that-nobody-knows.js'
import { scenario as scenariosBulkStopByDeployment } from './scenarios/bulk-stop-by-deployment.js'
import { scenario as scenariosBulkStopOfAllButSome } from './scenarios/bulk-stop-of-all-but-some.js'
import { scenario as scenariosBulkStopOfNamedSessions } from './scenarios/bulk-stop-of-named-sessions.js'
import { scenario as scenariosCallsAtTheSameTime } from './scenarios/calls-at-the-same-time.js'
import { scenario as scenariosCreationsFillSeats } from './scenarios/creations-fill-seats.js'
import { scenario as scenariosCreationsThatAreRefused } from './scenarios/creations-that-are-refused.js'
import { scenario as scenariosHowClientsAsk } from './scenarios/how-clients-ask.js'
import { scenario as scenariosListsOfUsersThatAreOdd } from './scenarios/lists-of-users-that-are-odd.js'
import { scenario as scenariosOverTheRateLimit } from './scenarios/over-the-rate-limit.js'
import { scenario as scenariosPagesOfTheList } from './scenarios/pages-of-the-list.js'
import { scenario as scenariosSelectorsChooseTheDeployment } from './scenarios/selectors-choose-the-deployment.js'
import { scenario as scenariosSessionsFillMatches } from './scenarios/sessions-fill-matches.js'
import { scenario as scenariosUsersComeAndGo } from './scenarios/users-come-and-go.js'
import { scenario as scenariosUsersFillSeats } from './scenarios/users-fill-seats.js'
import { scenario as scenariosUsersWhoComeAtOnce } from './scenarios/users-who-come-at-once.js'
import { scenario as scenariosVersionsThatTakeNoSessions } from './scenarios/versions-that-take-no-sessions.js'
import { scenario as scenariosWhatASessionIsCreatedWith } from './scenarios/what-a-session-is-created-with.js'

/** Every story of this API, by its layer and file. */
export const stories: Readonly<Record<string, Story>> = {
  'credentials/a-key-in-other-forms': credentialsAKeyInOtherForms,
  'credentials/a-revoked-key': credentialsARevokedKey,
  'credentials/every-operation-asks-for-a-key': credentialsEveryOperationAsksForAKey,
  'scenarios/a-deleted-session-is-gone': scenariosADeletedSessionIsGone,
  'scenarios/a-deployment-is-started': scenariosADeploymentIsStarted,
  'scenarios/a-deployment-that-has-ended': scenariosADeploymentThatHasEnded,
  'scenarios/a-deployment-that-is-named': scenariosADeploymentThatIsNamed,
  'scenarios/a-session-becomes-ready': scenariosASessionBecomesReady,
  'scenarios/a-session-that-nobody-knows': scenariosASessionThatNobodyKnows,
  'scenarios/bulk-stop-by-deployment': scenariosBulkStopByDeployment,
  'scenarios/bulk-stop-of-all-but-some': scenariosBulkStopOfAllButSome,
  'scenarios/bulk-stop-of-named-sessions': scenariosBulkStopOfNamedSessions,
  'scenarios/calls-at-the-same-time': scenariosCallsAtTheSameTime,
  'scenarios/creations-fill-seats': scenariosCreationsFillSeats,
  'scenarios/creations-that-are-refused': scenariosCreationsThatAreRefused,
  'scenarios/how-clients-ask': scenariosHowClientsAsk,
  'scenarios/lists-of-users-that-are-odd': scenariosListsOfUsersThatAreOdd,
  'scenarios/over-the-rate-limit': scenariosOverTheRateLimit,
  'scenarios/pages-of-the-list': scenariosPagesOfTheList,
  'scenarios/selectors-choose-the-deployment': scenariosSelectorsChooseTheDeployment,
  'scenarios/sessions-fill-matches': scenariosSessionsFillMatches,
  'scenarios/users-come-and-go': scenariosUsersComeAndGo,
  'scenarios/users-fill-seats': scenariosUsersFillSeats,
  'scenarios/users-who-come-at-once': scenariosUsersWhoComeAtOnce,
  'scenarios/versions-that-take-no-sessions': scenariosVersionsThatTakeNoSessions,
  'scenarios/what-a-session-is-created-with': scenariosWhatASessionIsCreatedWith,
}
