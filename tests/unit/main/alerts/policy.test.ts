import { describe, expect, test } from 'vitest';
import {
  alertAlreadyTold,
  channelsFor,
  concernsSomebody,
  isHeldBack,
  isQuiet,
  reasonToTell,
} from '../../../../main/alerts/policy.ts';
import { DEFAULT_ALERT_SETTINGS } from '../../../../shared/model/alert.ts';
import { aFinding, anAlert } from '../../../helpers/diagnosis-builders.ts';

describe('when people are told', () => {
  test.each([
    ['a new finding', aFinding(), null, 'new'],
    ['the same finding again', aFinding(), anAlert(), null],
    ['it became more severe', aFinding(), anAlert({ severity: 'warning' }), 'worse'],
    ['it became less severe', aFinding({ severity: 'warning' }), anAlert(), null],
    ['it reaches many more devices', aFinding({ devicesAffected: 20 }), anAlert(), 'worse'],
    ['it reaches a few more devices', aFinding({ devicesAffected: 13 }), anAlert(), null],
    ['two devices became three', aFinding({ devicesAffected: 3 }), anAlert({ devicesAffected: 2 }), null],
    ['a note', aFinding({ severity: 'note' }), null, null],
    ['it is over', aFinding({ endedAt: 1 }), null, null],
  ] as const)('%s', (_, finding, told, reason) => {
    expect(reasonToTell(finding, told)).toBe(reason);
  });

  test('a room that turns out to be its whole floor is the same trouble grown', () => {
    const floor = aFinding({ id: 'uplink/2', children: ['room/room-1'], devicesAffected: 60 });
    const told = alertAlreadyTold(floor, [anAlert()]);
    expect(told?.id).toBe('alert-1');
    expect(reasonToTell(floor, told)).toBe('worse');
  });

  test('the same room failing again later is a new trouble', () => {
    expect(alertAlreadyTold(aFinding({ since: 1_700_000_900_000 }), [anAlert()])).toBeNull();
  });

  test('rooms on a break call nobody; what reaches further than rooms always does', () => {
    const nobody = () => false;
    expect(concernsSomebody(aFinding().scope, nobody)).toBe(false);
    expect(concernsSomebody(aFinding().scope, () => true)).toBe(true);
    expect(concernsSomebody({ kind: 'school' }, nobody)).toBe(true);
  });
});

describe('how people are told', () => {
  test('nothing leaves the laptop until somebody says where to', () => {
    const all = { desktop: true, sound: true, badge: true, webhook: true, email: true };
    const settings = { ...DEFAULT_ALERT_SETTINGS, bySeverity: { note: all, warning: all, critical: all } };
    expect(channelsFor('critical', settings)).toEqual(['desktop', 'sound', 'badge']);
    expect(channelsFor('critical', { ...settings, webhookUrl: 'https://hooks.example.test/a' })).toContain('webhook');
  });

  const at = (time: string) => new Date(`2026-11-23T${time}:00`).getTime();
  const overnight = { isOn: true, from: '16:00', to: '06:30' };

  test.each([
    ['15:59', false],
    ['16:00', true],
    ['23:30', true],
    ['06:29', true],
    ['06:30', false],
  ])('quiet hours over midnight at %s: %s', (time, expected) => {
    expect(isQuiet(overnight, at(time))).toBe(expected);
  });

  test('quiet hours within a day, switched off, or of no length', () => {
    expect(isQuiet({ isOn: true, from: '11:00', to: '12:00' }, at('11:30'))).toBe(true);
    expect(isQuiet({ ...overnight, isOn: false }, at('23:30'))).toBe(false);
    expect(isQuiet({ isOn: true, from: '08:00', to: '08:00' }, at('08:00'))).toBe(false);
  });

  test('in quiet hours the badge still counts', () => {
    const settings = { ...DEFAULT_ALERT_SETTINGS, quietHours: overnight };
    expect(isHeldBack('sound', settings, at('23:30'))).toBe(true);
    expect(isHeldBack('badge', settings, at('23:30'))).toBe(false);
  });
});
