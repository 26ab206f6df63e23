import { expect, test } from 'vitest';
import { metricsText } from '../../../../main/history/prometheus.ts';
import { aDevice, aRoom } from '../../../helpers/builders.ts';
import { aFinding } from '../../../helpers/diagnosis-builders.ts';

const NOTHING = {
  version: '1.0.0',
  roster: { revision: 1, rooms: [], devices: [] },
  live: [],
  path: { targets: [], states: [] },
  diagnosis: { open: [] },
  sweep: null,
};

test('metricsText > counts devices by room and state, all states of a room, names escaped', () => {
  const text = metricsText({
    ...NOTHING,
    roster: {
      revision: 1,
      rooms: [aRoom({ id: 'r', name: 'Lab "A"' })],
      devices: [
        aDevice({ id: 'a', roomId: 'r' }),
        aDevice({ id: 'b', roomId: 'r' }),
        aDevice({ id: 'c', roomId: null }),
      ],
    },
    live: [
      { id: 'a', state: 'up' },
      { id: 'b', state: 'down' },
    ],
  });
  expect(text).toContain('# TYPE tdc_devices gauge\n');
  expect(text).toContain('tdc_devices{room="Lab \\"A\\"",state="up"} 1\n');
  expect(text).toContain('tdc_devices{room="Lab \\"A\\"",state="down"} 1\n');
  expect(text).toContain('tdc_devices{room="Lab \\"A\\"",state="slow"} 0\n');
  expect(text).toContain('tdc_devices{room="",state="unknown"} 1\n');
});

test('metricsText > counts open findings by layer, also those that there are none of', () => {
  const text = metricsText({ ...NOTHING, diagnosis: { open: [aFinding()] } });
  expect(text).toContain('tdc_findings_open{layer="room"} 1\n');
  expect(text).toContain('tdc_findings_open{layer="vendor"} 0\n');
});

test('metricsText > never names a device or a student', () => {
  const device = aDevice({ label: 'CB-0417', studentLabel: 'Student 7', serial: 'SER1', address: '10.1.2.3' });
  const text = metricsText({ ...NOTHING, roster: { revision: 1, rooms: [aRoom()], devices: [device] } });
  for (const secret of ['CB-0417', 'Student 7', 'SER1', '10.1.2.3']) expect(text).not.toContain(secret);
});

test('metricsText > is well formed line by line', () => {
  const line = /^(# (HELP|TYPE) [a-z_]+ .+|[a-z_]+(\{([a-z_]+="([^"\\\n]|\\.)*",?)*\})? -?[0-9.e+-]+)$/;
  const text = metricsText({ ...NOTHING, diagnosis: { open: [aFinding()] } });
  expect(text.endsWith('\n')).toBe(true);
  expect(
    text
      .trimEnd()
      .split('\n')
      .filter((one) => !line.test(one)),
  ).toEqual([]);
});
