import { MINUTE_MS, SECOND_MS } from '../../shared/units.ts';

/**
 * Every number that the rules use. All are ours: no source gives any, except where a line says so. They were chosen by reasoning
 * about the probes' timing (5 s period, silence known 1.8 s after the first request) and checked on the fixed scenarios of
 * `tests/lab/scenarios`, and on scenarios by chance of other seeds than the scored one (see `generatedScenarios`).
 */
export const DIAGNOSIS_LIMITS = {
  /** Devices are said to have gone together when one instant explains all their silences, give or take this much. */
  onsetSlackMs: 500,
  /** Onsets of two rooms are the same fault when they are this close. */
  sameOnsetMs: 3 * SECOND_MS,
  /** Fewer devices than this are never a room's fault. */
  minTogether: 3,
  /**
   * Of the devices that left before that instant, at it, or were alive after it, the share that must have gone at it. One in five
   * may be on a cable or on the next room's access point.
   */
  roomSilentShare: 0.8,
  /** The same when kinds of which none went are counted too: half a room may be wired. */
  roomAnyKindShare: 0.5,
  /** And of all devices that the room uses today, so that the last few of an emptied room do not count as a room. */
  roomOfAllShare: 0.3,
  /** A device counts as in use for so long after it last answered. */
  inUseMs: 120 * MINUTE_MS,
  /** That many devices leaving one by one within `leavingWindowMs` are people, not a fault. */
  leavingMin: 3,
  leavingWindowMs: 5 * MINUTE_MS,
  /** And that many in the whole school within this much of one another. */
  schoolLeavingMin: 5,
  schoolLeavingWindowMs: 45 * SECOND_MS,
  /** Share of an access point's or uplink's rooms (those with enough devices) that must be silent. */
  groupRoomShare: 0.75,
  /** Share of the school's rooms from which it is the school's network. */
  schoolRoomShare: 0.75,
  /** A fading room: this share silent within `leavingWindowMs`, and as many of those were in trouble before. */
  fadingSilentShare: 0.5,
  fadingTroubledShare: 0.5,
  /** Trouble (loss or delay) counts as "before" when it was so close to the silence. */
  troubledBeforeMs: 60 * SECOND_MS,
  /** A device alone is noted when silent for so long: by then a restart is over, and a class that leaves has shown a second one. */
  deviceSilentMs: 23 * SECOND_MS,
  /** It is more than a note when nobody followed it for so long. */
  deviceAlarmMs: 60 * SECOND_MS,
  /** People who leave follow one another at most so far apart; in a small room that takes its time. */
  deviceFollowedMs: 2 * MINUTE_MS,
  /** Silence that began longer ago than this is the roster's matter, not news. */
  deviceForgottenMs: 30 * MINUTE_MS,
  /** Lossy or slow for so long before it is reported. */
  deviceTroubledMs: 18 * SECOND_MS,
  /** Share of a room's answering devices that must be slow or lossy, and how many at least. */
  saturatedShare: 0.5,
  saturatedMin: 4,
  /** For how long, so that a login wave is not called saturation at its first ripple. */
  saturatedMs: 8 * SECOND_MS,
  /**
   * A room loses packets as a whole: this share of all that its devices were asked in their latest rounds, spread over so many of those
   * rounds. No single device need show it plainly, and one or two bad rounds are not it.
   */
  roomLossShare: 0.2,
  roomLossRounds: 8,
  roomLossyRounds: 5,
  /** A round trip is raised above both `slowAboveMs` and this many times its own usual value. */
  raisedTimes: 3,
  /** A hop is slow from this many times its usual time, and from this much more. */
  pathSlowTimes: 4,
  pathSlowMoreMs: 150,
  /** A gateway that misses less than this has hiccuped. */
  gatewaySilentMs: 4 * SECOND_MS,
  /** A vendor's or internet failure is believed when it has lasted so long; one re-probe fits in. Hosts that failed once each need no wait. */
  outsideFailingMs: 3 * SECOND_MS,
  /** Witnesses are asked as soon as something fails; so long their answer is waited for. */
  witnessesMs: 12 * SECOND_MS,
  /** Two platforms that begin to fail so close together have one cause. */
  sameOutsideOnsetMs: 60 * SECOND_MS,
  /** After waking, roaming or regaining its link this laptop proves nothing for so long. */
  laptopSettlingMs: 15 * SECOND_MS,
  /** That many losses of the link within `looseLinkWindowMs`: a loose cable or weak Wi-Fi. */
  looseLinkLosses: 3,
  looseLinkWindowMs: 2 * MINUTE_MS,
  /** Wi-Fi signal below which this laptop itself is the first suspect when everything is slow. */
  weakSignalPercent: 35,
  /** Devices that stopped answering ping together, but are seen alive. */
  pingBlockedMin: 3,
  /** How long a person's report of an error code counts. */
  reportMs: 15 * MINUTE_MS,
  /** Reports of one code from so many rooms point away from the single device. */
  reportRooms: 2,
} as const;

/** How findings become and stop being news, see `DiagnosisTracker`. Ours. */
export const TRACKER_LIMITS = {
  /**
   * A finding about rooms waits until the rooms that went with the first one are seen too (half a period), so that its scope does not
   * grow in public. A crowd waits for the second room of its access point, which is slow to show. Others are confirmed by their rules.
   */
  confirmMs: { room: 2_500, crowd: 4 * SECOND_MS, other: 0 },
  /** A finding that no longer fires stays for so long: one good reply is no repair. */
  clearMs: 10 * SECOND_MS,
  /** A fault that comes back so soon is the same one, and is then held for `flappingClearMs`. */
  sameFaultMs: 5 * MINUTE_MS,
  flappingClearMs: 90 * SECOND_MS,
  /** Numbers of a room's sentence may still settle for so long after it is first shown; then the sentence stands. */
  settleMs: 6 * SECOND_MS,
  /** A better-founded reading replaces the sentence at most so often. */
  rewordMs: 20 * SECOND_MS,
  /** Ended findings are kept for the window for so long. */
  keepEndedMs: 15 * MINUTE_MS,
} as const;
