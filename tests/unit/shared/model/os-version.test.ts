import { describe, expect, test } from 'vitest';
import { judgeOs } from '../../../../shared/model/os-version.ts';
import type { DeviceKind } from '../../../../shared/model/roster.ts';
import { BUILT_IN_PROFILES } from '../../../../shared/profiles/index.ts';
import type { OsRule } from '../../../../shared/profiles/schema.ts';

function ruleOf(platform: string, kind: DeviceKind): OsRule {
  const rule = BUILT_IN_PROFILES.find(({ id }) => id === platform)?.os.find((candidate) => candidate.kind === kind);
  if (rule === undefined) throw new Error(`no rule for ${kind}`);
  return rule;
}

describe('DRC INSIGHT', () => {
  test.each<[DeviceKind, string, string, string]>([
    ['chromebook', '146.0.7680.1', 'pass', 'ChromeOS 146'],
    ['chromebook', '130', 'pass', 'ChromeOS 130'],
    ['chromebook', '131.0.6778.96', 'fail', 'ChromeOS 131'],
    ['chromebook', 'ChromeOS 129', 'fail', 'ChromeOS 129'],
    ['chromebook', '16581.53.0 (Official Build)', 'unchecked', '16581.53.0 (Official Build)'],
    ['chromebook', 'stable channel', 'unchecked', 'stable channel'],
    ['windows', '10.0.22631.3447', 'pass', 'Windows 11 23H2'],
    ['windows', 'Windows 11 24H2', 'pass', 'Windows 11 24H2'],
    ['windows', 'Microsoft Windows 11 Pro 25H2', 'pass', 'Windows 11 25H2'],
    ['windows', 'Version 24H2 (OS Build 26100.2314)', 'pass', 'Windows 11 24H2'],
    ['windows', '24H2', 'pass', 'Windows 11 24H2'],
    ['windows', 'Windows 11 22H2', 'warn', 'Windows 11 22H2'],
    ['windows', 'Windows 10 22H2', 'warn', 'Windows 10 22H2'],
    ['windows', '10.0.19045', 'warn', 'Windows 10 22H2'],
    ['windows', '22H2', 'warn', '22H2'],
    ['windows', '21H2', 'fail', '21H2'],
    ['windows', 'Windows 10, version 1909', 'fail', 'Windows 10 1909'],
    ['windows', 'Windows 10', 'unchecked', 'Windows 10'],
    ['windows', 'Windows 11 Education', 'unchecked', 'Windows 11'],
    ['windows', 'Windows 11 SE 24H2', 'warn', 'Windows 11 24H2'],
    ['windows', 'Windows 7 Professional', 'fail', 'Windows 7'],
    ['windows', 'Windows 8.1', 'fail', 'Windows 8.1'],
    ['windows', '10.0.26300.9457', 'warn', 'Windows 11 26H2'],
    ['windows', '10.0.27842', 'warn', 'Windows 11 (build 27842)'],
    ['windows', 'Windows', 'unchecked', 'Windows'],
    ['mac', 'macOS 15.1', 'pass', 'macOS 15.1'],
    ['mac', '14.7.1 (23H222)', 'pass', 'macOS 14.7.1'],
    ['mac', 'Version 26.0', 'pass', 'macOS 26.0'],
    ['mac', '13', 'warn', 'macOS 13'],
    ['mac', '10.15.7', 'fail', 'macOS 10.15.7'],
    ['mac', '27.0', 'warn', 'macOS 27.0'],
    ['mac', 'Darwin 24.1.0', 'unchecked', 'Darwin 24.1.0'],
    ['ipad', '18.5', 'unchecked', 'iPadOS 18.5'],
    ['linux', 'Ubuntu 24.04.1 LTS', 'warn', 'Ubuntu 24.04.1 LTS'],
    ['linux', 'Fedora 44', 'unchecked', 'Fedora 44'],
    ['linux', '6.8.0-45-generic', 'unchecked', '6.8.0-45-generic'],
  ])('%s %j: %s', (kind, text, verdict, label) => {
    expect(judgeOs(ruleOf('drc-insight', kind), text)).toMatchObject({ verdict, label });
  });

  test('says which entry of the list decided', () => {
    expect(judgeOs(ruleOf('drc-insight', 'chromebook'), '131').matched).toBe('131, which DRC excludes by name');
    expect(judgeOs(ruleOf('drc-insight', 'chromebook'), '12').matched).toBe('older than 130');
    expect(judgeOs(ruleOf('drc-insight', 'mac'), '27.0').matched).toBeNull();
  });
});

describe('TestNav', () => {
  test.each<[DeviceKind, string, string]>([
    ['chromebook', '146.0.7680.1', 'pass'],
    ['chromebook', '150', 'pass'],
    ['chromebook', '145.0.1', 'warn'],
    ['chromebook', '144.0.7559.59', 'pass'],
    ['chromebook', '116', 'warn'],
    ['chromebook', '115.0.5790.182', 'fail'],
    ['ipad', '18.5', 'pass'],
    ['ipad', 'iPadOS 26.1 (23B85)', 'pass'],
    ['ipad', '17.7', 'warn'],
    ['mac', 'macOS 14.7', 'warn'],
    ['mac', 'macOS Sequoia 15.1', 'pass'],
    ['windows', '10.0.26100.2314', 'pass'],
    ['windows', 'Windows 11 23H2', 'warn'],
    ['windows', 'Windows 10 22H2', 'warn'],
    ['windows', 'Windows 10', 'warn'],
    ['windows', 'Windows 11', 'unchecked'],
    ['linux', 'Ubuntu 24.04.1 LTS', 'pass'],
    ['linux', 'Ubuntu 24.10', 'warn'],
    ['linux', 'Fedora Linux 44 (Workstation Edition)', 'pass'],
    ['linux', 'Fedora 43', 'warn'],
    ['linux', 'Linux Mint 22', 'warn'],
    ['linux', 'Linux 6.8.0-45-generic', 'unchecked'],
  ])('%s %j: %s', (kind, text, verdict) => {
    expect(judgeOs(ruleOf('testnav', kind), text).verdict).toBe(verdict);
  });
});

test('judgeOs > does not guess when a short text straddles a border of the rule', () => {
  const rule: OsRule = {
    kind: 'ipad',
    supported: [{ from: '17.3', below: '18', label: '17.3 or newer' }],
    bestEffort: [],
    refused: [],
    otherwise: 'fail',
    sources: [],
    confidence: 'ours',
  };
  expect(judgeOs(rule, '17').verdict).toBe('unchecked');
  expect(judgeOs(rule, '17.2').verdict).toBe('fail');
  expect(judgeOs(rule, '17.3.1').verdict).toBe('pass');
});
