/* How long each part of the page waits before silence means a loss, ms. The server sends a heartbeat every 2 s. */

/** The page asks for the health every 3 s, so a reply of this age means one missed reply and 2 s of grace. */
export const SERVER_GONE_AFTER_MS = 5_000;

/** Three missed heartbeats less half a second: the header, which checks four times a second, shows the loss within 6 s. */
export const STREAM_LATE_AFTER_MS = 5_500;

/** The worker starts its timer anew with each message and reconnects after three heartbeats. */
export const STREAM_LOST_AFTER_MS = 6_000;

/** A panel dims its figures after two missed health replies, a second after the header reports the loss. */
export const FIGURES_STALE_AFTER_MS = 6_000;

/** From here on the newest report counts as old: five missed reports of a busy city. */
export const DATA_OLD_AFTER_MS = 30 * 60_000;
