import type { Rule } from '../picture.ts';
import { accessPoint } from './access-point.ts';
import { appReport } from './app-report.ts';
import { device } from './device.ts';
import { fadingRoom } from './fading-room.ts';
import { filter } from './filter.ts';
import { internet } from './internet.ts';
import { laptopOffline } from './laptop-offline.ts';
import { localService } from './local-service.ts';
import { nameService } from './name-service.ts';
import { pingBlocked } from './ping-blocked.ts';
import { room } from './room.ts';
import { saturation } from './saturation.ts';
import { schoolNetwork } from './school-network.ts';
import { studentNetwork } from './student-network.ts';
import { uplink } from './uplink.ts';
import { vendor } from './vendor.ts';

/**
 * From the root outwards: a finding is folded into an earlier one that explains it. The order is that of the triage table of
 * testing-day.md 3.3, read from the far end back (PP1): what lies nearer to this laptop explains what lies behind it.
 *
 * | Rule             | Pattern                                                        | Layer                 |
 * |------------------|----------------------------------------------------------------|-----------------------|
 * | `laptop-offline` | own link down or loose                                         | laptop                |
 * | `school-network` | gateway fails, nothing behind it answers                       | school-network        |
 * | `ping-blocked`   | ping stopped together, seen alive otherwise                    | ping-blocked          |
 * | `student-network`| most rooms at one instant, gateway there                       | school-network        |
 * | `uplink`         | rooms of one switch at one instant                             | uplink                |
 * | `access-point`   | rooms of one access point at one instant                       | access-point, room    |
 * | `room`           | one room at one instant                                        | room                  |
 * | `fading-room`    | one by one, in trouble before                                  | access-point, room    |
 * | `name-service`   | no names, addresses work                                       | school-network        |
 * | `internet`       | gateway there, independent targets fail                        | internet              |
 * | `filter`         | answered by something else, or several vendors at once         | filter                |
 * | `saturation`     | most answer, late or with loss                                 | saturation, laptop    |
 * | `vendor`         | one platform fails or crawls                                   | vendor                |
 * | `local-service`  | ProctorCache or COS-SD off                                     | app                   |
 * | `app-report`     | an error code on a device that is online                       | app                   |
 * | `device`         | one device, neighbors fine                                     | device                |
 */
export const RULES: readonly Rule[] = [
  laptopOffline,
  schoolNetwork,
  pingBlocked,
  studentNetwork,
  uplink,
  accessPoint,
  room,
  fadingRoom,
  nameService,
  internet,
  filter,
  saturation,
  vendor,
  localService,
  appReport,
  device,
];
