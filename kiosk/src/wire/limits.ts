// Every limit and wait of the pages' connection, by name. Milliseconds unless said otherwise.

export const wireLimits = {
  /** Unicode code points in one message; the service refuses more. */
  textCharacters: 4000,
  /** From the socket's making to the service's `opened`. */
  openTimeout: 8_000,
  /** From a message's sending to its `accepted`; after that the connection is taken for dead. */
  acceptTimeout: 8_000,
  /** The first tries come within two seconds, so that a short cut is hardly noticed. */
  firstRetry: 250,
  quickRetry: 1_600,
  /** After this many quick tries (about a minute) the machine is likelier away than restarting. */
  quickTries: 40,
  slowRetry: 10_000,
  /** A `reconnect` from the service is followed within this long. */
  reconnectJitter: 1_000,
  /** A refusal the service calls passing (too_fast, queue_full, ...) is tried again after this. */
  resendAfter: 1_500,
  /** Passing refusals of one message before the resident is asked what to do. */
  resends: 6,
  /** Between two `typing` frames. */
  typingEvery: 3_000,
  /** A typing sign that is not renewed goes out. */
  typingShown: 8_000,
  /** A clock that jumped this far means that the machine slept. */
  sleepNoticed: 15_000,
  sleepCheck: 5_000,
  /** A kiosk that is left waits this long for the service to have heard it. */
  leaveGrace: 3_000,
  /** Messages waiting unsent; more are refused at once. */
  outbox: 50,
} as const;
