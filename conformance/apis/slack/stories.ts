// Written by `npm run generate` from the folders beside this file. Do not edit.
import type { Story } from '../../run/story.js'
import { scenario as credentialsExpiredToken } from './credentials/expired-token.js'
import { scenario as credentialsNoToken } from './credentials/no-token.js'
import { scenario as credentialsRevokedToken } from './credentials/revoked-token.js'
import { scenario as credentialsTokenNearlyRight } from './credentials/token-nearly-right.js'
import { scenario as credentialsTokenOfABot } from './credentials/token-of-a-bot.js'
import { scenario as credentialsTokenOfADeactivatedUser } from './credentials/token-of-a-deactivated-user.js'
import { scenario as credentialsTokenOfAMember } from './credentials/token-of-a-member.js'
import { scenario as credentialsTokenWithoutTheScope } from './credentials/token-without-the-scope.js'
import { scenario as credentialsUnknownToken } from './credentials/unknown-token.js'
import { scenario as credentialsWhereATokenStands } from './credentials/where-a-token-stands.js'
import { scenario as scenariosABot } from './scenarios/a-bot.js'
import { scenario as scenariosAUserWithoutSessions } from './scenarios/a-user-without-sessions.js'
import { scenario as scenariosAnExpiredSession } from './scenarios/an-expired-session.js'
import { scenario as scenariosAnUnknownSession } from './scenarios/an-unknown-session.js'
import { scenario as scenariosAnUnknownUser } from './scenarios/an-unknown-user.js'
import { scenario as scenariosAnotherTeam } from './scenarios/another-team.js'
import { scenario as scenariosArgumentsInJson } from './scenarios/arguments-in-json.js'
import { scenario as scenariosArgumentsLeftOut } from './scenarios/arguments-left-out.js'
import { scenario as scenariosAtTheSameMoment } from './scenarios/at-the-same-moment.js'
import { scenario as scenariosBothFlags } from './scenarios/both-flags.js'
import { scenario as scenariosEndsAGreatManySessions } from './scenarios/ends-a-great-many-sessions.js'
import { scenario as scenariosEndsEverySession } from './scenarios/ends-every-session.js'
import { scenario as scenariosEndsOneSession } from './scenarios/ends-one-session.js'
import { scenario as scenariosFlagsThatAreFalse } from './scenarios/flags-that-are-false.js'
import { scenario as scenariosHowClientsAsk } from './scenarios/how-clients-ask.js'
import { scenario as scenariosIdsThatAreNoIntegers } from './scenarios/ids-that-are-no-integers.js'
import { scenario as scenariosInvalidatingAgain } from './scenarios/invalidating-again.js'
import { scenario as scenariosMethodsThatDoNotExist } from './scenarios/methods-that-do-not-exist.js'
import { scenario as scenariosOneClassOnly } from './scenarios/one-class-only.js'
import { scenario as scenariosOtherVerbs } from './scenarios/other-verbs.js'
import { scenario as scenariosOverTheRateLimit } from './scenarios/over-the-rate-limit.js'
import { scenario as scenariosRequestsPutWrongly } from './scenarios/requests-put-wrongly.js'
import { scenario as scenariosSpellingsOfAFlag } from './scenarios/spellings-of-a-flag.js'
import { scenario as scenariosThePrimaryOwner } from './scenarios/the-primary-owner.js'
import { scenario as scenariosTodaysArguments } from './scenarios/todays-arguments.js'
import { scenario as scenariosTokensAreNoSessions } from './scenarios/tokens-are-no-sessions.js'

/** Every story of this API, by its layer and file. */
export const stories: Readonly<Record<string, Story>> = {
  'credentials/expired-token': credentialsExpiredToken,
  'credentials/no-token': credentialsNoToken,
  'credentials/revoked-token': credentialsRevokedToken,
  'credentials/token-nearly-right': credentialsTokenNearlyRight,
  'credentials/token-of-a-bot': credentialsTokenOfABot,
  'credentials/token-of-a-deactivated-user': credentialsTokenOfADeactivatedUser,
  'credentials/token-of-a-member': credentialsTokenOfAMember,
  'credentials/token-without-the-scope': credentialsTokenWithoutTheScope,
  'credentials/unknown-token': credentialsUnknownToken,
  'credentials/where-a-token-stands': credentialsWhereATokenStands,
  'scenarios/a-bot': scenariosABot,
  'scenarios/a-user-without-sessions': scenariosAUserWithoutSessions,
  'scenarios/an-expired-session': scenariosAnExpiredSession,
  'scenarios/an-unknown-session': scenariosAnUnknownSession,
  'scenarios/an-unknown-user': scenariosAnUnknownUser,
  'scenarios/another-team': scenariosAnotherTeam,
  'scenarios/arguments-in-json': scenariosArgumentsInJson,
  'scenarios/arguments-left-out': scenariosArgumentsLeftOut,
  'scenarios/at-the-same-moment': scenariosAtTheSameMoment,
  'scenarios/both-flags': scenariosBothFlags,
  'scenarios/ends-a-great-many-sessions': scenariosEndsAGreatManySessions,
  'scenarios/ends-every-session': scenariosEndsEverySession,
  'scenarios/ends-one-session': scenariosEndsOneSession,
  'scenarios/flags-that-are-false': scenariosFlagsThatAreFalse,
  'scenarios/how-clients-ask': scenariosHowClientsAsk,
  'scenarios/ids-that-are-no-integers': scenariosIdsThatAreNoIntegers,
  'scenarios/invalidating-again': scenariosInvalidatingAgain,
  'scenarios/methods-that-do-not-exist': scenariosMethodsThatDoNotExist,
  'scenarios/one-class-only': scenariosOneClassOnly,
  'scenarios/other-verbs': scenariosOtherVerbs,
  'scenarios/over-the-rate-limit': scenariosOverTheRateLimit,
  'scenarios/requests-put-wrongly': scenariosRequestsPutWrongly,
  'scenarios/spellings-of-a-flag': scenariosSpellingsOfAFlag,
  'scenarios/the-primary-owner': scenariosThePrimaryOwner,
  'scenarios/todays-arguments': scenariosTodaysArguments,
  'scenarios/tokens-are-no-sessions': scenariosTokensAreNoSessions,
}
