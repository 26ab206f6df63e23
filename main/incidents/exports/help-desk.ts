import type { DeviceMention } from '../../../shared/model/incident.ts';
import { categoryOf } from '../../../shared/model/incident-categories.ts';
import type { CategoryCode } from '../../../shared/model/incident-codes.ts';
import { evidenceOf } from '../../../shared/model/incident-masks.ts';
import type { IncidentView } from '../../../shared/model/incident-view.ts';
import { categoryName } from '../../../shared/model/incident-wording.ts';
import type { Device } from '../../../shared/model/roster.ts';
import { textMask } from '../../../shared/model/text-mask.ts';
import { DEVICE_KIND_WORDS, describeEvidence, STATE_WORDS } from '../../../shared/model/wording.ts';
import { csvOf, isoTime } from '../../history/tables.ts';
import { type ExportContext, knownWords } from './context.ts';
import { holdsLines, schoolOf, timesOf } from './page.ts';

/** What the repair side needs to know of one device in one incident. */
interface DeviceTrouble {
  readonly number: string;
  readonly categoryCode: CategoryCode | null;
  readonly occurredAt: number;
  readonly room: string;
  readonly label: string;
  /** Null: not in the roster any more, or never was. */
  readonly device: Device | null;
  /** What the console measured of this device around it, a line each. */
  readonly seen: readonly string[];
  /** What somebody wrote, of technical incidents only. */
  readonly told: string;
  readonly vendorCase: string;
}

/** One row a device and incident. Documented in `docs/incident-exports.md`; new columns go to the end. */
export function helpDeskCsv(views: readonly IncidentView[], context: ExportContext): string {
  const columns = [
    'incident',
    'happened',
    'room',
    'device',
    'serial',
    'asset_tag',
    'kind',
    'model',
    'os',
    'problem',
    'told',
    'measured',
    'vendor_case',
    'holds',
  ];
  const holds = holdsLines('help-desk', context).join(' ');
  const rows = troubles(views, context).map((one) => [
    one.number,
    isoTime(one.occurredAt),
    one.room,
    one.label,
    one.device?.serial ?? null,
    one.device?.assetTag ?? null,
    one.device === null ? null : DEVICE_KIND_WORDS[one.device.kind],
    one.device?.model ?? null,
    one.device?.osVersion ?? null,
    categoryName(one.categoryCode),
    one.told,
    one.seen.join(' | '),
    one.vendorCase,
    holds,
  ]);
  return csvOf({ columns, rows });
}

/** A mail to the help desk, ready to be copied: incident by incident, its devices below it. */
export function helpDeskText(views: readonly IncidentView[], context: ExportContext): string {
  const all = troubles(views, context);
  const rooms = [...new Set(all.map(({ room }) => room))].filter((room) => room !== '');
  const where = rooms.length === 0 ? '' : ` (${rooms.join(', ')})`;
  const count = all.length === 1 ? '1 device' : `${all.length} devices`;
  const parts = [
    `Subject: ${count} to look at, ${schoolOf(context)}${where}`,
    'Hello,',
    'please look at these devices. They had trouble during testing.',
    ...views.flatMap(({ number }) =>
      incidentLines(
        all.filter((one) => one.number === number),
        context,
      ),
    ),
    ...(all.length === 0 ? ['No device was named in these incidents.'] : []),
    'Thank you.',
    ['-- ', ...holdsLines('help-desk', context)].join('\n'),
  ];
  return `${parts.join('\n\n')}\n`;
}

function incidentLines(own: readonly DeviceTrouble[], context: ExportContext): string[] {
  const [first] = own;
  if (first === undefined) return [];
  const head = labelled([
    ['Room', first.room],
    ['When', timesOf(context).dated(first.occurredAt)],
    ['Told', first.told],
    ['Vendor case', first.vendorCase],
  ]);
  return [[`${first.number}: ${categoryName(first.categoryCode)}`, ...head].join('\n'), ...own.map(deviceLines)];
}

function deviceLines({ label, device, seen }: DeviceTrouble): string {
  const kind = device === null ? [] : [device.model, DEVICE_KIND_WORDS[device.kind], device.osVersion];
  const facts = labelled([
    ['Serial', device?.serial],
    ['Asset tag', device?.assetTag],
    ['Model', kind.filter((part) => part !== null).join(', ')],
    ['Measured', seen.length === 0 ? 'no change on record around that time' : null],
  ]);
  return [`* ${label}`, ...facts, ...seen.map((line) => `  ${line}`)].join('\n');
}

/** What is empty is left out. */
function labelled(pairs: readonly (readonly [label: string, value: string | null | undefined])[]): string[] {
  return pairs.flatMap(([label, value]) => (value ? [`  ${label}: ${value}`] : []));
}

function troubles(views: readonly IncidentView[], context: ExportContext): DeviceTrouble[] {
  const known = knownWords(context);
  const times = timesOf(context);
  return views.flatMap((view) => {
    const { content } = view;
    const mask = textMask(view, known);
    return devicesOf(view).map((mention) => ({
      number: view.number,
      categoryCode: content.categoryCode,
      occurredAt: content.occurredAt,
      room: mask.literal(content.roomName),
      label: mask.literal(mention.label),
      device: deviceOf(mention, context),
      seen: seenOf(view, mention, times.exact),
      told: isTechnical(content.categoryCode) ? mask.words(content.description.replaceAll(/\s+/g, ' ').trim()) : '',
      vendorCase: mask.literal(content.vendorCaseNumber),
    }));
  });
}

/** Named in the incident, and those that were given up in a swap. */
function devicesOf({ content, swaps }: IncidentView): DeviceMention[] {
  const byName = new Map(
    [...content.devices, ...swaps.map(({ from }) => from)].map((mention) => [
      mention.deviceId ?? mention.label,
      mention,
    ]),
  );
  return [...byName.values()];
}

function deviceOf({ deviceId, label }: DeviceMention, { roster }: ExportContext): Device | null {
  const found =
    deviceId === null
      ? roster.devices.filter((device) => device.label === label)
      : roster.devices.filter(({ id }) => id === deviceId);
  // Two of the same label: no serial is better than a wrong one.
  return found.length === 1 ? (found[0] ?? null) : null;
}

function seenOf(view: IncidentView, { deviceId }: DeviceMention, at: (moment: number) => string): string[] {
  return evidenceOf(view)
    .flatMap(({ account }) => account.transitions)
    .filter((transition) => transition.deviceId === deviceId)
    .map(
      ({ at: when, from, to, evidence }) =>
        `${at(when)} ${STATE_WORDS[from]} to ${STATE_WORDS[to]}: ${describeEvidence(evidence)}`,
    );
}

/** What was written about people is no business of a repair desk. */
function isTechnical(code: CategoryCode | null): boolean {
  if (code === null) return false;
  return categoryOf(code).group === 'technology' || code === 'ENV-POWER';
}
