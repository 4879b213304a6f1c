// Written by `npm run generate` from the folders beside this file. Do not edit.
import type { Story } from '../../run/story.js'
import { scenario as credentialsAccountsUnderReview } from './credentials/accounts-under-review.js'
import { scenario as credentialsAdministrators } from './credentials/administrators.js'
import { scenario as credentialsChecksBeforeCredentials } from './credentials/checks-before-credentials.js'
import { scenario as credentialsCredentialsThatHaveExpired } from './credentials/credentials-that-have-expired.js'
import { scenario as credentialsCredentialsThatNobodyHolds } from './credentials/credentials-that-nobody-holds.js'
import { scenario as credentialsKeysOfApplications } from './credentials/keys-of-applications.js'
import { scenario as credentialsNobody } from './credentials/nobody.js'
import { scenario as credentialsNoneIsNeeded } from './credentials/none-is-needed.js'
import { scenario as credentialsRightsThatSuffice } from './credentials/rights-that-suffice.js'
import { scenario as credentialsRightsTooFew } from './credentials/rights-too-few.js'
import { scenario as credentialsSessionTokens } from './credentials/session-tokens.js'
import { scenario as credentialsTokensThatAreNone } from './credentials/tokens-that-are-none.js'
import { scenario as credentialsUsersOfOthers } from './credentials/users-of-others.js'
import { scenario as scenariosADeletedSessionIsGone } from './scenarios/a-deleted-session-is-gone.js'
import { scenario as scenariosASessionOfSomebodyElse } from './scenarios/a-session-of-somebody-else.js'
import { scenario as scenariosAUserWithoutSessions } from './scenarios/a-user-without-sessions.js'
import { scenario as scenariosDeletionsAtOnce } from './scenarios/deletions-at-once.js'
import { scenario as scenariosListsOfTwoUsers } from './scenarios/lists-of-two-users.js'
import { scenario as scenariosOrders } from './scenarios/orders.js'
import { scenario as scenariosOtherMethodsAndPaths } from './scenarios/other-methods-and-paths.js'
import { scenario as scenariosOverTheRateLimit } from './scenarios/over-the-rate-limit.js'
import { scenario as scenariosPages } from './scenarios/pages.js'
import { scenario as scenariosParametersThatChooseNothing } from './scenarios/parameters-that-choose-nothing.js'
import { scenario as scenariosSessionIdsOfEveryForm } from './scenarios/session-ids-of-every-form.js'
import { scenario as scenariosSessionsOfOneSecond } from './scenarios/sessions-of-one-second.js'
import { scenario as scenariosTimesOfASession } from './scenarios/times-of-a-session.js'
import { scenario as scenariosUserIdsOfEveryForm } from './scenarios/user-ids-of-every-form.js'
import { scenario as scenariosValuesThatBreakRules } from './scenarios/values-that-break-rules.js'

/** Every story of this API, by its layer and file. */
export const stories: Readonly<Record<string, Story>> = {
  'credentials/accounts-under-review': credentialsAccountsUnderReview,
  'credentials/administrators': credentialsAdministrators,
  'credentials/checks-before-credentials': credentialsChecksBeforeCredentials,
  'credentials/credentials-that-have-expired': credentialsCredentialsThatHaveExpired,
  'credentials/credentials-that-nobody-holds': credentialsCredentialsThatNobodyHolds,
  'credentials/keys-of-applications': credentialsKeysOfApplications,
  'credentials/nobody': credentialsNobody,
  'credentials/none-is-needed': credentialsNoneIsNeeded,
  'credentials/rights-that-suffice': credentialsRightsThatSuffice,
  'credentials/rights-too-few': credentialsRightsTooFew,
  'credentials/session-tokens': credentialsSessionTokens,
  'credentials/tokens-that-are-none': credentialsTokensThatAreNone,
  'credentials/users-of-others': credentialsUsersOfOthers,
  'scenarios/a-deleted-session-is-gone': scenariosADeletedSessionIsGone,
  'scenarios/a-session-of-somebody-else': scenariosASessionOfSomebodyElse,
  'scenarios/a-user-without-sessions': scenariosAUserWithoutSessions,
  'scenarios/deletions-at-once': scenariosDeletionsAtOnce,
  'scenarios/lists-of-two-users': scenariosListsOfTwoUsers,
  'scenarios/orders': scenariosOrders,
  'scenarios/other-methods-and-paths': scenariosOtherMethodsAndPaths,
  'scenarios/over-the-rate-limit': scenariosOverTheRateLimit,
  'scenarios/pages': scenariosPages,
  'scenarios/parameters-that-choose-nothing': scenariosParametersThatChooseNothing,
  'scenarios/session-ids-of-every-form': scenariosSessionIdsOfEveryForm,
  'scenarios/sessions-of-one-second': scenariosSessionsOfOneSecond,
  'scenarios/times-of-a-session': scenariosTimesOfASession,
  'scenarios/user-ids-of-every-form': scenariosUserIdsOfEveryForm,
  'scenarios/values-that-break-rules': scenariosValuesThatBreakRules,
}
