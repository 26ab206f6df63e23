import type { Device, DeviceKind, Room } from '../../shared/model/roster.ts';
import type { PlaceGuess } from './rooms.ts';

/**
 * What a row says of its device. Undefined means "nothing said, or the value was no good": what the roster has stays.
 * Null means "empty on purpose", which only our own export can say.
 */
export type RowValues = {
  readonly [Key in
    | 'serial'
    | 'assetTag'
    | 'macs'
    | 'host'
    | 'address'
    | 'model'
    | 'osVersion'
    | 'lastSeenAt'
    | 'updatesEndAt'
    | 'memoryMiB'
    | 'screen'
    | 'appVersions'
    | 'isRetired'
    | 'seat'
    | 'position'
    | 'isSpare'
    | 'isPaused'
    | 'studentLabel'
    | 'addressLearnedAt']?: Device[Key] | undefined;
};

export interface RosterRow {
  readonly line: number;
  readonly values: RowValues;
  /** What the row calls the device; derived from its other names where no column says it. */
  readonly label: string;
  readonly isLabelDerived: boolean;
  /** From a column that says so. */
  readonly kind: DeviceKind | null;
  /** From the model or the kind of file; only where nothing better is known. */
  readonly likelyKind: DeviceKind | null;
  readonly place: PlaceGuess | null;
  readonly building: string;
  /** Of the row's room, from our own export. */
  readonly roomPatch: Partial<Pick<Room, 'kind' | 'note' | 'columns' | 'accessPoint' | 'uplink'>>;
  /** What the row says of the network of the room that its device is in. */
  readonly roomFacts: Partial<Pick<Room, 'accessPoint' | 'uplink'>>;
  /** Out of service: left out, unless the person wants such devices too. */
  readonly isRetired: boolean;
  /** Why the row is left out whatever it says; null: it is not. */
  readonly skipReason: string | null;
}
