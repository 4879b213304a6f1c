/** How strong a run is: which faults it would have noticed. Only faults that really got into the traffic are counted. */
export interface SelfTestReport {
  noticed: number
  injected: number
  /** Faults that went by, with what to provide so that they become visible. */
  missed: { fault: string; operation: string; provide: string[] }[]
  /** Operations into which faults could not be put as far as a whole run would allow. */
  outOfReach: { operation: string; reason: string; provide: string[] }[]
}
