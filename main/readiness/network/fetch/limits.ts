/** How long each step may take, in milliseconds. All ours: long enough for a slow school line, short enough for a sweep. */
export const DNS_LIMIT_MS = 2_500;
export const CONNECT_LIMIT_MS = 2_000;
export const TLS_LIMIT_MS = 4_000;
/** From the request to the end of the answer. */
export const HTTP_LIMIT_MS = 5_000;
/** All answers of one host together, where one page leads to the next. */
export const ALL_HOPS_LIMIT_MS = 7_000;
/** One further connect for the round trip. */
export const ROUND_TRIP_LIMIT_MS = 1_000;

/** A closed or silent port is tried this often before it counts. */
export const MAX_CONNECT_TRIES = 3;
export const CONNECT_RETRY_PAUSE_MS = 150;

/** Connects to one host for its round trip, the first one included, with a pause between them: polite to a vendor. */
export const ROUND_TRIPS = 5;
export const ROUND_TRIP_PAUSE_MS = 120;

export const MAX_REDIRECTS = 3;
/** Enough of any answer to know it by. */
export const MAX_BODY_BYTES = 64 * 1024;

/** Every step at its limit, and a reserve. */
export const HOST_DEADLINE_MS =
  DNS_LIMIT_MS +
  MAX_CONNECT_TRIES * (CONNECT_LIMIT_MS + CONNECT_RETRY_PAUSE_MS) +
  TLS_LIMIT_MS +
  ALL_HOPS_LIMIT_MS +
  ROUND_TRIPS * (ROUND_TRIP_LIMIT_MS + ROUND_TRIP_PAUSE_MS) +
  1_000;
