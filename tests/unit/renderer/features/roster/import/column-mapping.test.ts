import { describe, expect, it } from 'vitest';
import { mappingLines, withColumn } from '../../../../../../renderer/features/roster/import/column-mapping.ts';
import { RosterField } from '../../../../../../shared/model/roster-import.ts';

const UNREAD = { mapping: {}, examples: {} };

describe('mappingLines', () => {
  it('has every field once, so that each can be mapped by hand', () => {
    const fields = mappingLines({}, {}, UNREAD).map((line) => line.field);
    expect([...fields].sort()).toEqual([...RosterField.options].sort());
  });

  it('marks a field that was moved, taken out or added', () => {
    const automatic = { label: 'Name', host: 'Host', serial: 'SN' } as const;
    const lines = mappingLines({ label: 'Tag', serial: 'SN', mac: 'MAC' }, automatic, UNREAD);
    expect(lines.filter((line) => line.isChanged).map((line) => line.field)).toEqual(['label', 'mac', 'host']);
  });

  it('shows examples of a mapped field, but not those of the column that was mapped before', () => {
    const preview = { mapping: { label: 'Name' }, examples: { label: ['A', 'B'] } };
    expect(mappingLines({ label: 'Name' }, {}, preview)[0]?.examples).toEqual(['A', 'B']);
    expect(mappingLines({ label: 'Tag' }, {}, preview)[0]?.examples).toEqual([]);
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
