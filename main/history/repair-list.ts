import type { DeviceStatistics, RepairItem } from '../../shared/model/timeline.ts';
import { formatDuration, formatLoss, formatRtt } from '../../shared/model/wording.ts';
import { MINUTE_MS } from '../../shared/units.ts';

/** Our own limits: from here on somebody should look at a device when testing is over. */
const MANY_FAILURES = 2;
const LONG_FAILURE_MS = 5 * MINUTE_MS;
const HIGH_LOSS = 0.1;
/** Fewer checks say nothing about loss. */
const ENOUGH_CHECKS = 60;
const SLOW_MS = 250;
const LISTED = 100;

/** Devices that failed by themselves, worst first, each with its reason. */
export function repairList(devices: readonly DeviceStatistics[]): RepairItem[] {
  return devices
    .map((device) => ({ device, reasons: reasonsOf(device) }))
    .filter(({ reasons }) => reasons.length > 0)
    .sort((a, b) => weight(b.device) - weight(a.device) || a.device.label.localeCompare(b.device.label))
    .slice(0, LISTED)
    .map(({ device: { deviceId, label, roomName }, reasons }) => ({
      deviceId,
      label,
      roomName,
      reason: `${reasons.join('; ')}.`,
    }));
}

function reasonsOf(device: DeviceStatistics): string[] {
  const { ownFailures, ownDownMs, rttAvgMs } = device;
  const reasons: string[] = [];
  if (ownFailures >= MANY_FAILURES) {
    reasons.push(`Fell silent ${ownFailures} times by itself, ${formatDuration(ownDownMs)} in all`);
  } else if (ownDownMs >= LONG_FAILURE_MS) reasons.push(`Silent for ${formatDuration(ownDownMs)} by itself`);
  const loss = lossWhileUp(device);
  if (loss >= HIGH_LOSS) reasons.push(`Lost ${formatLoss(loss)} of its checks while it was on`);
  if (rttAvgMs !== null && rttAvgMs >= SLOW_MS) reasons.push(`Answers slowly, ${formatRtt(rttAvgMs)} on average`);
  return reasons;
}

/** Checks that went missing while it was not down; those while it was down are counted as failures already. */
function lossWhileUp({ checks, lost, downMs, watchedMs }: DeviceStatistics): number {
  const whileDown = watchedMs === 0 ? 0 : (checks * downMs) / watchedMs;
  const whileUp = checks - whileDown;
  return whileUp < ENOUGH_CHECKS ? 0 : Math.max(0, lost - whileDown) / whileUp;
}

function weight(device: DeviceStatistics): number {
  return device.ownFailures * LONG_FAILURE_MS + device.ownDownMs + lossWhileUp(device) * LONG_FAILURE_MS;
}
