// Written by `npm run generate` from the folders beside this file. Do not edit.
import type { Story } from '../../run/story.js'
import { scenario as credentialsAccessTokenExpired } from './credentials/access-token-expired.js'
import { scenario as credentialsAccessTokenRevoked } from './credentials/access-token-revoked.js'
import { scenario as credentialsAccessTokenUnknown } from './credentials/access-token-unknown.js'
import { scenario as credentialsAccessTokenWithoutTheScope } from './credentials/access-token-without-the-scope.js'
import { scenario as credentialsApiTokenAsAccessToken } from './credentials/api-token-as-access-token.js'
import { scenario as credentialsApiTokenExpired } from './credentials/api-token-expired.js'
import { scenario as credentialsApiTokenRevoked } from './credentials/api-token-revoked.js'
import { scenario as credentialsApiTokenUnknown } from './credentials/api-token-unknown.js'
import { scenario as credentialsEitherSchemeIsEnough } from './credentials/either-scheme-is-enough.js'
import { scenario as credentialsRoleThatDoesNotCoverTheUser } from './credentials/role-that-does-not-cover-the-user.js'
import { scenario as credentialsTokenNearlyRight } from './credentials/token-nearly-right.js'
import { scenario as credentialsWithoutACredential } from './credentials/without-a-credential.js'
import { scenario as scenariosADeletedUser } from './scenarios/a-deleted-user.js'
import { scenario as scenariosAUserWithoutSessions } from './scenarios/a-user-without-sessions.js'
import { scenario as scenariosAnUnknownUser } from './scenarios/an-unknown-user.js'
import { scenario as scenariosAppSessionsGoOn } from './scenarios/app-sessions-go-on.js'
import { scenario as scenariosDevicesAreForgottenUnlessToldOtherwise } from './scenarios/devices-are-forgotten-unless-told-otherwise.js'
import { scenario as scenariosEndsAGreatManySessions } from './scenarios/ends-a-great-many-sessions.js'
import { scenario as scenariosEndsEverySession } from './scenarios/ends-every-session.js'
import { scenario as scenariosFlagsDoNotDependOnEachOther } from './scenarios/flags-do-not-depend-on-each-other.js'
import { scenario as scenariosFlagsThatAreNoBooleans } from './scenarios/flags-that-are-no-booleans.js'
import { scenario as scenariosHowClientsAsk } from './scenarios/how-clients-ask.js'
import { scenario as scenariosIdsOfAnyForm } from './scenarios/ids-of-any-form.js'
import { scenario as scenariosOtherMethods } from './scenarios/other-methods.js'
import { scenario as scenariosOverTheRateLimit } from './scenarios/over-the-rate-limit.js'
import { scenario as scenariosRevokingAgain } from './scenarios/revoking-again.js'
import { scenario as scenariosRevokingAtOnce } from './scenarios/revoking-at-once.js'
import { scenario as scenariosSessionsEndWhateverTheFlags } from './scenarios/sessions-end-whatever-the-flags.js'
import { scenario as scenariosTokensAreRevokedOnRequestOnly } from './scenarios/tokens-are-revoked-on-request-only.js'

/** Every story of this API, by its layer and file. */
export const stories: Readonly<Record<string, Story>> = {
  'credentials/access-token-expired': credentialsAccessTokenExpired,
  'credentials/access-token-revoked': credentialsAccessTokenRevoked,
  'credentials/access-token-unknown': credentialsAccessTokenUnknown,
  'credentials/access-token-without-the-scope': credentialsAccessTokenWithoutTheScope,
  'credentials/api-token-as-access-token': credentialsApiTokenAsAccessToken,
  'credentials/api-token-expired': credentialsApiTokenExpired,
  'credentials/api-token-revoked': credentialsApiTokenRevoked,
  'credentials/api-token-unknown': credentialsApiTokenUnknown,
  'credentials/either-scheme-is-enough': credentialsEitherSchemeIsEnough,
  'credentials/role-that-does-not-cover-the-user': credentialsRoleThatDoesNotCoverTheUser,
  'credentials/token-nearly-right': credentialsTokenNearlyRight,
  'credentials/without-a-credential': credentialsWithoutACredential,
  'scenarios/a-deleted-user': scenariosADeletedUser,
  'scenarios/a-user-without-sessions': scenariosAUserWithoutSessions,
  'scenarios/an-unknown-user': scenariosAnUnknownUser,
  'scenarios/app-sessions-go-on': scenariosAppSessionsGoOn,
  'scenarios/devices-are-forgotten-unless-told-otherwise': scenariosDevicesAreForgottenUnlessToldOtherwise,
  'scenarios/ends-a-great-many-sessions': scenariosEndsAGreatManySessions,
  'scenarios/ends-every-session': scenariosEndsEverySession,
  'scenarios/flags-do-not-depend-on-each-other': scenariosFlagsDoNotDependOnEachOther,
  'scenarios/flags-that-are-no-booleans': scenariosFlagsThatAreNoBooleans,
  'scenarios/how-clients-ask': scenariosHowClientsAsk,
  'scenarios/ids-of-any-form': scenariosIdsOfAnyForm,
  'scenarios/other-methods': scenariosOtherMethods,
  'scenarios/over-the-rate-limit': scenariosOverTheRateLimit,
  'scenarios/revoking-again': scenariosRevokingAgain,
  'scenarios/revoking-at-once': scenariosRevokingAtOnce,
  'scenarios/sessions-end-whatever-the-flags': scenariosSessionsEndWhateverTheFlags,
  'scenarios/tokens-are-revoked-on-request-only': scenariosTokensAreRevokedOnRequestOnly,
}
