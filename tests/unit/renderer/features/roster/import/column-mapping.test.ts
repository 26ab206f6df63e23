import { describe, expect, it } from 'vitest';
import { mappingLines, withColumn } from '../../../../../../renderer/features/roster/import/column-mapping.ts';
import { RosterField } from '../../../../../../shared/model/roster-import.ts';
import { aRow } from './a-preview.ts';

describe('mappingLines', () => {
  it('has every field once, so that each can be mapped by hand', () => {
    const fields = mappingLines({}, {}, []).map((line) => line.field);
    expect([...fields].sort()).toEqual([...RosterField.options].sort());
  });

  it('marks a field that was moved, taken out or added', () => {
    const automatic = { label: 'Name', host: 'Host', serial: 'SN' } as const;
    const lines = mappingLines({ label: 'Tag', serial: 'SN', mac: 'MAC' }, automatic, []);
    expect(lines.filter((line) => line.isChanged).map((line) => line.field)).toEqual(['label', 'mac', 'host']);
  });

  it('shows different values of a mapped field, at most three', () => {
    const rows = ['A', 'A', 'B', 'C', 'D'].map((label) => aRow({ label }));
    const [label] = mappingLines({ label: 'Name' }, {}, rows);
    expect(label?.samples).toEqual(['A', 'B', 'C']);
  });
});

describe('withColumn', () => {
  it('moves one field and leaves the others', () => {
    expect(withColumn({ label: 'Name', host: 'Host' }, 'label', 'Tag')).toEqual({ label: 'Tag', host: 'Host' });
  });

  it('takes a field out for null', () => {
    expect(withColumn({ label: 'Name', host: 'Host' }, 'host', null)).toEqual({ label: 'Name' });
  });
});
