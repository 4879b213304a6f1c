/**
 * The run cannot judge anything: the target or the driver is out of reach, or was set up wrongly. Exit code 2; the
 * message says what to do.
 */
export class CannotJudge extends Error {
  override name = 'CannotJudge'
}

/** Something a story needs is not to be had; what depends on it is untested, for this reason. */
export class Unavailable extends Error {
  override name = 'Unavailable'
  constructor(
    reason: string,
    /** What the user can do about it: a driver kind to add, an id to configure. */
    readonly toProvide?: string,
  ) {
    super(reason)
  }

  /** The reason, and what would help. */
  get sentence(): string {
    return this.toProvide === undefined ? this.message : `${this.message}; ${this.toProvide}`
  }
}

/** A mistake of the suite itself: it is reported as ours and never counts against the target. */
export class OwnFault extends Error {
  override name = 'OwnFault'
}
