import { type LatestConfirmation, latestConfirmation } from '../../../shared/model/confirmation.ts';
import type { CheckScope, EvidenceItem, Finding } from '../../../shared/model/readiness.ts';
import type { Device, RoomId } from '../../../shared/model/roster.ts';
import { checklistOf, ruleSource } from '../../../shared/profiles/read.ts';
import type { ChecklistItem } from '../../../shared/profiles/schema.ts';
import { type Check, finding } from '../check.ts';
import type { PlannedPlatform, SweepPlan } from '../plan.ts';
import { PURE } from '../pure-check.ts';

/** What only a person can confirm: for every room its items, for the school those that are ticked once. */
export function checklistChecks(plan: SweepPlan): Check[] {
  const ofSchool = plan.platforms.flatMap((platform) => {
    const rooms = plan.rooms.filter(({ platforms }) =>
      platforms.some(({ profile }) => profile.id === platform.profile.id),
    );
    const devices = rooms.flatMap((room) => room.devices);
    return itemsOf(platform, devices, 'site').map((item) => itemCheck(plan, platform, item, null));
  });
  const ofRooms = plan.rooms.flatMap(({ room, devices, platforms }) =>
    platforms.flatMap((platform) =>
      itemsOf(platform, devices, 'room').map((item) => itemCheck(plan, platform, item, room.id)),
    ),
  );
  return [...ofSchool, ...ofRooms];
}

function itemsOf(
  { profile, site, managementSystems }: PlannedPlatform,
  devices: readonly Device[],
  per: ChecklistItem['per'],
): ChecklistItem[] {
  const kinds = new Set(devices.map(({ kind }) => kind));
  return checklistOf(profile, site, managementSystems, kinds).filter((item) => item.per === per);
}

function itemCheck(plan: SweepPlan, { profile }: PlannedPlatform, item: ChecklistItem, roomId: RoomId | null): Check {
  const scope: CheckScope = roomId === null ? { kind: 'school' } : { kind: 'room', roomId };
  return {
    ...PURE,
    checkId: `person/${item.id}`,
    title: item.title,
    platformId: profile.id,
    area: 'people',
    origin: 'person',
    scope,
    rule: ruleSource(profile, item),
    run: () => {
      const listed = { platformId: profile.id, itemId: item.id, roomId, holdsFor: item.holdsFor };
      const latest = latestConfirmation(plan.confirmations, listed, plan.at, plan.site.windowStartedAt);
      return judge(item, latest, plan);
    },
  };
}

function judge(item: ChecklistItem, latest: LatestConfirmation | null, plan: SweepPlan): Finding {
  const action = { what: item.title, who: 'coordinator' } as const;
  if (latest === null) return finding('unchecked', `Nobody has confirmed yet: ${item.title}`, { action });
  const { confirmation, isHolding } = latest;
  const { by, at, isOk, note } = confirmation;
  const evidence = evidenceOf(latest, item);
  if (!isHolding) {
    const why = item.holdsFor === 'day' ? 'it has to be confirmed every day' : windowWords(plan);
    return finding('unchecked', `${by} confirmed it ${when(at, plan.at)}; ${why}.`, { evidence, action });
  }
  if (isOk) return finding('pass', `Confirmed by ${by} ${when(at, plan.at)}.`, { evidence });
  const said = note === '' ? item.title : note;
  return finding('fail', `${by} looked ${when(at, plan.at)}, and it is not so: ${said}`, { evidence, action });
}

function windowWords({ site }: SweepPlan): string {
  return site.windowStartedAt === null
    ? 'until Settings says when the testing window began, it counts for that day only'
    : 'since then a new testing window has begun';
}

function evidenceOf({ confirmation }: LatestConfirmation, item: ChecklistItem): EvidenceItem[] {
  return [
    { label: 'By', value: confirmation.by },
    { label: 'At', value: new Date(confirmation.at).toISOString() },
    { label: 'Answer', value: confirmation.isOk ? 'done' : 'not so' },
    ...(confirmation.note === '' ? [] : [{ label: 'Note', value: confirmation.note }]),
    { label: 'Holds for', value: item.holdsFor === 'day' ? 'the day' : 'the testing window' },
  ];
}

/** `at 7:12 AM`; of another day `on Nov 20 at 7:12 AM`. On this laptop's clock. */
function when(at: number, now: number): string {
  const moment = new Date(at);
  const time = `at ${moment.toLocaleTimeString('en-US', { timeStyle: 'short' }).replaceAll('\u202f', ' ')}`;
  const isToday = moment.toDateString() === new Date(now).toDateString();
  return isToday ? time : `on ${moment.toLocaleDateString('en-US', { month: 'short', day: 'numeric' })} ${time}`;
}
