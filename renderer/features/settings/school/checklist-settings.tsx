import { Button, Checkbox, TextInput } from '@mantine/core';
import { useState } from 'react';
import { platformSite } from '../../../../shared/model/site.ts';
import type { ChecklistItem } from '../../../../shared/profiles/schema.ts';
import { saveSite } from '../../../state/site-store.ts';
import { sourceWords } from '../../../ui/source-words.ts';
import { useSavedText } from '../use-saved-text.ts';
import { type PlatformPartProps, withPlatform } from './platform-part.ts';
import classes from './rows-setting.module.css';
import { type Column, RowsSetting } from './rows-setting.tsx';
import { saveOrShow } from './save-or-show.ts';
import { SettingBlock } from './setting-block.tsx';
import { readChecklistItem } from './site-readings.ts';

/** What people confirm, as this school wants it: reworded, left out, added to. */
export function ChecklistSettings({ profile, own }: PlatformPartProps) {
  const [isOpen, setOpen] = useState(false);
  const used = profile.checklist.filter(({ id }) => !own.hiddenItems.includes(id)).length;
  return (
    <SettingBlock
      title="Check list"
      hint={`${used} of ${profile.checklist.length} items of the platform are used, and ${own.addedItems.length} of the school's own.`}
    >
      {profile.checklist.length > 0 && (
        <>
          <Button variant="default" size="xs" mb={8} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
            {isOpen ? 'Hide the items' : 'Reword or leave out items'}
          </Button>
          {isOpen &&
            profile.checklist.map((item) => <ItemField key={item.id} profile={profile} own={own} item={item} />)}
        </>
      )}
      <OwnItems profile={profile} own={own} />
    </SettingBlock>
  );
}

function ItemField({ profile, own, item }: PlatformPartProps & { readonly item: ChecklistItem }) {
  const isHidden = own.hiddenItems.includes(item.id);
  const text = useSavedText(
    own.itemTitles[item.id] ?? item.title,
    (typed) => ({ ok: true, patch: typed.trim() }),
    (title) =>
      saveSite((site) => {
        const { [item.id]: _before, ...others } = platformSite(site, profile.id).itemTitles;
        // Emptied, or typed back to what it was: the platform's own words again.
        const isUsual = title === '' || title === item.title;
        return withPlatform(site, profile.id, { itemTitles: isUsual ? others : { ...others, [item.id]: title } });
      }),
  );
  const use = (isUsed: boolean) =>
    void saveOrShow((site) => {
      const others = platformSite(site, profile.id).hiddenItems.filter((id) => id !== item.id);
      return withPlatform(site, profile.id, { hiddenItems: isUsed ? others : [...others, item.id] });
    });
  return (
    <div className={classes.item}>
      <Checkbox
        size="xs"
        mt={7}
        aria-label={`Use: ${item.title}`}
        checked={!isHidden}
        onChange={(event) => use(event.currentTarget.checked)}
      />
      <TextInput
        size="xs"
        aria-label={`Wording of: ${item.title}`}
        placeholder={item.title}
        disabled={isHidden}
        maxLength={300}
        value={text.value}
        error={text.error}
        onChange={(event) => text.onChange(event.currentTarget.value)}
        onBlur={text.onBlur}
        onKeyDown={text.onKeyDown}
      />
      <small>
        {own.itemTitles[item.id] === undefined ? '' : `Usually: ${item.title} `}
        {item.per === 'room' ? 'For each room' : 'Once for the school'},{' '}
        {item.holdsFor === 'day' ? 'every testing day' : 'once in a window'}. {sourceWords(profile, item)}.
      </small>
    </div>
  );
}

const ITEM_COLUMNS: readonly Column[] = [
  { key: 'title', label: 'Item', placeholder: 'What is to be looked at', width: 3 },
  {
    key: 'per',
    label: 'Where',
    options: [
      { value: 'room', label: 'Each room' },
      { value: 'site', label: 'School' },
    ],
  },
  {
    key: 'holdsFor',
    label: 'How often',
    options: [
      { value: 'day', label: 'Every day' },
      { value: 'window', label: 'Once' },
    ],
  },
];

function OwnItems({ profile, own }: PlatformPartProps) {
  return (
    <RowsSetting
      name={`The school's own items for ${profile.name}`}
      addLabel="Add an item of your own"
      columns={ITEM_COLUMNS}
      stored={own.addedItems.map(({ id, title, per, holdsFor }) => ({ id, title, per, holdsFor }))}
      emptyRow={() => ({ id: `school-${crypto.randomUUID()}`, title: '', per: 'room', holdsFor: 'day' })}
      read={readChecklistItem}
      save={(items) => saveSite((site) => withPlatform(site, profile.id, { addedItems: keepDetails(items, own) }))}
    />
  );
}

/** What a site file said beyond the fields here, such as for which devices an item is, is kept. */
function keepDetails(items: readonly ChecklistItem[], own: PlatformPartProps['own']): ChecklistItem[] {
  return items.map((item) => {
    const before = own.addedItems.find(({ id }) => id === item.id);
    return before === undefined ? item : { ...before, title: item.title, per: item.per, holdsFor: item.holdsFor };
  });
}
